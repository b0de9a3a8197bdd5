import { TreeSelect } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDebounced } from '../data/use-debounced.ts';
import type { LoadChildren, TreeNode } from './tree-node.ts';
import { type LoadedNode, useLazyTree } from './use-lazy-tree.ts';

interface TreePickerProps {
  readonly id?: string;
  readonly value?: string | null | undefined;
  readonly onChange?: (id: string | undefined) => void;
  readonly load: LoadChildren;
  /** Finds nodes by name, pinyin or code; shown flat while something is typed. */
  readonly search: (text: string, signal: AbortSignal) => Promise<readonly TreeNode[]>;
  /** Name of the present value, which may lie below branches not yet opened. */
  readonly valueLabel?: string | undefined;
  readonly placeholder?: string;
  readonly disabled?: boolean;
  readonly 'aria-label'?: string;
}

interface PickerNode {
  value: string;
  label: string;
  isLeaf: boolean;
  disabled: boolean;
  children?: PickerNode[];
}

function toPickerNode(node: LoadedNode): PickerNode {
  return {
    value: node.id,
    label: node.note ? `${node.name}（${node.note}）` : node.name,
    isLeaf: !node.hasChildren,
    disabled: node.isDisabled ?? false,
    ...(node.children ? { children: node.children.map(toPickerNode) } : {}),
  };
}

/** Picks one node of a tree, by opening branches or by typing. */
export function TreePicker({ load, search, value, valueLabel, onChange, placeholder, ...rest }: TreePickerProps) {
  const { t } = useTranslation();
  const tree = useLazyTree(load);
  const [text, setText] = useState('');
  const wanted = useDebounced(text.trim());
  const found = useQuery({
    queryKey: ['tree-picker', rest.id, wanted],
    enabled: wanted !== '',
    queryFn: ({ signal }) => search(wanted, signal),
  });
  const nodes = wanted === '' ? tree.roots : (found.data ?? []).map((node) => ({ ...node, hasChildren: false }));
  return (
    <TreeSelect<{ value: string; label: React.ReactNode } | undefined, PickerNode>
      {...rest}
      style={{ width: '100%' }}
      allowClear
      labelInValue
      showSearch={{ filterTreeNode: false, searchValue: text, onSearch: setText }}
      placeholder={placeholder ?? t('tree.placeholder')}
      notFoundContent={found.isFetching || tree.isLoading ? t('feedback.loading') : t('feedback.empty.filteredTitle')}
      treeData={nodes.map(toPickerNode)}
      loadData={(node) => tree.open(String(node.value))}
      {...(value ? { value: { value, label: valueLabel ?? labelOf(tree.roots, value) ?? value } } : {})}
      onChange={(next) => {
        setText('');
        onChange?.(next?.value);
      }}
    />
  );
}

function labelOf(nodes: readonly LoadedNode[], id: string): string | undefined {
  for (const node of nodes) {
    const found = node.id === id ? node.name : labelOf(node.children ?? [], id);
    if (found) {
      return found;
    }
  }
  return undefined;
}
