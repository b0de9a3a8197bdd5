import { Form } from 'antd';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { AttachmentItemFragment } from '../../gql/graphql.ts';
import { useCurrentOffice } from '../../providers/office.ts';
import { AttachmentField } from '../../shared/attachment/attachment-field.tsx';

/** Part of a form's values that holds its files. */
export interface EvidenceValues {
  readonly attachments?: readonly AttachmentItemFragment[];
}

/** Public ids of the files of a form; nothing when there are none. */
export const evidenceOf = ({ attachments = [] }: EvidenceValues) =>
  attachments.length > 0 ? { attachmentIds: attachments.map(({ id }) => id) } : {};

/** Files that go with a case or an answer; the form waits for those that are still on their way. */
export function EvidenceField() {
  const { t } = useTranslation();
  const [office] = useCurrentOffice();
  const isBusy = useRef(false);
  const label = t('procedureCase.evidence');
  return (
    <Form.Item
      name="attachments"
      label={label}
      rules={[
        {
          validator: () =>
            isBusy.current ? Promise.reject(new Error(t('procedureCase.evidenceBusy'))) : Promise.resolve(),
        },
      ]}
    >
      <AttachmentField
        label={label}
        organizationId={office?.organization.id}
        onBusy={(state) => {
          isBusy.current = state;
        }}
      />
    </Form.Item>
  );
}
