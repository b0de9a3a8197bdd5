import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../../graphql/context.ts';
import { fromShape } from '../../graphql/read.ts';
import { DomainRefusal, type RefusalParams } from '../../kernel/refusal.ts';
import { AttachmentConnection, AttachmentListArguments } from '../attachment/index.ts';
import { OfficeType, TITLE_LABELS } from '../people/index.ts';
import { ProcedureCaseType, ProcedureFactType, ProcedureFailureType, ProcedureStepType } from './case.type.ts';
import { ProcedureVersionListArguments } from './procedure.input.ts';
import { subjectOf } from './procedure-subject.ts';
import { ProcedureType, ProcedureVersionConnection } from './procedure.type.ts';

/** Connections of a procedure; the engine reads them with their parent. */
@Resolver(() => ProcedureType)
export class ProcedureFields {
  @FieldResolver(() => ProcedureVersionConnection, { description: 'Its versions, the latest first' })
  versions(@Args(() => ProcedureVersionListArguments) _list: object): object {
    return fromShape();
  }
}

/** Evidence of a case. */
@Resolver(() => ProcedureCaseType)
export class ProcedureCaseFields {
  @FieldResolver(() => AttachmentConnection, { description: 'All files that were handed in on its way' })
  attachments(@Args(() => AttachmentListArguments) _list: object): object {
    return fromShape();
  }
}

/** Evidence of an entry of a timeline. */
@Resolver(() => ProcedureStepType)
export class ProcedureStepFields {
  @FieldResolver(() => AttachmentConnection, { description: 'Files that were handed in with it' })
  attachments(@Args(() => AttachmentListArguments) _list: object): object {
    return fromShape();
  }
}

/** The chain before an office. */
@Resolver(() => OfficeType)
export class OfficeProcedureFields {
  @FieldResolver(() => ProcedureType, {
    nullable: true,
    description: 'Chain through which appointments to it go; null when it can be filled directly',
  })
  appointmentProcedure(): object {
    return fromShape();
  }
}

/** Words for a fact of a case. */
@Resolver(() => ProcedureFactType)
export class ProcedureFactFields {
  @FieldResolver(() => String, { description: 'Name of the fact in the language of the request' })
  label(@Root() { subjectKind, key }: ProcedureFactType, @Ctx() { actor }: Context): string {
    return subjectOf(subjectKind).traits[key]?.label[actor.locale] ?? key;
  }

  @FieldResolver(() => String, { nullable: true, description: 'Enum of the schema whose value stands there' })
  enumName(@Root() { subjectKind, key }: ProcedureFactType): string | null {
    return subjectOf(subjectKind).traits[key]?.enumName ?? null;
  }

  @FieldResolver(() => Boolean, { description: 'True when the value is a calendar day' })
  isDay(@Root() { subjectKind, key }: ProcedureFactType): boolean {
    return subjectOf(subjectKind).traits[key]?.kind === 'DAY';
  }

  @FieldResolver(() => String, { description: 'Value in words where the platform has some, else as it is stored' })
  text(@Root() { key, value }: ProcedureFactType, @Ctx() { actor }: Context): string {
    return key === 'titleKey' ? (TITLE_LABELS[actor.locale][value] ?? value) : value;
  }
}

/** Text of a failure. */
@Resolver(() => ProcedureFailureType)
export class ProcedureFailureFields {
  @FieldResolver(() => String, { description: 'What stood against it and what to do, in the language of the request' })
  message(@Root() { code, params }: { code: string; params: RefusalParams | null }, @Ctx() { actor }: Context): string {
    return new DomainRefusal(code, null, params ?? {}).messageIn(actor.locale);
  }
}
