import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { AttachmentList } from '../../shared/attachment/attachment-list.tsx';
import { InstantText } from '../../shared/date/date-text.tsx';
import { Facts } from '../../shared/detail/facts.tsx';
import { Panel } from '../../shared/detail/panel.tsx';
import { EnumTag } from '../../shared/enum/enum-label.tsx';
import { DueText } from '../../shared/obligation/obligation-state.tsx';
import { RichTextView } from '../../shared/rich-text/rich-text-view.tsx';
import type { ObligationRecord } from './obligation-record.ts';
import styles from './obligations.module.css';

/** What is asked: the text of the issuer, what the level above adds, by when, of whom. */
export function TaskPanel({ obligation }: { readonly obligation: ObligationRecord }) {
  const { t } = useTranslation();
  const { directive } = obligation;
  return (
    <Panel
      title={t('obligation.task')}
      extra={directive ? <Link to={`/directives/${directive.id}`}>{t('obligation.openDirective')}</Link> : null}
    >
      <Facts
        facts={[
          { key: 'dueOn', label: t('obligation.dueOn'), value: <DueText value={obligation.dueOn} /> },
          {
            key: 'response',
            label: t('obligation.response'),
            value: <EnumTag type="ObligationResponse" value={obligation.response} />,
          },
          { key: 'issuer', label: t('obligation.issuer'), value: obligation.issuer?.name },
          { key: 'verifier', label: t('obligation.verifier'), value: obligation.verifier?.name },
          { key: 'openedAt', label: t('obligation.openedAt'), value: <InstantText value={obligation.openedAt} /> },
          {
            key: 'reminders',
            label: t('obligation.reminders'),
            value: obligation.reminderCount > 0 ? obligation.reminderCount : null,
          },
        ]}
      />
      {obligation.instructions ? (
        <section className={styles['guidance']} aria-label={t('obligation.instructions')}>
          <h3 className={styles['subtitle']}>{t('obligation.instructions')}</h3>
          <RichTextView html={obligation.instructions} />
        </section>
      ) : null}
      {directive ? (
        <section aria-label={t('obligation.body')}>
          <h3 className={styles['subtitle']}>{t('obligation.body')}</h3>
          <RichTextView html={directive.body} />
          {directive.attachments.nodes.length > 0 ? <AttachmentList files={directive.attachments.nodes} /> : null}
        </section>
      ) : null}
    </Panel>
  );
}
