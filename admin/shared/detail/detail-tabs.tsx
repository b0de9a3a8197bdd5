import { Tabs } from 'antd';
import { type ReactNode, Suspense, useEffect, useRef } from 'react';
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
  const place = useRef<HTMLDivElement>(null);
  // On a narrow screen the chosen tab may lie beyond the edge of the row.
  useEffect(() => {
    const row = place.current?.querySelector<HTMLElement>('.ant-tabs-nav-wrap');
    const chosen = row?.querySelector<HTMLElement>('.ant-tabs-tab-active');
    if (row && chosen) {
      const [from, to] = [chosen.offsetLeft, chosen.offsetLeft + chosen.offsetWidth];
      row.scrollLeft = Math.min(Math.max(row.scrollLeft, to - row.clientWidth + EDGE), from - EDGE);
    }
  }, [active?.key]);
  return (
    <div ref={place}>
      <Tabs
        className={styles['tabs'] ?? ''}
        aria-label={label}
        {...(active ? { activeKey: active.key } : {})}
        destroyOnHidden
        // Parameters of one tab's table mean nothing to the next.
        onChange={(key) => {
          const kept = keeps.flatMap((name) =>
            params.has(name) ? [[name, params.get(name)!] as [string, string]] : [],
          );
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
    </div>
  );
}

/** Pixels of its neighbour that stay in sight beside the chosen tab, so that one sees that there are more. */
const EDGE = 56;
