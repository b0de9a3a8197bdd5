import { Tabs } from 'antd';
import { type ReactNode, Suspense } from 'react';
import { useSearchParams } from 'react-router';
import { PageSkeleton } from '../feedback/page-skeleton.tsx';
import styles from './detail.module.css';

/** One tab of a detail page; its content is drawn when it is first opened. */
export interface DetailTab {
  readonly key: string;
  readonly label: string;
  readonly render: () => ReactNode;
  /** A figure beside the label, such as how many there are. */
  readonly count?: number | undefined;
  readonly isHidden?: boolean;
}

interface DetailTabsProps {
  readonly tabs: readonly DetailTab[];
  readonly label: string;
  /** Parameters of the address that all tabs share. */
  readonly keeps?: readonly string[];
}

/** Tabs whose choice is part of the address, so a link leads to the very tab. */
export function DetailTabs({ tabs, label, keeps = [] }: DetailTabsProps) {
  const [params, setParams] = useSearchParams();
  const shown = tabs.filter((tab) => !tab.isHidden);
  const active = shown.find((tab) => tab.key === params.get('tab')) ?? shown[0];
  return (
    <Tabs
      className={styles['tabs'] ?? ''}
      aria-label={label}
      {...(active ? { activeKey: active.key } : {})}
      destroyOnHidden
      // Parameters of one tab's table mean nothing to the next.
      onChange={(key) => {
        const kept = keeps.flatMap((name) => (params.has(name) ? [[name, params.get(name)!] as [string, string]] : []));
        setParams([...kept, ...(key === shown[0]?.key ? [] : [['tab', key] as [string, string]])], {
          preventScrollReset: true,
        });
      }}
      items={shown.map((tab) => ({
        key: tab.key,
        label: tab.count === undefined ? tab.label : `${tab.label} (${tab.count})`,
        children: <Suspense fallback={<PageSkeleton />}>{tab.key === active?.key ? tab.render() : null}</Suspense>,
      }))}
    />
  );
}
