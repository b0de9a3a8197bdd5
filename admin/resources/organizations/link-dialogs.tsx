import { Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { LIMITS } from '../../../schema/limits.ts';
import {
  OrganizationLinkAddDocument,
  type OrganizationLinkAddInput,
  OrganizationLinkEndDocument,
  type OrganizationShowQuery,
} from '../../gql/graphql.ts';
import { useEnumOptions } from '../../shared/enum/enum-label.tsx';
import { ReasonModal } from '../../shared/reason-modal/reason-modal.tsx';
import type { GroundsValues } from './grounds.ts';
import { LINK_KINDS } from './organization-enums.ts';
import { OrganizationPicker } from './organization-select.tsx';
import { usePlanWords } from './plan-words.tsx';
import { present } from '../../shared/form/present.ts';

/** One relation beside the tree, as the detail page reads it. */
export type OrganizationLinkRow = NonNullable<OrganizationShowQuery['organization']>['links']['nodes'][number];

/** Links an organization to the committee that guides it, or to what it is affiliated with. */
export function LinkAddDialog({
  organization,
  onClose,
}: {
  readonly organization: { readonly id: string; readonly kind: string };
  readonly onClose: () => void;
}) {
  const { t } = useTranslation();
  const plans = usePlanWords();
  const kinds = useEnumOptions('OrganizationLinkKind', LINK_KINDS);
  const required = (key: string) => [{ required: true, message: t('form.required', { label: t(key) }) }];
  return (
    <ReasonModal
      isOpen
      onClose={onClose}
      name="organization-link-add"
      title={t('organization.linkAdd.action')}
      submitLabel={t('organization.linkAdd.action')}
      explanation={t('organization.linkAdd.explanation')}
      dayNote={plans.note}
      action={{
        document: OrganizationLinkAddDocument,
        payload: (data) => data.organizationLinkAdd,
        toVariables: (values: GroundsValues & Pick<OrganizationLinkAddInput, 'kind' | 'toId'>) => ({
          input: { ...present(values), fromId: organization.id },
        }),
        initialValues: { kind: organization.kind === 'OVERSEAS_ASSOCIATION' ? 'AFFILIATED_WITH' : 'GUIDED_BY' },
        invalidates: ['organization'],
        successMessage: plans.done(t('organization.linkAdd.done')),
      }}
    >
      <Form.Item name="kind" label={t('organization.linkKind')} rules={required('organization.linkKind')}>
        <Select options={kinds} />
      </Form.Item>
      <Form.Item name="toId" label={t('organization.linkTo')} rules={required('organization.linkTo')}>
        <OrganizationPicker />
      </Form.Item>
      <Form.Item name="document" label={t('organization.document')}>
        <Input maxLength={LIMITS.title} />
      </Form.Item>
    </ReasonModal>
  );
}

/** Ends a relation on a day. */
export function LinkEndDialog({
  link,
  onClose,
  onReload,
}: {
  readonly link: OrganizationLinkRow;
  readonly onClose: () => void;
  readonly onReload: () => Promise<unknown>;
}) {
  const { t } = useTranslation();
  const plans = usePlanWords();
  return (
    <ReasonModal
      isOpen
      onClose={onClose}
      name="organization-link-end"
      title={t('organization.linkEnd.action')}
      submitLabel={t('organization.linkEnd.action')}
      isDanger
      dayNote={plans.note}
      explanation={t('organization.linkEnd.explanation', { from: link.from?.name ?? '', to: link.to?.name ?? '' })}
      action={{
        document: OrganizationLinkEndDocument,
        payload: (data) => data.organizationLinkEnd,
        toVariables: (values: GroundsValues) => ({ id: link.id, version: link.version, input: present(values) }),
        invalidates: ['organization'],
        successMessage: plans.done(t('organization.linkEnd.done')),
        onReload: async () => {
          await onReload();
          return undefined;
        },
      }}
    >
      <Form.Item name="document" label={t('organization.document')}>
        <Input maxLength={LIMITS.title} />
      </Form.Item>
    </ReasonModal>
  );
}
