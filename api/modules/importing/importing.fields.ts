import { Args, Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import type { Context } from '../../graphql/context.ts';
import { fromShape } from '../../graphql/read.ts';
import { ImportSeverityEnum } from './import-enum.type.ts';
import {
  ImportIssueType,
  ImportMappedFieldType,
  ImportMappingType,
  ImportNoticeType,
  ImportTranslationType,
  ImportValueType,
} from './import-file.type.ts';
import {
  failureMessage,
  issueText,
  mappedFields,
  noticeText,
  valueLabel,
  valueText,
  type StoredIssue,
  type StoredMapping,
  type StoredValue,
} from './import-texts.ts';
import { ImportProposalListArguments, ImportRowListArguments } from './importing.input.ts';
import type { RowSeverity } from './importing.enums.ts';
import {
  ImportBatchType,
  ImportFailureType,
  ImportProposalConnection,
  ImportRowConnection,
  ImportRowType,
} from './importing.type.ts';
import type { SheetNotice } from './sheet/sheet.ts';
import type { BatchFailure } from './import-batch.entity.ts';

/** Connections of a batch; the engine reads them with their parent. */
@Resolver(() => ImportBatchType)
export class ImportBatchFields {
  @FieldResolver(() => ImportRowConnection, { description: 'Rows of the file' })
  rows(@Args(() => ImportRowListArguments) _list: object): object {
    return fromShape();
  }

  @FieldResolver(() => ImportProposalConnection, { description: 'Changes that the list implies' })
  proposals(@Args(() => ImportProposalListArguments) _list: object): object {
    return fromShape();
  }
}

/** Values of a row; the engine reads them with it. */
@Resolver(() => ImportRowType)
export class ImportRowFields {
  @FieldResolver(() => [ImportValueType], { description: 'Values that the row gives' })
  values(): object {
    return fromShape();
  }
}

/** Texts of an issue in the reader's language. */
@Resolver(() => ImportIssueType)
export class ImportIssueFields {
  @FieldResolver(() => ImportSeverityEnum, { description: 'How grave it is' })
  severity(@Root() issue: StoredIssue): RowSeverity {
    return issue.severity.toUpperCase() as RowSeverity;
  }

  @FieldResolver(() => String, { description: 'What happened and what to do, in the language of the request' })
  message(@Root() issue: StoredIssue, @Ctx() { actor }: Context): string {
    return issueText(issue, actor.locale);
  }
}

/** Texts of a value in the reader's language. */
@Resolver(() => ImportValueType)
export class ImportValueFields {
  @FieldResolver(() => String, { description: 'Label of the field in the language of the request' })
  label(@Root() value: StoredValue, @Ctx() { actor }: Context): string {
    return valueLabel(value, actor.locale);
  }

  @FieldResolver(() => String, { nullable: true, description: 'Value of the file' })
  after(@Root() value: StoredValue): string | null {
    return valueText(value.after);
  }

  @FieldResolver(() => String, { nullable: true, description: 'Value of the record where it differs' })
  before(@Root() value: StoredValue): string | null {
    return valueText(value.before);
  }
}

/** Text of a reader's notice. */
@Resolver(() => ImportNoticeType)
export class ImportNoticeFields {
  @FieldResolver(() => String, { description: 'The notice in the language of the request' })
  message(@Root() notice: SheetNotice, @Ctx() { actor }: Context): string {
    return noticeText(notice, actor.locale);
  }
}

/** Text of a failure. */
@Resolver(() => ImportFailureType)
export class ImportFailureFields {
  @FieldResolver(() => String, { description: 'What happened and what to do, in the language of the request' })
  message(@Root() failure: BatchFailure & { readonly target: string }, @Ctx() { actor }: Context): string {
    return failureMessage(failure, actor.locale);
  }
}

/** Fields of a mapping with their labels. */
@Resolver(() => ImportMappingType)
export class ImportMappingFields {
  @FieldResolver(() => [ImportMappedFieldType], { description: 'Fields of the target with their columns' })
  fields(@Root() mapping: StoredMapping, @Ctx() { actor }: Context): ImportMappedFieldType[] {
    return mappedFields(mapping, actor.locale);
  }

  @FieldResolver(() => [ImportTranslationType], { description: 'What values mean, as the mapping says' })
  translations(@Root() { profile }: StoredMapping): ImportTranslationType[] {
    return Object.entries(profile.translations ?? {}).flatMap(([field, entries]) =>
      Object.entries(entries).map(([from, to]) => ({ field, from, to })),
    );
  }

  @FieldResolver(() => String, { description: 'Key of the profile that was used, such as ministry-list' })
  profileKey(@Root() { profile }: StoredMapping): string {
    return profile.key;
  }

  @FieldResolver(() => Int, { description: 'Version of that profile' })
  profileVersion(@Root() { profile }: StoredMapping): number {
    return profile.version;
  }
}
