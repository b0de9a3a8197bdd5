import { CalendarOutlined } from '@ant-design/icons';
import { Alert, Button, Form, Select, Table } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { RotationOfficeDocument, type RotationOfficeQuery, RotationTurnSwapDocument } from '../../gql/graphql.ts';
import { currentLocale } from '../../providers/i18n.ts';
import { useRecord } from '../../shared/data/use-record.ts';
import { Nothing, PeriodText } from '../../shared/date/date-text.tsx';
import { addDays, formatDay } from '../../shared/date/format.ts';
import { PageHeader } from '../../shared/detail/page-header.tsx';
import { Panel } from '../../shared/detail/panel.tsx';
import { EnumTag } from '../../shared/enum/enum-label.tsx';
import { EmptyState } from '../../shared/feedback/empty-state.tsx';
import { PageSkeleton } from '../../shared/feedback/page-skeleton.tsx';
import { RequestFailure } from '../../shared/feedback/request-failure.tsx';
import { PersonName } from '../../shared/person-name/person-name.tsx';
import { ReasonModal, type ReasonValues } from '../../shared/reason-modal/reason-modal.tsx';
import { PlanModal } from './plan-modal.tsx';
import { type Turn, TurnTimeline } from './turn-timeline.tsx';

type Office = NonNullable<RotationOfficeQuery['office']>;

interface SwapValues extends ReasonValues {
  readonly withId: string;
}

function Holder({ turn }: { readonly turn: Turn }) {
  const term = turn.term;
  return !term?.person && term?.publicName ? term.publicName : <PersonName person={term?.person} />;
}

/** Calendar of one rotating office: a timeline and its table twin, planning and swapping. */
export function RotationShowPage() {
  const { t } = useTranslation();
  const { id } = useParams();
  const [isPlanning, setIsPlanning] = useState(false);
  const [swapped, setSwapped] = useState<Turn>();
  const { record, isLoading, error, refetch } = useRecord({
    resource: 'rotation',
    id,
    document: RotationOfficeDocument,
    select: (data) => data.office,
  });
  if (error) {
    return <RequestFailure error={error} size="page" onRetry={() => void refetch()} />;
  }
  if (isLoading || !record) {
    return <PageSkeleton />;
  }
  const { nodes: turns, totalCount } = record.rotationTurns;
  return (
    <>
      <PageHeader
        title={record.name}
        trail={[{ title: t('rotation.title'), to: '/rotations' }]}
        description={record.organization?.name}
        actions={[
          {
            key: 'plan',
            label: t('rotation.plan.action'),
            isAllowed: record.viewerCan.planRotation,
            isPrimary: true,
            icon: <CalendarOutlined />,
            onClick: () => setIsPlanning(true),
          },
        ]}
      />
      {turns.length === 0 ? (
        <EmptyState title={t('rotation.empty')} />
      ) : (
        <div style={{ display: 'grid', gap: 16, gridTemplateColumns: 'minmax(0, 1fr)' }}>
          {totalCount > turns.length ? (
            <Alert type="info" showIcon title={t('rotation.capped', { count: turns.length })} />
          ) : null}
          <Panel title={t('rotation.timeline')}>
            <TurnTimeline turns={turns} />
          </Panel>
          <Panel title={t('rotation.table')}>
            <TurnTable turns={turns} onSwap={setSwapped} />
          </Panel>
        </div>
      )}
      {isPlanning && record.organization ? (
        <PlanModal
          officeId={record.id}
          organizationId={record.organization.id}
          startsOn={turns
            .filter(({ state }) => state !== 'CANCELLED')
            .map(({ endsOn }) => endsOn)
            .toSorted()
            .at(-1)}
          onClose={() => setIsPlanning(false)}
        />
      ) : null}
      {swapped ? (
        <SwapModal office={record} turn={swapped} onClose={() => setSwapped(undefined)} refetch={refetch} />
      ) : null}
    </>
  );
}

function TurnTable({ turns, onSwap }: { readonly turns: readonly Turn[]; readonly onSwap: (turn: Turn) => void }) {
  const { t } = useTranslation();
  return (
    <Table<Turn>
      rowKey="id"
      dataSource={[...turns]}
      pagination={false}
      scroll={{ x: 640 }}
      columns={[
        { key: 'position', title: t('rotation.position'), width: 70, render: (_, turn) => turn.position },
        { key: 'person', title: t('rotation.person'), width: 140, render: (_, turn) => <Holder turn={turn} /> },
        {
          key: 'period',
          title: t('rotation.period'),
          width: 240,
          render: (_, turn) => <PeriodText from={turn.startsOn} until={turn.endsOn} />,
        },
        {
          key: 'state',
          title: t('rotation.state'),
          width: 100,
          render: (_, turn) => (
            <EnumTag type="TermState" value={turn.state} tone={turn.state === 'CURRENT' ? 'success' : 'neutral'} />
          ),
        },
        {
          key: 'swapReason',
          title: t('rotation.swapReason'),
          render: (_, turn) => turn.swapReason ?? <Nothing />,
        },
        {
          key: 'swap',
          title: t('rotation.swap.action'),
          width: 100,
          render: (_, turn) =>
            turn.viewerCan.swap ? (
              <Button size="small" onClick={() => onSwap(turn)}>
                {t('rotation.swap.action')}
              </Button>
            ) : (
              <Nothing />
            ),
        },
      ]}
    />
  );
}

interface SwapModalProps {
  readonly office: Office;
  readonly turn: Turn;
  readonly onClose: () => void;
  readonly refetch: () => Promise<Office | undefined>;
}

function SwapModal({ office, turn, onClose, refetch }: SwapModalProps) {
  const { t } = useTranslation();
  const locale = currentLocale();
  const nameOf = (item: Turn) => item.term?.person?.name ?? item.term?.publicName ?? String(item.position);
  const others = office.rotationTurns.nodes.filter((item) => item.id !== turn.id && item.viewerCan.swap);
  const label = t('rotation.swap.other');
  return (
    <ReasonModal
      isOpen
      onClose={onClose}
      name="rotation-swap"
      title={t('rotation.swap.title')}
      submitLabel={t('rotation.swap.submit')}
      asksForDate={false}
      explanation={t('rotation.swap.text', { name: nameOf(turn) })}
      action={{
        document: RotationTurnSwapDocument,
        payload: (data) => data.rotationTurnSwap,
        toVariables: (values: SwapValues) => ({
          id: turn.id,
          version: turn.version,
          input: { withId: values.withId, reason: values.reason },
        }),
        invalidates: ['rotation', 'office', 'term', 'person'],
        successMessage: t('rotation.swap.done'),
        onReload: async () => {
          await refetch();
          return undefined;
        },
      }}
    >
      <Form.Item name="withId" label={label} rules={[{ required: true, message: t('rotation.required', { label }) }]}>
        <Select
          options={others.map((item) => ({
            value: item.id,
            label: `${nameOf(item)} · ${formatDay(item.startsOn, locale)} – ${formatDay(addDays(item.endsOn, -1), locale)}`,
          }))}
        />
      </Form.Item>
    </ReasonModal>
  );
}
