import { Alert, Skeleton } from 'antd';
import { type ComponentType, lazy, Suspense, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { meets } from '../../providers/access.ts';
import { useViewer, type Viewer, viewerName } from '../../providers/viewer.ts';
import { PageHeader } from '../../shared/detail/page-header.tsx';
import { Panel } from '../../shared/detail/panel.tsx';
import { PanelBoundary } from '../../shared/feedback/panel-boundary.tsx';
import type { DeskCard, ResourceDefinition } from '../../shared/resource.ts';
import { useResources } from '../../shared/resource-context.ts';
import { greetingKey } from './greeting.ts';
import styles from './desk.module.css';

interface DrawnCard extends DeskCard {
  readonly Content: ComponentType;
}

const drawn = new Map<DeskCard, DrawnCard>();

function drawnCard(card: DeskCard): DrawnCard {
  let found = drawn.get(card);
  if (!found) {
    found = { ...card, Content: lazy(async () => ({ default: await card.load() })) };
    drawn.set(card, found);
  }
  return found;
}

/** Cards that a viewer may see, in the declared order. */
export function deskCards(resources: readonly ResourceDefinition[], viewer: Viewer | null): readonly DeskCard[] {
  return resources
    .flatMap((resource) => resource.deskCards ?? [])
    .filter((card) => meets(viewer, card.requires) && (!card.isFor || (viewer !== null && card.isFor(viewer))))
    .sort((a, b) => a.order - b.order || a.key.localeCompare(b.key));
}

/** My desk: what waits for me, put together from what each resource has to say. */
export function DeskPage() {
  const { t } = useTranslation();
  const viewer = useViewer();
  const resources = useResources();
  const [greeting] = useState(() => greetingKey(new Date()));
  const cards = useMemo(() => deskCards(resources, viewer).map(drawnCard), [resources, viewer]);
  return (
    <>
      <PageHeader
        title={t('desk.title')}
        description={viewer ? t(greeting, { name: viewerName(viewer) }) : undefined}
      />
      {viewer?.secondFactorMissing ? (
        <Alert
          className={styles['notice'] ?? ''}
          type="warning"
          showIcon
          title={t('desk.mfa.title')}
          description={t('desk.mfa.text')}
          action={<Link to="/profile?tab=security">{t('desk.mfa.action')}</Link>}
        />
      ) : null}
      <div className={styles['cards']}>
        {cards.map(({ key, titleKey, size, Content }) => (
          <div key={key} className={styles['card']} data-size={size ?? 'normal'}>
            <Panel title={t(titleKey)}>
              <PanelBoundary>
                <Suspense fallback={<Skeleton active paragraph={{ rows: 3 }} title={false} />}>
                  <Content />
                </Suspense>
              </PanelBoundary>
            </Panel>
          </div>
        ))}
      </div>
    </>
  );
}
