import { Arg, Args, FieldResolver, Resolver } from 'type-graphql';
import { fromShape } from '../../graphql/read.ts';
import { InstitutionUnitListArguments } from './institution.input.ts';
import { InstitutionType, InstitutionUnitConnection, InstitutionUnitKindEnum } from './institution.type.ts';

/** Connections of an institution; the engine reads them with their parent. */
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
}
