import { Ctx, FieldResolver, ID, Resolver, Root } from 'type-graphql';
import type { Context } from '../../graphql/context.ts';
import {
  auditFieldWords,
  auditSubjectLabel,
  auditSubjectPrefix,
  type AuditFieldWords,
  type AuditValueKind,
} from '../../kernel/audit-words.ts';
import { emptyDigest } from '../../kernel/audit.ts';
import { encodeId } from '../../kernel/ids.ts';
import type { Locale } from '../../kernel/locale.ts';
import { AuditChangeType, AuditSubjectType, AuditValueKindEnum } from './audit.type.ts';

/** A change as the read model gives it. */
interface StoredChange {
  readonly subjectType: string;
  readonly field: string;
  readonly before: unknown;
  readonly after: unknown;
}

const DIGEST = /^hmac:[0-9a-f]{32}$/;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

function asText(value: unknown): string | null {
  if (value === null || value === undefined) {
    return null;
  }
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** One value in the words of the language; a uuid becomes the public id of what it points to. */
function valueWords(value: string, known: AuditFieldWords | null, locale: Locale): string {
  if (known?.prefix && UUID.test(value)) {
    return encodeId(known.prefix, value);
  }
  return known?.words?.(value, locale) ?? value;
}

function valuesOf(value: unknown, known: AuditFieldWords | null, locale: Locale): string[] {
  if (typeof value === 'boolean') {
    return [{ 'zh-CN': value ? '是' : '否', en: value ? 'Yes' : 'No' }[locale]];
  }
  return (Array.isArray(value) ? value : [value])
    .map(asText)
    .filter((item) => item !== null && item !== '')
    .map((item) => valueWords(item!, known, locale));
}

/** What a change says in the words of the reader. */
@Resolver(() => AuditChangeType)
export class AuditChangeFields {
  @FieldResolver(() => String)
  label(@Root() { subjectType, field }: StoredChange, @Ctx() { actor }: Context): string {
    return auditFieldWords(subjectType, field)?.label[actor.locale] ?? field;
  }

  @FieldResolver(() => AuditValueKindEnum)
  kind(@Root() { subjectType, field, before, after }: StoredChange): AuditValueKind {
    const isDigest = [before, after].some((value) => typeof value === 'string' && DIGEST.test(value));
    return isDigest ? 'DIGEST' : (auditFieldWords(subjectType, field)?.kind ?? 'TEXT');
  }

  @FieldResolver(() => String, { nullable: true })
  enumName(@Root() { subjectType, field }: StoredChange): string | null {
    return auditFieldWords(subjectType, field)?.enumName ?? null;
  }

  @FieldResolver(() => String, { nullable: true })
  before(@Root() { before }: StoredChange): string | null {
    return asText(before);
  }

  @FieldResolver(() => String, { nullable: true })
  after(@Root() { after }: StoredChange): string | null {
    return asText(after);
  }

  @FieldResolver(() => [String])
  beforeValues(@Root() { subjectType, field, before }: StoredChange, @Ctx() { actor, kernel }: Context): string[] {
    return before === emptyDigest(kernel.secret)
      ? []
      : valuesOf(before, auditFieldWords(subjectType, field), actor.locale);
  }

  @FieldResolver(() => [String])
  afterValues(@Root() { subjectType, field, after }: StoredChange, @Ctx() { actor, kernel }: Context): string[] {
    return after === emptyDigest(kernel.secret)
      ? []
      : valuesOf(after, auditFieldWords(subjectType, field), actor.locale);
  }
}

/** The record that an entry is about. */
@Resolver(() => AuditSubjectType)
export class AuditSubjectFields {
  @FieldResolver(() => ID, { nullable: true })
  id(@Root() { type, uuid }: { type: string; uuid: string | null }): string | null {
    const prefix = auditSubjectPrefix(type);
    return uuid !== null && prefix ? encodeId(prefix, uuid) : null;
  }

  @FieldResolver(() => String)
  label(@Root() { type }: { type: string }, @Ctx() { actor }: Context): string {
    return auditSubjectLabel(type, actor.locale);
  }
}
