import sql, { type Sql } from 'sql-template-tag';
import type { Context } from '../../graphql/context.ts';
import { forbidden } from '../../kernel/access.ts';
import { decodeId } from '../../kernel/ids.ts';
import type { Table } from '../../kernel/read/shape.ts';
import { workingCalendarOf } from '../calendar/index.ts';
import { OrganizationShape } from '../organization/index.ts';
import { actsFor } from './acting.policy.ts';
import { audienceOf, type AudienceInput } from './audience.input.ts';
import {
  audienceSql,
  countAudience,
  resolveAudience,
  type AudienceOwner,
  type LevelCount,
  type ResolvedAudience,
} from './audience.read-model.ts';
import { OWNER_PERMISSION } from './obligation.policy.ts';
import { ISSUER_PERMISSION } from './directive.policy.ts';
import type { AudiencePreviewType } from './directive.type.ts';

/** Working days that a due day leaves when nobody says otherwise. */
const SUGGESTED_WORKDAYS = 10;

interface Preview extends AudiencePreviewType {
  readonly owner: AudienceOwner;
  readonly resolved: ResolvedAudience;
}

/**
 * Whom an audience would reach now, counted exactly by level; for those who hand out in the name of the organization, so
 * that nobody learns more than what the directory of the own line says.
 */
export async function previewFor(
  context: Context,
  organizationId: string,
  input: AudienceInput,
): Promise<AudiencePreviewType | null> {
  const { actor, reader } = context;
  const id = decodeId('org', organizationId);
  const isSeen = id !== null && (await reader.sees(OrganizationShape, id));
  if (!isSeen) {
    return null;
  }
  if (!actsFor(actor, ISSUER_PERMISSION, id) && !actsFor(actor, OWNER_PERMISSION, id)) {
    throw forbidden();
  }
  const run = <Row extends object>(statement: Sql): Promise<Row[]> => reader.run<Row>(statement);
  const [owner] = await run<AudienceOwner>(sql`select id, path from organization where id = ${id}::uuid`);
  const resolved = await resolveAudience(run, owner!, audienceOf(input), ['audience']);
  const levels = await countAudience(run, resolved, owner!);
  const { today } = reader.context;
  const calendar = await workingCalendarOf(run, id, today);
  return {
    total: levels.reduce((sum: number, { count }: LevelCount) => sum + count, 0),
    levels,
    suggestedDueOn: calendar.addWorkdays(today, SUGGESTED_WORKDAYS).day,
    ownerId: id,
    audience: resolved.audience,
    owner: owner!,
    resolved,
  } as Preview;
}

/** The condition by which the engine lists the members of an audience that is looked at. */
export function membersOf(preview: AudiencePreviewType): (table: Table) => Sql {
  const { owner, resolved } = preview as Preview;
  return (table) =>
    sql`${table.column('id')} in (select o.id from organization o where ${audienceSql(resolved, owner)})`;
}
