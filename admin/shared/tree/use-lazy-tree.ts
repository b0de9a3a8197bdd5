import { useCallback, useEffect, useRef, useState } from 'react';
import { type RequestError, toRequestError } from '../../providers/request-error.ts';
import type { LoadChildren, TreeNode } from './tree-node.ts';

/** A node with as much below it as has been opened. */
export interface LoadedNode extends TreeNode {
  readonly children?: readonly LoadedNode[];
}

/** A tree that grows as it is opened. */
export interface LazyTree {
  readonly roots: readonly LoadedNode[];
  readonly isLoading: boolean;
  readonly error: RequestError | undefined;
  readonly open: (id: string) => Promise<void>;
  readonly reload: () => void;
}

/** The tree with the children of one node put in place. */
export function withChildren(
  nodes: readonly LoadedNode[],
  id: string,
  children: readonly LoadedNode[],
): readonly LoadedNode[] {
  return nodes.map((node) => {
    if (node.id === id) {
      return { ...node, children };
    }
    return node.children ? { ...node, children: withChildren(node.children, id, children) } : node;
  });
}

/** Loads roots at once and children when a node is opened. */
export function useLazyTree(load: LoadChildren): LazyTree {
  const [roots, setRoots] = useState<readonly LoadedNode[]>([]);
  const [isLoading, setIsLoading] = useState(true);
  const [error, setError] = useState<RequestError>();
  const [round, setRound] = useState(0);
  const loader = useRef(load);
  useEffect(() => {
    loader.current = load;
  });

  useEffect(() => {
    let isCurrent = true;
    setIsLoading(true);
    setError(undefined);
    loader.current(undefined).then(
      (nodes) => {
        if (isCurrent) {
          setRoots(nodes);
          setIsLoading(false);
        }
      },
      (reason: unknown) => {
        if (isCurrent) {
          setError(toRequestError(reason));
          setIsLoading(false);
        }
      },
    );
    return () => {
      isCurrent = false;
    };
  }, [round]);

  const open = useCallback(async (id: string) => {
    try {
      const children = await loader.current(id);
      setRoots((current) => withChildren(current, id, children));
    } catch (reason) {
      setError(toRequestError(reason));
    }
  }, []);

  return { roots, isLoading, error, open, reload: () => setRound((count) => count + 1) };
}
