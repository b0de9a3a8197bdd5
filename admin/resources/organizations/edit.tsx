import { Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import { LIMITS } from '../../../schema/limits.ts';
import { OrganizationShowDocument, type OrganizationShowQuery, OrganizationUpdateDocument } from '../../gql/graphql.ts';
import { useRecord } from '../../shared/data/use-record.ts';
import { DayPicker } from '../../shared/date/day-picker.tsx';
import { today } from '../../shared/date/format.ts';
import { PageHeader } from '../../shared/detail/page-header.tsx';
import { useEnumOptions } from '../../shared/enum/enum-label.tsx';
import { ForbiddenPage } from '../../shared/feedback/forbidden.tsx';
import { PageSkeleton } from '../../shared/feedback/page-skeleton.tsx';
import { RequestFailure } from '../../shared/feedback/request-failure.tsx';
import { ActionFormView } from '../../shared/form/action-form-view.tsx';
import { useActionForm } from '../../shared/form/use-action-form.ts';
import { changedFacts, type FactValues } from './changed-facts.ts';
import { CATEGORIES, CLUB_TYPES } from './organization-enums.ts';
import { DivisionPicker } from './organization-select.tsx';

type Organization = NonNullable<OrganizationShowQuery['organization']>;

const valuesOf = (organization: Organization): FactValues => ({
  shortName: organization.shortName ?? null,
  nameEn: organization.nameEn ?? null,
  category: organization.category ?? null,
  clubType: organization.profile.__typename === 'ClubProfile' ? (organization.profile.clubType ?? null) : null,
  divisionCode: organization.divisionCode ?? null,
  externalCode: organization.externalCode ?? null,
  foundedOn: organization.foundedOn ?? null,
});

/** Changes the facts of an organization that carry no history of their own. */
export function OrganizationEditPage() {
  const { id } = useParams();
  const { record, isLoading, error, refetch } = useRecord({
    resource: 'organization',
    id,
    document: OrganizationShowDocument,
    select: (data) => data.organization,
  });
  if (isLoading) {
    return <PageSkeleton />;
  }
  if (error || !record) {
    return <RequestFailure error={error} size="page" onRetry={() => void refetch()} />;
  }
  return record.viewerCan.update ? <EditForm organization={record} refetch={refetch} /> : <ForbiddenPage />;
}

function EditForm({
  organization,
  refetch,
}: {
  readonly organization: Organization;
  readonly refetch: () => Promise<Organization | undefined>;
}) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const categories = useEnumOptions('InstitutionCategory', CATEGORIES);
  const clubTypes = useEnumOptions('ClubType', CLUB_TYPES);
  const back = `/organizations/${organization.id}`;
  const form = useActionForm({
    document: OrganizationUpdateDocument,
    payload: (data) => data.organizationUpdate,
    toVariables: (values: FactValues) => ({
      id: organization.id,
      version: organization.version,
      input: changedFacts(valuesOf(organization), values),
    }),
    initialValues: valuesOf(organization),
    invalidates: ['organization'],
    successMessage: t('organization.update.done'),
    onDone: () => void navigate(back),
    onReload: async () => {
      const fresh = await refetch();
      return fresh ? valuesOf(fresh) : undefined;
    },
  });
  return (
    <>
      <PageHeader
        title={t('organization.update.action')}
        trail={[
          { title: t('organization.title'), to: '/organizations' },
          { title: organization.name, to: back },
        ]}
      />
      <ActionFormView form={form} name="organization-edit" onCancel={() => void navigate(back)}>
        <Form.Item name="shortName" label={t('organization.shortName')}>
          <Input maxLength={LIMITS.shortName} />
        </Form.Item>
        <Form.Item name="nameEn" label={t('organization.nameEn')}>
          <Input maxLength={LIMITS.name} />
        </Form.Item>
        <Form.Item name="category" label={t('organization.category')}>
          <Select allowClear options={categories} />
        </Form.Item>
        {organization.kind === 'CLUB' ? (
          <Form.Item name="clubType" label={t('organization.clubType')}>
            <Select allowClear options={clubTypes} />
          </Form.Item>
        ) : null}
        <Form.Item name="divisionCode" label={t('organization.divisionCode')}>
          <DivisionPicker canClear={false} />
        </Form.Item>
        <Form.Item name="externalCode" label={t('organization.externalCode')}>
          <Input maxLength={LIMITS.code} />
        </Form.Item>
        <Form.Item name="foundedOn" label={t('organization.foundedOn')}>
          <DayPicker max={today()} />
        </Form.Item>
      </ActionFormView>
    </>
  );
}
