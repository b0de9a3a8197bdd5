import type { Actor } from '../../kernel/actor.ts';
import { runRead } from '../../kernel/read/reader.ts';
import type { Kernel } from '../../kernel/unit-of-work.ts';
import { boardSql, type BoardRow } from './supervision.read-model.ts';

/** The rows of the national board of one directive as a reader sees them; for measuring without HTTP around it. */
export function nationalBoard(
  kernel: Kernel,
  actor: Actor,
  nationId: string,
  directiveId: string,
): Promise<readonly BoardRow[]> {
  const scope = { kind: 'DIRECTIVE', sourceId: directiveId, levels: null, statuses: null, isLate: null } as const;
  const context = { actor, today: kernel.clock.today(), now: kernel.clock.now() };
  return runRead<BoardRow>(kernel, boardSql({ id: nationId, level: 'NATIONAL' }, scope, context));
}
