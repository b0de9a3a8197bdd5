import { Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate, useSearchParams } from 'react-router';
import { LIMITS } from '../../../schema/limits.ts';
import {
  OrganizationCreateDocument,
  OrganizationShowDocument,
  type OrganizationCreateInput,
} from '../../gql/graphql.ts';
import { useDocument } from '../../shared/data/use-document.ts';
import { DayPicker } from '../../shared/date/day-picker.tsx';
import { today } from '../../shared/date/format.ts';
import { PageHeader } from '../../shared/detail/page-header.tsx';
import { useEnumLabel } from '../../shared/enum/enum-label.tsx';
import { ActionFormView } from '../../shared/form/action-form-view.tsx';
import { useActionForm } from '../../shared/form/use-action-form.ts';
import { CATEGORIES, CLUB_TYPES, KINDS, LEVELS } from './organization-enums.ts';
import { usePlanWords } from './plan-words.tsx';
import { DivisionPicker, InstitutionPicker, OrganizationPicker } from './organization-select.tsx';
import { present } from '../../shared/form/present.ts';

type Values = OrganizationCreateInput;

/** Founds an organization below a parent. */
export function OrganizationCreatePage() {
  const { t } = useTranslation();
  const label = useEnumLabel();
  const plans = usePlanWords();
  const navigate = useNavigate();
  const [params] = useSearchParams();
  const parentId = params.get('parent');
  const parent = useDocument(
    OrganizationShowDocument,
    { id: parentId ?? '' },
    { resource: 'organization', isEnabled: parentId !== null },
  );
  // A founding that is planned is found on the page of its parent.
  const plansAt = parentId ? `/organizations/${parentId}?tab=plans` : '/organizations/planned';
  const form = useActionForm({
    document: OrganizationCreateDocument,
    payload: (data) => data.organizationCreate,
    toVariables: (values: Values) => ({ input: present(values) }),
    initialValues: { effectiveOn: today(), ...(parentId ? { parentId } : {}) },
    invalidates: ['organization'],
    successMessage: plans.done(t('organization.create.done')),
    onDone: (payload) => void navigate(payload.organization ? `/organizations/${payload.organization.id}` : plansAt),
  });
  const day = Form.useWatch('effectiveOn', form.instance);
  // What only one kind has is asked for when that kind is chosen.
  const kind = Form.useWatch('kind', form.instance);
  const level = Form.useWatch('level', form.instance);
  const required = (key: string) => [{ required: true, message: t('form.required', { label: t(key) }) }];
  const options = (type: string, values: readonly string[]) =>
    values.map((value) => ({ value, label: label(type, value) }));
  return (
    <>
      <PageHeader
        title={t('organization.create.title')}
        trail={[{ title: t('organization.title'), to: '/organizations' }]}
      />
      <ActionFormView form={form} name="organization-create" onCancel={() => void navigate('/organizations')}>
        <Form.Item name="parentId" label={t('organization.parent')}>
          <OrganizationPicker {...(parent.data?.organization ? { initial: parent.data.organization } : {})} />
        </Form.Item>
        <Form.Item name="level" label={t('organization.level')} rules={required('organization.level')}>
          <Select options={options('OrganizationLevel', LEVELS)} />
        </Form.Item>
        <Form.Item name="kind" label={t('organization.kind')} rules={required('organization.kind')}>
          <Select options={options('OrganizationKind', KINDS)} />
        </Form.Item>
        <Form.Item name="name" label={t('organization.name')} rules={required('organization.name')}>
          <Input maxLength={LIMITS.name} />
        </Form.Item>
        <Form.Item name="shortName" label={t('organization.shortName')}>
          <Input maxLength={LIMITS.shortName} />
        </Form.Item>
        <Form.Item name="nameEn" label={t('organization.nameEn')}>
          <Input maxLength={LIMITS.name} />
        </Form.Item>
        {kind === 'CLUB' ? (
          <Form.Item name="clubType" label={t('organization.clubType')}>
            <Select allowClear options={options('ClubType', CLUB_TYPES)} />
          </Form.Item>
        ) : null}
        {kind === 'OVERSEAS_ASSOCIATION' ? (
          <Form.Item
            name="hostCountry"
            label={t('organization.hostCountry')}
            extra={t('organization.hostCountryForm')}
            rules={[{ pattern: /^[A-Z]{2}$/, message: t('organization.hostCountryForm') }]}
          >
            <Input maxLength={2} />
          </Form.Item>
        ) : null}
        {level === 'SCHOOL' && kind !== 'OVERSEAS_ASSOCIATION' ? (
          <>
            <Form.Item name="institutionId" label={t('organization.institution')}>
              <InstitutionPicker />
            </Form.Item>
            <Form.Item name="category" label={t('organization.category')}>
              <Select allowClear options={options('InstitutionCategory', CATEGORIES)} />
            </Form.Item>
          </>
        ) : null}
        <Form.Item name="divisionCode" label={t('organization.divisionCode')}>
          <DivisionPicker />
        </Form.Item>
        <Form.Item name="externalCode" label={t('organization.externalCode')}>
          <Input maxLength={LIMITS.code} />
        </Form.Item>
        <Form.Item name="foundedOn" label={t('organization.foundedOn')}>
          <DayPicker max={today()} />
        </Form.Item>
        <Form.Item
          name="effectiveOn"
          label={t('form.effectiveOn')}
          extra={day ? <span aria-live="polite">{plans.note(day)}</span> : null}
        >
          <DayPicker />
        </Form.Item>
        <Form.Item name="reason" label={t('form.reason')}>
          <Input.TextArea rows={3} maxLength={LIMITS.reason} showCount />
        </Form.Item>
      </ActionFormView>
    </>
  );
}
