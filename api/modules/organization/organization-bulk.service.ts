import { RequestFailure } from '../../kernel/access.ts';
import { DomainRefusal } from '../../kernel/refusal.ts';
import type { UnitOfWork } from '../../kernel/unit-of-work.ts';
import type { Grounds } from './change-facts.ts';
import { Organization } from './organization.entity.ts';
import { refuse } from './organization.refusals.ts';
import { enact } from './planned-change.service.ts';

/** Why one row of a bulk action stayed as it was. */
export interface BulkRefusal {
  readonly id: string;
  readonly code: string;
  readonly message: string;
}

/**
 * Suspends or archives several organizations; each row is judged by itself, and one that is refused stays as it was while
 * the others change or are planned. Units are taken before what stands above them, so that a whole branch can be archived
 * at once.
 */
export async function changeStates(
  uow: UnitOfWork,
  ids: readonly string[],
  grounds: Grounds,
  action: 'SUSPEND' | 'ARCHIVE',
): Promise<{ changed: string[]; planned: string[]; refused: BulkRefusal[] }> {
  const rows = await uow.em.find(Organization, { id: { $in: [...ids] } });
  const depthOf = new Map(rows.map(({ id, depth }) => [id, depth]));
  const changed = new Set<string>();
  const planned: string[] = [];
  const refused: BulkRefusal[] = [];
  for (const id of ids.toSorted((a, b) => (depthOf.get(b) ?? 0) - (depthOf.get(a) ?? 0))) {
    try {
      const outcome = await enact(uow, { organizationId: id, version: null, facts: { action }, grounds });
      await uow.em.flush();
      if (outcome['plannedChange']) {
        planned.push(outcome['plannedChange'] as string);
      } else {
        changed.add(id);
      }
    } catch (error) {
      const isHidden = error instanceof RequestFailure && (error.code === 'FORBIDDEN' || error.code === 'NOT_FOUND');
      const refusal = isHidden ? refuse('ORGANIZATION_NOT_PERMITTED') : error;
      if (!(refusal instanceof DomainRefusal)) {
        throw error;
      }
      refused.push({ id, code: refusal.code, message: refusal.messageIn(uow.actor.locale) });
    }
  }
  return { changed: ids.filter((id) => changed.has(id)), planned, refused };
}
