import { Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { PlannedChangeListDocument } from '../../gql/graphql.ts';
import { useDocument } from '../../shared/data/use-document.ts';
import { DayText } from '../../shared/date/date-text.tsx';
import { EnumTag } from '../../shared/enum/enum-label.tsx';
import { EmptyState } from '../../shared/feedback/empty-state.tsx';
import { RequestFailure } from '../../shared/feedback/request-failure.tsx';
import { planTone } from './organization-enums.ts';
import styles from './organizations.module.css';
import { PlanWhat } from './plan-words.tsx';

const SHOWN = 5;

/** The next planned changes of the viewer's units, in the order of their days: those that failed on theirs lie before today. */
export function PlansCard() {
  const { t } = useTranslation();
  const { data, error, refetch } = useDocument(
    PlannedChangeListDocument,
    {
      first: SHOWN,
      filter: { status: { in: ['PLANNED', 'FAILED'] } },
      orderBy: [{ field: 'EFFECTIVE_ON', direction: 'ASC' }],
    },
    { resource: 'plannedChange' },
  );
  if (error) {
    return <RequestFailure error={error} onRetry={() => void refetch()} />;
  }
  if (!data) {
    return <Skeleton active paragraph={{ rows: 3 }} title={false} />;
  }
  const { nodes, totalCount } = data.plannedChanges;
  if (totalCount === 0) {
    return <EmptyState title={t('organization.plan.none')} />;
  }
  return (
    <>
      <ul className={styles['plans']}>
        {nodes.map((plan) => (
          <li key={plan.id} className={styles['plan']}>
            <div className={styles['planHead']}>
              <span>
                {plan.organization ? (
                  <Link to={`/organizations/${plan.organization.id}?tab=plans`}>{plan.organization.name}</Link>
                ) : null}{' '}
                <DayText value={plan.effectiveOn} />
              </span>
              <EnumTag type="PlannedChangeStatus" value={plan.status} tone={planTone(plan.status)} />
            </div>
            <PlanWhat plan={plan} />
          </li>
        ))}
      </ul>
      {totalCount > SHOWN ? (
        <p style={{ marginTop: 12 }}>
          <Link to="/organizations/planned">{t('organization.plan.open')}</Link>
        </p>
      ) : null}
    </>
  );
}
