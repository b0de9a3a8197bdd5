import { Select } from 'antd';
import type { FilterControlProps, FilterSpec } from '../../shared/table/filter-spec.ts';
import { useWorkCounts } from './use-work-counts.ts';

function KindControl({ values, onChange, label }: FilterControlProps) {
  const counts = useWorkCounts() ?? [];
  const options = counts.map(({ kind, kindLabel, count }) => ({ value: kind, label: `${kindLabel} (${count})` }));
  return (
    <Select
      mode="multiple"
      allowClear
      aria-label={label}
      placeholder={label}
      style={{ width: '100%', minWidth: 180 }}
      maxTagCount="responsive"
      showSearch={{ optionFilterProp: 'label' }}
      value={[...values]}
      options={options}
      onChange={(next: string[]) => onChange(next)}
    />
  );
}

function KindName({ id }: { readonly id: string }) {
  const counts = useWorkCounts() ?? [];
  // Of a kind of which nothing waits any more only its name in the contract is known.
  return counts.find(({ kind }) => kind === id)?.kindLabel ?? id;
}

/** Narrows the list to kinds of matters; which there are is the server's to say. */
export const kindFilterSpec: FilterSpec = {
  kind: 'id',
  field: 'kinds',
  labelKey: 'work.kind',
  isBare: 'list',
  isPinned: true,
  control: KindControl,
  describe: KindName,
};
