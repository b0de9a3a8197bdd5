import { Skeleton, Tree } from 'antd';
import { EmptyState } from '../feedback/empty-state.tsx';
import { RequestFailure } from '../feedback/request-failure.tsx';
import type { LoadChildren } from './tree-node.ts';
import { type LoadedNode, useLazyTree } from './use-lazy-tree.ts';
import styles from './tree.module.css';

interface LazyTreeViewProps {
  readonly load: LoadChildren;
  readonly label: string;
  readonly selectedId?: string | undefined;
  readonly onSelect: (id: string) => void;
  readonly height?: number;
}

interface TreeData {
  key: string;
  title: React.ReactNode;
  isLeaf: boolean;
  disabled: boolean;
  children?: TreeData[];
}

function toTreeData(node: LoadedNode): TreeData {
  return {
    key: node.id,
    title: (
      <span className={styles['node']}>
        <span className={styles['name']}>{node.name}</span>
        {node.note ? <span className={styles['note']}>{node.note}</span> : null}
      </span>
    ),
    isLeaf: !node.hasChildren,
    disabled: node.isDisabled ?? false,
    ...(node.children ? { children: node.children.map(toTreeData) } : {}),
  };
}

/** A tree to look through: children are fetched when a node is opened; arrow keys move, Enter selects. */
export function LazyTreeView({ load, label, selectedId, onSelect, height }: LazyTreeViewProps) {
  const tree = useLazyTree(load);
  if (tree.error && tree.roots.length === 0) {
    return <RequestFailure error={tree.error} onRetry={tree.reload} />;
  }
  if (tree.isLoading) {
    return <Skeleton active paragraph={{ rows: 6 }} />;
  }
  if (tree.roots.length === 0) {
    return <EmptyState />;
  }
  return (
    <Tree<TreeData>
      aria-label={label}
      blockNode
      showLine
      treeData={tree.roots.map(toTreeData)}
      loadData={(node) => tree.open(node.key)}
      selectedKeys={selectedId ? [selectedId] : []}
      onSelect={(keys) => {
        const key = keys[0];
        if (key !== undefined) {
          onSelect(String(key));
        }
      }}
      {...(height ? { height } : {})}
    />
  );
}
