import { Alert, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { AttachmentList } from '../../shared/attachment/attachment-list.tsx';
import { AudiencePreview } from '../../shared/audience/audience-preview.tsx';
import { audienceValueOf } from '../../shared/audience/audience-value.ts';
import { Facts } from '../../shared/detail/facts.tsx';
import { Panel } from '../../shared/detail/panel.tsx';
import { EnumTag } from '../../shared/enum/enum-label.tsx';
import { DueText } from '../../shared/obligation/obligation-state.tsx';
import { RichTextView } from '../../shared/rich-text/rich-text-view.tsx';
import type { DirectiveRecord } from './directive-record.ts';
import styles from './directives.module.css';

interface ReviewProps {
  readonly directive: DirectiveRecord;
  readonly onGo: (step: 'text' | 'answer' | 'audience') => void;
}

/** What will be handed out, as it is kept; what is still missing leads to its step. */
export function DirectiveReview({ directive, onGo }: ReviewProps) {
  const { t } = useTranslation();
  const missing = [
    ...(directive.body === '' ? (['text'] as const) : []),
    ...(directive.response === 'FORM' && directive.form.length === 0 ? (['answer'] as const) : []),
    ...(directive.audience === null ? (['audience'] as const) : []),
  ];
  return (
    <div>
      {missing.map((step) => (
        <Alert
          key={step}
          type="warning"
          showIcon
          style={{ marginBottom: 16 }}
          title={t(`directive.missing.${step}`)}
          action={
            <Button size="small" onClick={() => onGo(step)}>
              {t('directive.goThere')}
            </Button>
          }
        />
      ))}
      <Panel title={t('directive.facts')}>
        <Facts
          facts={[
            { key: 'documentNumber', label: t('directive.documentNumber'), value: directive.documentNumber },
            {
              key: 'response',
              label: t('directive.response'),
              value: <EnumTag type="DirectiveResponse" value={directive.response} />,
            },
            { key: 'dueOn', label: t('directive.dueOn'), value: <DueText value={directive.dueOn} /> },
          ]}
        />
      </Panel>
      <Panel title={t('directive.body')}>
        <RichTextView html={directive.body} />
        {directive.attachments.nodes.length > 0 ? <AttachmentList files={directive.attachments.nodes} /> : null}
      </Panel>
      {directive.response === 'FORM' ? (
        <Panel title={t('directive.form')}>
          <FieldNames fields={directive.form} />
        </Panel>
      ) : null}
      {directive.audience && directive.organization ? (
        <Panel title={t('audience.preview')}>
          <AudiencePreview organizationId={directive.organization.id} value={audienceValueOf(directive.audience)} />
        </Panel>
      ) : null}
    </div>
  );
}

/** The fields of a form by name and kind. */
export function FieldNames({ fields }: { readonly fields: DirectiveRecord['form'] }) {
  const { t, i18n } = useTranslation();
  return (
    <ol className={styles['fields']}>
      {fields.map((field) => (
        <li key={field.key}>
          {(i18n.language === 'en' && field.labelEn) || field.label} <EnumTag type="FormFieldKind" value={field.kind} />
          {field.isRequired ? <span className={styles['hint']}>{t('directive.required')}</span> : null}
        </li>
      ))}
    </ol>
  );
}
