import { Form } from 'antd';
import { useTranslation } from 'react-i18next';
import { AudienceBuilder } from '../../shared/audience/audience-builder.tsx';
import { AudiencePreview } from '../../shared/audience/audience-preview.tsx';
import { type AudienceValue, emptyAudience, isEmptyAudience } from '../../shared/audience/audience-value.ts';
import { Panel } from '../../shared/detail/panel.tsx';
import styles from './report-rounds.module.css';

interface AudienceStepProps {
  readonly organizationId: string | undefined;
  /** True while the step is looked at; only then somebody is counted. */
  readonly isShown: boolean;
}

/** Whom a round asks, chosen and counted as for a directive. */
export function AudienceStep({ organizationId, isShown }: AudienceStepProps) {
  const { t } = useTranslation();
  return (
    <Form.Item
      name="audience"
      rules={[
        {
          validator: (_, value: AudienceValue | undefined) =>
            isEmptyAudience(value ?? emptyAudience)
              ? Promise.reject(new Error(t('audience.needed')))
              : Promise.resolve(),
        },
      ]}
    >
      <AudienceField organizationId={organizationId ?? ''} isShown={isShown} />
    </Form.Item>
  );
}

interface AudienceFieldProps {
  readonly id?: string;
  readonly organizationId: string;
  readonly isShown: boolean;
  readonly value?: AudienceValue;
  readonly onChange?: (value: AudienceValue) => void;
}

function AudienceField({ id, organizationId, isShown, value = emptyAudience, onChange }: AudienceFieldProps) {
  const { t } = useTranslation();
  return (
    // A problem of the whole leads here.
    <div {...(id ? { id } : {})} tabIndex={-1} className={styles['columns']}>
      <div>
        <AudienceBuilder
          organizationId={organizationId}
          value={value}
          onChange={(changed) => onChange?.(changed)}
          known={null}
        />
      </div>
      {isShown ? (
        <Panel title={t('audience.preview')}>
          <AudiencePreview organizationId={organizationId} value={value} />
        </Panel>
      ) : null}
    </div>
  );
}
