import { renderHook, waitFor } from '@testing-library/react';
import { act } from 'react';
import { expect, it } from 'vitest';
import { RequestError } from '../../providers/request-error.ts';
import { useLazyTree, withChildren } from './use-lazy-tree.ts';

const node = (id: string) => ({ id, name: id, hasChildren: true });

it('puts children below the node that was opened and leaves the rest as it is', () => {
  const tree = withChildren([node('a'), node('b')], 'b', [node('c')]);
  const deeper = withChildren(tree, 'c', [node('d')]);
  expect(deeper[0]).toBe(tree[0]);
  expect(deeper[1]?.children?.[0]?.children?.map((child) => child.id)).toEqual(['d']);
});

it('loads roots at once, children on opening, and says when it cannot', async () => {
  let isAway = false;
  const { result } = renderHook(() =>
    useLazyTree(async (parent) => {
      if (isAway) {
        throw new RequestError('OFFLINE', 'offline');
      }
      return parent ? [node(`${parent}1`)] : [node('r')];
    }),
  );
  expect(result.current.isLoading).toBe(true);
  await waitFor(() => expect(result.current.roots).toHaveLength(1));
  await act(() => result.current.open('r'));
  expect(result.current.roots[0]?.children?.[0]?.id).toBe('r1');
  isAway = true;
  await act(() => result.current.open('r1'));
  expect(result.current.error?.code).toBe('OFFLINE');
  expect(result.current.roots).toHaveLength(1);
});
