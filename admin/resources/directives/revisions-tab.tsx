import { Skeleton, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { DirectiveRevisionsDocument } from '../../gql/graphql.ts';
import { useDocument } from '../../shared/data/use-document.ts';
import { InstantText } from '../../shared/date/date-text.tsx';
import { Panel } from '../../shared/detail/panel.tsx';
import { RequestFailure } from '../../shared/feedback/request-failure.tsx';
import { DueText } from '../../shared/obligation/obligation-state.tsx';
import { RichTextView } from '../../shared/rich-text/rich-text-view.tsx';
import styles from './directives.module.css';

/** What a directive said at each time, the latest first. */
export function DirectiveRevisions({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  const { data, error, refetch } = useDocument(DirectiveRevisionsDocument, { id }, { resource: 'directive' });
  if (error) {
    return <RequestFailure error={error} onRetry={() => void refetch()} />;
  }
  if (!data) {
    return <Skeleton active />;
  }
  return (
    <Panel title={t('directive.tabs.revisions')}>
      {(data.directive?.revisions.nodes ?? []).map((revision) => (
        <article key={revision.id} className={styles['revision']}>
          <div className={styles['revisionHead']}>
            <span>{t('directive.revision', { number: revision.number })}</span>
            <InstantText value={revision.issuedAt} />
            {revision.asksAgain ? <Tag variant="outlined">{t('directive.askedAgain')}</Tag> : null}
          </div>
          {revision.note ? <p>{revision.note}</p> : null}
          <p className={styles['hint']}>
            {[revision.title, revision.documentNumber].filter(Boolean).join(' · ')} · {t('directive.dueOn')}{' '}
            <DueText value={revision.dueOn} />
          </p>
          <RichTextView html={revision.body} />
        </article>
      ))}
    </Panel>
  );
}
