import { Alert } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useParams } from 'react-router';
import { MergeUndoDocument, PersonUnmergeDocument } from '../../gql/graphql.ts';
import { useRecord } from '../../shared/data/use-record.ts';
import { InstantText, PeriodText } from '../../shared/date/date-text.tsx';
import { Facts } from '../../shared/detail/facts.tsx';
import { PageHeader } from '../../shared/detail/page-header.tsx';
import { Panel } from '../../shared/detail/panel.tsx';
import { EnumTag } from '../../shared/enum/enum-label.tsx';
import { EmptyState } from '../../shared/feedback/empty-state.tsx';
import { PageSkeleton } from '../../shared/feedback/page-skeleton.tsx';
import { RequestFailure } from '../../shared/feedback/request-failure.tsx';
import { PurposeControl } from '../../shared/guard/purpose-control.tsx';
import { RecordHistory } from '../../shared/history/record-history.tsx';
import { ReasonModal, type ReasonValues } from '../../shared/reason-modal/reason-modal.tsx';

/** What undoing a merge brings back, and doing it. */
export function MergeUndoPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { id } = useParams();
  const [purpose, setPurpose] = useState<string>();
  const [isAsking, setIsAsking] = useState(false);
  const { record, isLoading, error, refetch } = useRecord({
    resource: 'person',
    id,
    document: MergeUndoDocument,
    select: (data) => data.person,
    purpose,
  });
  const purposeControl = <PurposeControl purpose={purpose} onChange={setPurpose} />;
  if (error) {
    return (
      <>
        {purposeControl}
        <RequestFailure error={error} size="page" onRetry={() => void refetch()} />
      </>
    );
  }
  if (isLoading || !record) {
    return <PageSkeleton />;
  }
  const { mergeUndo, mergedInto } = record;
  const survivor = mergedInto ? <Link to={`/people/${mergedInto.id}`}>{mergedInto.name}</Link> : null;
  return (
    <>
      <PageHeader
        title={t('duplicate.undo.title', { name: record.name })}
        trail={[
          { title: t('duplicate.title'), to: '/duplicates' },
          { title: t('duplicate.mergedTitle'), to: '/duplicates/merged' },
        ]}
        tags={<EnumTag type="PersonStatus" value={record.status} />}
        actions={[
          {
            key: 'undo',
            label: t('duplicate.undo.action'),
            isAllowed: record.viewerCan.unmerge && Boolean(mergeUndo?.isPossible),
            isPrimary: true,
            isDanger: true,
            onClick: () => setIsAsking(true),
          },
        ]}
      />
      <div style={{ display: 'grid', gap: 16, marginBottom: 16, justifyItems: 'start' }}>
        {purposeControl}
        {mergeUndo && !mergeUndo.isPossible ? (
          <Alert
            type="warning"
            showIcon
            title={t('duplicate.undo.cannot')}
            description={t('duplicate.undo.cannotText')}
          />
        ) : null}
        {mergeUndo ? null : <Alert type="info" showIcon title={t('duplicate.undo.notMerged')} />}
      </div>
      {mergeUndo ? (
        <Panel title={t('duplicate.undo.preview')}>
          <Facts
            facts={[
              { key: 'into', label: t('duplicate.mergedInto'), value: survivor },
              { key: 'at', label: t('duplicate.mergedAt'), value: <InstantText value={mergeUndo.mergedAt} /> },
              { key: 'terms', label: t('duplicate.undo.terms'), value: mergeUndo.termCount },
              { key: 'handovers', label: t('duplicate.undo.handovers'), value: mergeUndo.handoverCount },
              {
                key: 'account',
                label: t('duplicate.undo.account'),
                value: t(mergeUndo.returnsAccount ? 'duplicate.undo.accountBack' : 'duplicate.undo.accountStays'),
              },
              {
                key: 'fields',
                label: t('duplicate.undo.fields', { name: mergedInto?.name ?? '' }),
                value: mergeUndo.clearedFields
                  .map((field) => t(`duplicate.${field.replace(/Id$/, '')}`))
                  .join(t('duplicate.comma')),
              },
            ]}
          />
        </Panel>
      ) : null}
      {mergeUndo ? (
        <Panel title={t('duplicate.undo.termList')}>
          {record.returningTerms.length === 0 ? (
            <EmptyState title={t('duplicate.undo.noTerms')} />
          ) : (
            <ul style={{ margin: 0, paddingInlineStart: 16, display: 'grid', gap: 8 }}>
              {record.returningTerms.map((term) => (
                <li key={term.id}>
                  <Link className="xl-inline-link" to={`/offices/${term.office?.id ?? ''}`}>
                    {term.office?.name}
                  </Link>{' '}
                  · {term.organization?.name} · <PeriodText from={term.startsOn} until={term.endsOn} />{' '}
                  <EnumTag type="TermState" value={term.state} />
                </li>
              ))}
            </ul>
          )}
        </Panel>
      ) : null}
      <Panel title={t('duplicate.undo.history')}>
        <RecordHistory id={record.id} resource="person" purpose={purpose} />
      </Panel>
      <ReasonModal
        isOpen={isAsking}
        onClose={() => setIsAsking(false)}
        name="person-unmerge"
        title={t('duplicate.undo.action')}
        submitLabel={t('duplicate.undo.action')}
        isDanger
        asksForDate={false}
        explanation={t('duplicate.undo.explanation', { name: mergedInto?.name ?? '' })}
        action={{
          document: PersonUnmergeDocument,
          payload: (data) => data.personUnmerge,
          toVariables: ({ reason }: ReasonValues) => ({ id: record.id, version: record.version, input: { reason } }),
          invalidates: ['person', 'term', 'office', 'account', 'handoverPack'],
          successMessage: t('duplicate.undo.done'),
          onDone: () => void navigate(`/people/${record.id}`),
          onReload: async () => {
            await refetch();
            return undefined;
          },
        }}
      />
    </>
  );
}
