import { Arg, Args, FieldResolver, Resolver } from 'type-graphql';
import { fromShape } from '../../graphql/read.ts';
import { DateScalar } from '../../graphql/scalars.ts';
import { InstitutionUnitListArguments } from './institution.input.ts';
import { InstitutionType, InstitutionUnitConnection, InstitutionUnitKindEnum } from './institution.type.ts';

const DAY_TEXT = { description: 'Day in question' };

/** Connections and dated values of an institution; the engine reads them with their parent. */
@Resolver(() => InstitutionType)
export class InstitutionFields {
  @FieldResolver(() => InstitutionUnitConnection, { description: 'Campuses, faculties and offices of the institution' })
  units(
    @Args(() => InstitutionUnitListArguments) _list: object,
    @Arg('kind', () => InstitutionUnitKindEnum, { nullable: true, description: 'Only units of this kind' })
    _kind?: string,
  ): object {
    return fromShape();
  }

  @FieldResolver(() => String, { description: 'Name that it had on a day' })
  nameOn(@Arg('on', () => DateScalar, DAY_TEXT) _on: string): string {
    return fromShape();
  }

  @FieldResolver(() => String, { nullable: true, description: 'School code that it had on a day, null when none' })
  codeOn(@Arg('on', () => DateScalar, DAY_TEXT) _on: string): string {
    return fromShape();
  }
}
