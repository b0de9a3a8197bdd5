import { Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { LIMITS } from '../../../schema/limits.ts';
import { CaseOfficeDocument } from '../../gql/graphql.ts';
import { chainLevels } from '../../shared/chain/chain-enums.ts';
import { useDocument } from '../../shared/data/use-document.ts';
import { DayPicker } from '../../shared/date/day-picker.tsx';
import { useEnumOptions } from '../../shared/enum/enum-label.tsx';
import { FieldGrid } from '../../shared/form/field-grid.tsx';
import { PurposeControl } from '../../shared/guard/purpose-control.tsx';
import type { OpenValues } from './case-input.ts';
import { OfficePicker, OrganizationPicker, PersonPicker } from './pickers.tsx';

/** Kinds of organizations that are founded through chains. */
const organizationKinds = [
  'STUDENT_UNION',
  'GRADUATE_UNION',
  'FACULTY_UNION',
  'UNION_DEPARTMENT',
  'CLUB',
  'CLUB_ASSOCIATION',
  'FEDERATION',
  'LEAGUE_COMMITTEE',
] as const;
const categories = ['REGULAR_UNIVERSITY', 'VOCATIONAL', 'SECONDARY'] as const;
const clubTypes = [
  'IDEOLOGICAL_POLITICAL',
  'ACADEMIC_TECHNICAL',
  'INNOVATION_ENTREPRENEURSHIP',
  'CULTURE_SPORTS',
  'VOLUNTEER_PUBLIC_GOOD',
  'SELF_DISCIPLINE_MUTUAL_AID',
  'OTHER',
] as const;
const gradesBases = ['LAST_SEMESTER', 'LAST_SCHOOL_YEAR', 'SINCE_ENROLMENT', 'NO_FAILED_COURSE'] as const;

function useNeeded() {
  const { t } = useTranslation();
  return (key: string) => [{ required: true, message: t('form.required', { label: t(`procedureCase.open.${key}`) }) }];
}

interface AppointmentFieldsProps {
  readonly purpose: string | undefined;
  readonly onPurpose: (purpose: string | undefined) => void;
}

function AppointmentFields({ purpose, onPurpose }: AppointmentFieldsProps) {
  const { t } = useTranslation();
  const needed = useNeeded();
  const sources = useEnumOptions('TermSource', ['ELECTION', 'APPOINTMENT']);
  const bases = useEnumOptions('GradesBasis', gradesBases);
  const officeId = Form.useWatch<OpenValues['officeId']>('officeId');
  const { data } = useDocument(
    CaseOfficeDocument,
    { id: officeId ?? '' },
    { resource: 'office', isEnabled: Boolean(officeId) },
  );
  return (
    <>
      <Form.Item name="officeId" label={t('procedureCase.open.office')} rules={needed('office')}>
        <OfficePicker />
      </Form.Item>
      <div style={{ marginBottom: 16 }}>
        <PurposeControl purpose={purpose} onChange={onPurpose} />
      </div>
      <Form.Item name="personId" label={t('procedureCase.open.person')} rules={needed('person')}>
        <PersonPicker purpose={purpose} />
      </Form.Item>
      <FieldGrid>
        <Form.Item
          name="startsOn"
          label={t('procedureCase.open.startsOn')}
          extra={t('procedureCase.open.startsOnHelp')}
          rules={needed('startsOn')}
        >
          <DayPicker />
        </Form.Item>
        <Form.Item
          name="endsOn"
          label={t('procedureCase.open.endsOn')}
          extra={t('procedureCase.open.endsOnHelp')}
          rules={needed('endsOn')}
        >
          <DayPicker />
        </Form.Item>
        <Form.Item name="source" label={t('procedureCase.open.source')} rules={needed('source')}>
          <Select options={sources} />
        </Form.Item>
        <Form.Item
          name="nominatingId"
          label={t('procedureCase.open.nominating')}
          extra={t('procedureCase.open.nominatingHelp')}
        >
          <OrganizationPicker />
        </Form.Item>
        <Form.Item name="representedId" label={t('procedureCase.open.represented')}>
          <OrganizationPicker />
        </Form.Item>
        {data?.office?.eligibility.includes('GRADES_OK_DECLARED') ? (
          <Form.Item name="gradesBasis" label={t('procedureCase.open.gradesBasis')}>
            <Select options={bases} allowClear />
          </Form.Item>
        ) : null}
      </FieldGrid>
      <Form.Item name="crossAppointmentReason" label={t('procedureCase.open.cross')}>
        <Input.TextArea rows={2} maxLength={LIMITS.reason} showCount />
      </Form.Item>
    </>
  );
}

function FoundingFields() {
  const { t } = useTranslation();
  const needed = useNeeded();
  const levels = useEnumOptions('OrganizationLevel', chainLevels);
  const kinds = useEnumOptions('OrganizationKind', organizationKinds);
  const schools = useEnumOptions('InstitutionCategory', categories);
  const types = useEnumOptions('ClubType', clubTypes);
  const level = Form.useWatch<OpenValues['level']>('level');
  const kind = Form.useWatch<OpenValues['organizationKind']>('organizationKind');
  return (
    <>
      <FieldGrid>
        <Form.Item name="parentId" label={t('procedureCase.open.parent')} rules={needed('parent')}>
          <OrganizationPicker />
        </Form.Item>
        <Form.Item name="level" label={t('procedureCase.open.level')} rules={needed('level')}>
          <Select options={levels} />
        </Form.Item>
        <Form.Item
          name="organizationKind"
          label={t('procedureCase.open.organizationKind')}
          rules={needed('organizationKind')}
        >
          <Select options={kinds} />
        </Form.Item>
        <Form.Item name="name" label={t('procedureCase.open.name')} rules={needed('name')}>
          <Input maxLength={LIMITS.name} autoComplete="off" />
        </Form.Item>
        <Form.Item name="shortName" label={t('procedureCase.open.shortName')}>
          <Input maxLength={LIMITS.shortName} autoComplete="off" />
        </Form.Item>
        <Form.Item name="nameEn" label={t('procedureCase.open.nameEn')}>
          <Input maxLength={LIMITS.name} autoComplete="off" />
        </Form.Item>
        {level === 'SCHOOL' ? (
          <Form.Item name="category" label={t('procedureCase.open.category')}>
            <Select allowClear options={schools} />
          </Form.Item>
        ) : null}
        {kind === 'CLUB' ? (
          <Form.Item name="clubType" label={t('procedureCase.open.clubType')}>
            <Select allowClear options={types} />
          </Form.Item>
        ) : null}
      </FieldGrid>
      <GroundsFields />
    </>
  );
}

/** Day of effect and reason, as every matter but an appointment takes them. */
function GroundsFields() {
  const { t } = useTranslation();
  return (
    <>
      <Form.Item
        name="effectiveOn"
        label={t('procedureCase.open.effectiveOn')}
        extra={t('procedureCase.open.effectiveOnHelp')}
      >
        <DayPicker />
      </Form.Item>
      <Form.Item
        name="reason"
        label={t('procedureCase.open.reason')}
        rules={[
          { required: true, whitespace: true, message: t('form.required', { label: t('procedureCase.open.reason') }) },
        ]}
      >
        <Input.TextArea rows={3} maxLength={LIMITS.reason} showCount />
      </Form.Item>
    </>
  );
}

function ChangeFields({ target }: { readonly target?: 'federation' | 'newParent' }) {
  const { t } = useTranslation();
  const needed = useNeeded();
  return (
    <>
      <FieldGrid>
        <Form.Item name="organizationId" label={t('procedureCase.open.organization')} rules={needed('organization')}>
          <OrganizationPicker />
        </Form.Item>
        {target ? (
          <Form.Item name={`${target}Id`} label={t(`procedureCase.open.${target}`)} rules={needed(target)}>
            <OrganizationPicker />
          </Form.Item>
        ) : null}
      </FieldGrid>
      <GroundsFields />
    </>
  );
}

/** What one kind of case asks for. */
export function OpenFields({
  kind,
  ...purpose
}: AppointmentFieldsProps & { readonly kind: OpenValues['kind'] | undefined }) {
  switch (kind) {
    case 'APPOINTMENT':
      return <AppointmentFields {...purpose} />;
    case 'ORGANIZATION_FOUNDING':
      return <FoundingFields />;
    case 'ORGANIZATION_CLOSING':
      return <ChangeFields />;
    case 'MEMBERSHIP':
      return <ChangeFields target="federation" />;
    case 'ORGANIZATION_TRANSFER':
      return <ChangeFields target="newParent" />;
    default:
      return null;
  }
}
