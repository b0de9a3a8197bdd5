import { Form, Input, Modal, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { LIMITS } from '../../../schema/limits.ts';
import { DelegationColleaguesDocument, DelegationCreateDocument } from '../../gql/graphql.ts';
import { useCurrentOffice } from '../../providers/office.ts';
import { useViewer } from '../../providers/viewer.ts';
import { useDocument } from '../../shared/data/use-document.ts';
import { DayPicker } from '../../shared/date/day-picker.tsx';
import { addDays, today } from '../../shared/date/format.ts';
import { ActionFormView } from '../../shared/form/action-form-view.tsx';
import { FieldGrid } from '../../shared/form/field-grid.tsx';
import { useActionForm } from '../../shared/form/use-action-form.ts';

interface GrantValues {
  readonly officeId: string;
  readonly delegateTermId: string;
  readonly startsOn: string;
  readonly lastOn: string;
  readonly reason: string;
}

/** Lends an own office in chains to a colleague for a period; the period ends with its last day. */
export function GrantDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const viewer = useViewer();
  const [current] = useCurrentOffice();
  const offices = viewer?.offices ?? [];
  const form = useActionForm({
    document: DelegationCreateDocument,
    payload: (data) => data.procedureDelegationCreate,
    toVariables: ({ lastOn, reason, ...values }: GrantValues) => ({
      input: { ...values, endsOn: addDays(lastOn, 1), reason: reason.trim() },
    }),
    initialValues: { startsOn: today(), ...(current ? { officeId: current.id } : {}) },
    aliases: { endsOn: 'lastOn' },
    invalidates: ['procedureDelegation', 'procedureCase'],
    successMessage: t('delegation.grant.done'),
    onDone: onClose,
  });
  const officeId = Form.useWatch('officeId', form.instance) as string | undefined;
  const office = offices.find(({ id }) => id === officeId);
  const { data, isFetching } = useDocument(
    DelegationColleaguesDocument,
    { organizationId: office?.organization.id ?? '' },
    { resource: 'term', isEnabled: office !== undefined },
  );
  const colleagues = (data?.organization?.currentTerms.nodes ?? []).flatMap((term) => {
    const name = term.person?.name ?? term.publicName;
    return name && term.person?.id !== viewer?.person?.id
      ? [{ value: term.id, label: [name, term.office?.name].filter(Boolean).join(' · ') }]
      : [];
  });
  const needed = (key: string) => [{ required: true, message: t('form.required', { label: t(`delegation.${key}`) }) }];
  return (
    <Modal
      open
      title={t('delegation.grant.title')}
      okText={t('delegation.grant.submit')}
      cancelText={t('form.cancel')}
      confirmLoading={form.isSaving}
      mask={{ closable: false }}
      onOk={() => form.instance.submit()}
      onCancel={onClose}
    >
      <p style={{ marginBottom: 16 }}>{t('delegation.grant.text', { days: LIMITS.delegationDays })}</p>
      <ActionFormView form={form} name="delegation-grant" isInDialog>
        <Form.Item name="officeId" label={t('delegation.office')} rules={needed('office')}>
          <Select
            options={offices.map(({ id, title, organization }) => ({
              value: id,
              label: `${title} · ${organization.name}`,
            }))}
            onChange={() => form.instance.setFieldValue('delegateTermId', undefined)}
          />
        </Form.Item>
        <Form.Item
          name="delegateTermId"
          label={t('delegation.delegate')}
          extra={t('delegation.grant.delegateHelp')}
          rules={needed('delegate')}
        >
          <Select
            showSearch={{ optionFilterProp: 'label' }}
            loading={isFetching}
            placeholder={t('delegation.choose')}
            options={colleagues}
          />
        </Form.Item>
        <FieldGrid>
          <Form.Item name="startsOn" label={t('delegation.startsOn')} rules={needed('startsOn')}>
            <DayPicker min={today()} />
          </Form.Item>
          <Form.Item name="lastOn" label={t('delegation.lastOn')} rules={needed('lastOn')}>
            <DayPicker min={today()} />
          </Form.Item>
        </FieldGrid>
        <Form.Item
          name="reason"
          label={t('delegation.reason')}
          rules={[{ required: true, whitespace: true, message: t('form.required', { label: t('delegation.reason') }) }]}
        >
          <Input.TextArea rows={2} maxLength={LIMITS.reason} showCount />
        </Form.Item>
      </ActionFormView>
    </Modal>
  );
}
