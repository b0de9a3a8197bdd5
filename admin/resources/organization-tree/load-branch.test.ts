import { describe, expect, it } from 'vitest';
import { fakeGraphQL } from '../../testing/fake-graphql.ts';
import { branchLoader } from './load-branch.ts';

const unit = (id: string, parentId: string | null) => ({
  id,
  parentId,
  name: id,
  level: 'SCHOOL',
  kind: 'CLUB',
  childCount: 1,
});

describe('branches of the tree', () => {
  it('are read with the level below, which is shown at once when it is opened and read anew the next time', async () => {
    const seen = fakeGraphQL({
      OrganizationTreeUnits: ({ parentId }) => ({
        organizationTree: parentId
          ? [unit(`${parentId as string}.1`, parentId), unit(`${parentId as string}.1.1`, `${parentId as string}.1`)]
          : [unit('top', null), unit('a', 'top'), unit('b', 'top')],
      }),
    });
    const load = branchLoader('2026-11-24');
    const ids = async (parentId?: string) => (await load(parentId)).map(({ id }) => id);
    expect(await ids()).toEqual(['top']);
    expect(await ids('top')).toEqual(['a', 'b']);
    expect(seen.map(({ variables }) => variables)).toEqual([{ parentId: null, date: '2026-11-24', depth: 2 }]);
    expect(await ids('a')).toEqual(['a.1']);
    expect(await ids('a.1')).toEqual(['a.1.1']);
    expect(seen).toHaveLength(2);
    await ids('a.1');
    expect(seen).toHaveLength(3);
  });

  it('are not kept from an answer that is full, since its last level may be cut off', async () => {
    const seen = fakeGraphQL({
      OrganizationTreeUnits: ({ parentId }) => ({
        organizationTree: parentId
          ? [unit('a', 'top')]
          : [unit('top', null), ...Array.from({ length: 999 }, (_, index) => unit(`u${index}`, 'top'))],
      }),
    });
    const load = branchLoader('2026-11-24');
    await load(undefined);
    expect((await load('top')).map(({ id }) => id)).toEqual(['a']);
    expect(seen).toHaveLength(2);
  });
});
