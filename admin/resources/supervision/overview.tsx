import { NotificationOutlined, TableOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import { SupervisionOverviewDocument, type SupervisionOverviewQuery } from '../../gql/graphql.ts';
import { useDocument } from '../../shared/data/use-document.ts';
import { PageHeader } from '../../shared/detail/page-header.tsx';
import { EnumTag } from '../../shared/enum/enum-label.tsx';
import { EmptyState } from '../../shared/feedback/empty-state.tsx';
import { PageSkeleton } from '../../shared/feedback/page-skeleton.tsx';
import { RequestFailure } from '../../shared/feedback/request-failure.tsx';
import { Figures } from '../../shared/figures/figures.tsx';
import { BelowPanel, OwedPanel, VerifyPanel } from './overview-panels.tsx';
import { useHead } from './use-head.ts';
import { useRemind } from './use-remind.tsx';
import styles from './supervision.module.css';

/** One page a level: what it owes, what waits for it to verify, what is late below it. */
export function LevelOverviewPage() {
  const { t } = useTranslation();
  const head = useHead();
  const remind = useRemind(head.id ?? '', { kind: 'all' });
  const { data, isLoading, error, refetch } = useDocument(
    SupervisionOverviewDocument,
    { id: head.id ?? '' },
    { resource: 'supervision', isEnabled: head.id !== undefined },
  );
  const overview = data?.levelOverview;
  const lateVerified = overview?.verified.late ?? 0;
  return (
    <>
      <PageHeader
        title={head.organization ? t('supervision.of', { name: head.organization.name }) : t('supervision.title')}
        trail={head.line.map(({ id, name }) => ({ title: name, to: `/supervision?unit=${id}` }))}
        tags={<EnumTag type="OrganizationLevel" value={head.organization?.level} />}
        description={t('supervision.description')}
        actions={[
          {
            key: 'remind',
            label: t('supervision.remind.actionCount', { count: lateVerified }),
            isAllowed: head.mayRemind && lateVerified > 0,
            isPrimary: true,
            icon: <NotificationOutlined />,
            onClick: () => remind.ask(lateVerified),
          },
          {
            key: 'board',
            label: t('supervision.board.title'),
            isAllowed: head.id !== undefined,
            icon: <TableOutlined />,
            to: `/supervision/board?unit=${head.id ?? ''}`,
          },
        ]}
      />
      {head.id === undefined ? (
        <EmptyState title={t('supervision.noUnit')} description={t('supervision.noUnitText')} />
      ) : error ? (
        <RequestFailure error={error} onRetry={() => void refetch()} />
      ) : isLoading || !data ? (
        <PageSkeleton />
      ) : overview ? (
        <Overview id={head.id} data={data} overview={overview} decides={head.mayRemind} />
      ) : (
        <EmptyState title={t('supervision.invisible')} description={t('supervision.invisibleText')} />
      )}
    </>
  );
}

interface OverviewProps {
  readonly id: string;
  readonly data: SupervisionOverviewQuery;
  /** The viewer verifies for this organization. */
  readonly decides: boolean;
  readonly overview: NonNullable<SupervisionOverviewQuery['levelOverview']>;
}

function Overview({ id, data, overview, decides }: OverviewProps) {
  const { t } = useTranslation();
  const { owed, verified, below } = overview;
  const list = `/supervision/obligations?unit=${id}`;
  const owedList = `${list}&organizationId.in=${id}&status.in=PENDING&status.in=ACKNOWLEDGED&status.in=RETURNED`;
  const verifyList = `${list}&verifierId.in=${id}&status.in=SUBMITTED`;
  return (
    <>
      <Figures
        size="small"
        label={t('supervision.figures')}
        figures={[
          {
            key: 'owed',
            label: t('supervision.owed.figure'),
            count: data.owed.totalCount,
            note: owed.late > 0 ? t('supervision.lateNote', { count: owed.late }) : undefined,
            isUrgent: owed.late > 0,
            to: owedList,
          },
          { key: 'verify', label: t('supervision.verify.figure'), count: verified.submitted, to: verifyList },
          // Only who decides on them has them in a list.
          ...(decides
            ? [
                {
                  key: 'extensions',
                  label: t('supervision.verify.extensions'),
                  count: overview.extensionsAsked,
                  to: '/work?kinds.in=EXTENSION_TO_ANSWER',
                },
              ]
            : []),
          {
            key: 'late',
            label: t('supervision.below.figure'),
            count: below.late,
            isUrgent: true,
            to: `/supervision/board?unit=${id}&isLate.eq=true`,
          },
          {
            key: 'below',
            label: t('supervision.below.all'),
            count: below.total,
            to: `/supervision/board?unit=${id}`,
          },
          {
            key: 'directives',
            label: t('supervision.directives'),
            count: overview.directivesInForce,
            to: '/directives?status.in=ISSUED',
          },
          { key: 'drafts', label: t('supervision.drafts'), count: overview.drafts, to: '/directives?status.in=DRAFT' },
        ]}
      />
      <div className={styles['panels']}>
        <OwedPanel data={data} counts={owed} list={owedList} />
        <VerifyPanel data={data} list={verifyList} />
        <BelowPanel id={id} data={data} counts={below} />
      </div>
    </>
  );
}
