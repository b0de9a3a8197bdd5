import { Args, FieldResolver, ID, Int, Resolver, Root } from 'type-graphql';
import { fromShape } from '../../graphql/read.ts';
import { encodeId, ID_PREFIXES, type IdPrefix } from '../../kernel/ids.ts';
import { OrganizationType, PlannedChangeType } from '../organization/index.ts';
import { HandoverItemType, HandoverPackConnection, HandoverPackType } from './handover.type.ts';
import { OfficeListArguments } from './office.input.ts';
import { OfficeConnection, OfficeType } from './office.type.ts';
import { DuplicateCandidateType, PersonType } from './person.type.ts';
import { HandoverPackListArguments, RotationTurnListArguments, TermListArguments } from './term.input.ts';
import { RotationTurnConnection, TermConnection, TermType } from './term.type.ts';

/** Connections of a person; the engine reads them with their parent. */
@Resolver(() => PersonType)
export class PersonFields {
  @FieldResolver(() => [TermType], {
    description: 'Terms that would go back with the record if its merge were undone, as far as visible',
  })
  returningTerms(): object {
    return fromShape();
  }

  @FieldResolver(() => TermConnection, {
    description: 'Offices that the person holds, held and will hold, as far as the viewer may know',
  })
  terms(@Args(() => TermListArguments) _list: object): object {
    return fromShape();
  }
}

/** Public id of a candidate. */
@Resolver(() => DuplicateCandidateType)
export class DuplicateCandidateFields {
  @FieldResolver(() => ID, { description: 'Public id of the other record' })
  personId(@Root() { personUuid }: DuplicateCandidateType): string {
    return encodeId('per', personUuid);
  }
}

/** Connections of an office; the engine reads them with their parent. */
@Resolver(() => OfficeType)
export class OfficeFields {
  @FieldResolver(() => TermConnection, { description: 'Terms of the office that the viewer may know' })
  terms(@Args(() => TermListArguments) _list: object): object {
    return fromShape();
  }

  @FieldResolver(() => TermConnection, { description: 'Terms in force today' })
  currentTerms(@Args(() => TermListArguments) _list: object): object {
    return fromShape();
  }

  @FieldResolver(() => RotationTurnConnection, { description: 'Calendar of a rotating office' })
  rotationTurns(@Args(() => RotationTurnListArguments) _list: object): object {
    return fromShape();
  }

  @FieldResolver(() => HandoverPackConnection, {
    description: 'Handover packs of former holders that the viewer may read',
  })
  handoverPacks(@Args(() => HandoverPackListArguments) _list: object): object {
    return fromShape();
  }
}

/** The handover of a term; the engine reads it with its parent. */
@Resolver(() => TermType)
export class TermFields {
  @FieldResolver(() => HandoverPackType, {
    nullable: true,
    description: 'What was handed over at its end, null unless the viewer may read it',
  })
  handoverPack(): object {
    return fromShape();
  }
}

/** Public id of the record that a matter concerns. */
@Resolver(() => HandoverItemType)
export class HandoverItemFields {
  @FieldResolver(() => ID, { nullable: true, description: 'Public id of the record concerned' })
  subjectId(@Root() { subjectType, subjectUuid }: HandoverItemType): string | null {
    const prefix = Object.entries(ID_PREFIXES).find(([, name]) => name === subjectType)?.[0];
    return prefix && subjectUuid ? encodeId(prefix as IdPrefix, subjectUuid) : null;
  }
}

/** What people add to organizations; the engine reads it with its parent. */
@Resolver(() => OrganizationType)
export class OrganizationPeopleFields {
  @FieldResolver(() => OfficeConnection, { description: 'Offices of the organization' })
  offices(@Args(() => OfficeListArguments) _list: object): object {
    return fromShape();
  }

  @FieldResolver(() => TermConnection, { description: 'Terms in force today; none for the signed-out' })
  currentTerms(@Args(() => TermListArguments) _list: object): object {
    return fromShape();
  }

  @FieldResolver(() => Int, {
    description: 'Staff today: people of the presidium and of the working departments (工作人员)',
  })
  staffCount(): number {
    return fromShape();
  }

  @FieldResolver(() => Int, { description: 'Members of the presidium today' })
  presidiumCount(): number {
    return fromShape();
  }

  @FieldResolver(() => Int, { description: 'Seats of its offices that nobody holds today' })
  vacancyCount(): number {
    return fromShape();
  }

  @FieldResolver(() => Int, { description: 'Terms in force that end within the next 60 days' })
  expiringTermCount(): number {
    return fromShape();
  }
}

/** Who planned a change; the engine reads them with their parent. */
@Resolver(() => PlannedChangeType)
export class PlannedChangePeopleFields {
  @FieldResolver(() => PersonType, {
    nullable: true,
    description: 'Person who planned it, null when not visible',
  })
  plannedBy(): object {
    return fromShape();
  }

  @FieldResolver(() => OfficeType, {
    nullable: true,
    description: 'Office by whose authority it was planned, null when not visible',
  })
  office(): object {
    return fromShape();
  }
}
