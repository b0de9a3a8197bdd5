import { Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { PersonAccessDocument } from '../../gql/graphql.ts';
import { useDocument } from '../../shared/data/use-document.ts';
import { PeriodText } from '../../shared/date/date-text.tsx';
import { Facts } from '../../shared/detail/facts.tsx';
import { Panel } from '../../shared/detail/panel.tsx';
import { EnumTag } from '../../shared/enum/enum-label.tsx';
import { EmptyState } from '../../shared/feedback/empty-state.tsx';
import { RequestFailure } from '../../shared/feedback/request-failure.tsx';

/** Grounds on which the viewer may see or change the record of a person. */
export function PersonAccess({ personId }: { readonly personId: string }) {
  const { t } = useTranslation();
  const { data, error, isLoading, refetch } = useDocument(
    PersonAccessDocument,
    { id: personId },
    { resource: 'person' },
  );
  if (error) {
    return <RequestFailure error={error} onRetry={() => void refetch()} />;
  }
  const reasons = data?.accessExplanation ?? [];
  return (
    <Panel title={t('person.access.title')}>
      <p style={{ color: 'var(--xl-color-text-secondary)' }}>{t('person.access.help')}</p>
      {isLoading ? <Skeleton active /> : null}
      {!isLoading && reasons.length === 0 ? <EmptyState title={t('person.access.none')} /> : null}
      <ul style={{ listStyle: 'none', margin: 0, padding: 0 }}>
        {reasons.map((reason) => (
          <li
            key={`${reason.ground}.${reason.permission ?? ''}.${reason.officeId ?? ''}.${reason.label}`}
            style={{ paddingBlock: 12, borderTop: '1px solid var(--xl-color-border-secondary)' }}
          >
            <Facts
              facts={[
                { key: 'label', label: t('person.access.label'), value: reason.label },
                {
                  key: 'ground',
                  label: t('person.access.ground'),
                  value: <EnumTag type="AccessGround" value={reason.ground} />,
                },
                {
                  key: 'office',
                  label: t('person.access.office'),
                  value: reason.officeId ? (
                    <>
                      {reason.organizationName} <Link to={`/offices/${reason.officeId}`}>{reason.officeName}</Link>
                    </>
                  ) : null,
                },
                {
                  key: 'reach',
                  label: t('person.access.reach'),
                  value: reason.reach ? <EnumTag type="Reach" value={reason.reach} /> : null,
                },
                {
                  key: 'period',
                  label: t('person.access.period'),
                  value:
                    reason.since || reason.until ? (
                      <PeriodText from={reason.since} until={reason.until} />
                    ) : (
                      t('person.access.always')
                    ),
                },
              ]}
            />
          </li>
        ))}
      </ul>
    </Panel>
  );
}
