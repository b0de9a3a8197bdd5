import { Button, Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { OrganizationPlansDocument, type OrganizationPlansQuery } from '../../gql/graphql.ts';
import { useDocument } from '../../shared/data/use-document.ts';
import { DayText, InstantText } from '../../shared/date/date-text.tsx';
import { Facts } from '../../shared/detail/facts.tsx';
import { Panel } from '../../shared/detail/panel.tsx';
import { EnumTag } from '../../shared/enum/enum-label.tsx';
import { EmptyState } from '../../shared/feedback/empty-state.tsx';
import { RequestFailure } from '../../shared/feedback/request-failure.tsx';
import { planTone } from './organization-enums.ts';
import styles from './organizations.module.css';
import { PlanActions, PlanDialog, type PlanStep, usePlanDialog } from './plan-dialogs.tsx';
import { PlanWhat } from './plan-words.tsx';

type Plan = NonNullable<OrganizationPlansQuery['organization']>['plannedChanges']['nodes'][number];

const PAGE = { first: 20, step: 40, max: 100 } as const;

/** Why a plan failed or was cancelled, and when it was carried out. */
export function PlanOutcome({ plan }: { readonly plan: Pick<Plan, 'failure' | 'settledAt' | 'settledReason'> }) {
  if (plan.failure) {
    return <span>{plan.failure.message}</span>;
  }
  return plan.settledAt ? (
    <span>
      <InstantText value={plan.settledAt} />
      {plan.settledReason ? ` · ${plan.settledReason}` : null}
    </span>
  ) : null;
}

function PlanItem({ plan, onChoose }: { readonly plan: Plan; readonly onChoose: (step: PlanStep) => void }) {
  const { t } = useTranslation();
  const by = [plan.plannedBy?.name, plan.office?.name].filter(Boolean).join(' · ');
  const isOpen = plan.status === 'PLANNED' || plan.status === 'FAILED';
  return (
    <li className={styles['plan']}>
      <div className={styles['planHead']}>
        <PlanWhat plan={plan} />
        <EnumTag type="PlannedChangeStatus" value={plan.status} tone={planTone(plan.status)} />
      </div>
      <Facts
        facts={[
          {
            key: 'effectiveOn',
            label: t('organization.plan.effectiveOn'),
            value: <DayText value={plan.effectiveOn} />,
          },
          {
            key: 'by',
            label: t('organization.plan.by'),
            value: (
              <>
                {by ? `${by} · ` : null}
                <InstantText value={plan.plannedAt} />
              </>
            ),
          },
          {
            key: 'reason',
            label: t('form.reason'),
            value: [plan.reason, plan.document].filter(Boolean).join(' · '),
          },
          ...(plan.settledAt
            ? [{ key: 'outcome', label: t('organization.plan.outcome'), value: <PlanOutcome plan={plan} /> }]
            : []),
        ]}
      />
      {isOpen ? <PlanActions plan={plan} onChoose={onChoose} /> : null}
    </li>
  );
}

/** Changes planned for an organization, with what became of them. */
export function OrganizationPlans({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  const [first, setFirst] = useState<number>(PAGE.first);
  const dialog = usePlanDialog();
  const { data, error, isFetching, refetch } = useDocument(
    OrganizationPlansDocument,
    { id, first },
    { resource: 'organization', keepsPrevious: true },
  );
  const plans = data?.organization?.plannedChanges;
  const rows = plans?.nodes ?? [];
  const chosen = rows.find((plan) => plan.id === dialog.chosen?.id);
  return (
    <Panel title={t('organization.plan.title')}>
      {error ? <RequestFailure error={error} onRetry={() => void refetch()} /> : null}
      {!error && data && rows.length === 0 ? (
        <EmptyState title={t('organization.plan.none')} description={t('organization.plan.description')} />
      ) : null}
      {isFetching && !data ? <Skeleton active paragraph={{ rows: 3 }} /> : null}
      {rows.length > 0 ? (
        <ul className={styles['plans']} aria-label={t('organization.plan.title')} aria-busy={isFetching}>
          {rows.map((plan) => (
            <PlanItem key={plan.id} plan={plan} onChoose={(step) => dialog.choose(plan.id, step)} />
          ))}
        </ul>
      ) : null}
      {(plans?.totalCount ?? 0) > first && first < PAGE.max ? (
        <Button style={{ marginTop: 12 }} onClick={() => setFirst(Math.min(first + PAGE.step, PAGE.max))}>
          {t('history.more')}
        </Button>
      ) : null}
      {chosen && dialog.chosen ? (
        <PlanDialog plan={chosen} step={dialog.chosen.step} onClose={dialog.close} onReload={refetch} />
      ) : null}
    </Panel>
  );
}
