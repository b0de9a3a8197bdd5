import sql from 'sql-template-tag';
import type { Reader } from '../../kernel/read/reader.ts';
import { inForceSql } from './people.policy.ts';

/** A term of the viewer that is in force, by uuids. */
export interface TermInForce {
  readonly termId: string;
  readonly officeId: string;
  readonly organizationId: string;
}

/** The viewer's own terms in force, the oldest first. */
export async function termsInForce(reader: Reader): Promise<TermInForce[]> {
  const { actor, today } = reader.context;
  if (actor.personId === null) {
    return [];
  }
  return reader.run(sql`select t.id as "termId", t.office_id as "officeId", t.organization_id as "organizationId" from term t
    where t.person_id = ${actor.personId}::uuid and ${inForceSql('t', today)} order by t.starts_on, t.id`);
}
