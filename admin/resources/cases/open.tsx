import { Form, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useSearchParams } from 'react-router';
import { CaseOpenDocument } from '../../gql/graphql.ts';
import { subjectKinds } from '../../shared/chain/chain-enums.ts';
import { today } from '../../shared/date/format.ts';
import { PageHeader } from '../../shared/detail/page-header.tsx';
import { useEnumOptions } from '../../shared/enum/enum-label.tsx';
import { ActionFormView } from '../../shared/form/action-form-view.tsx';
import { useActionForm } from '../../shared/form/use-action-form.ts';
import { caseInput, openAliases, type OpenValues } from './case-input.ts';
import { CheckPanel } from './check-panel.tsx';
import { EvidenceField, evidenceOf, type EvidenceValues } from './evidence-field.tsx';
import { OpenFields } from './open-fields.tsx';

/** The values that a link to this page brings along. */
function startOf(params: URLSearchParams): Partial<OpenValues> {
  const kind = subjectKinds.find((one) => one === params.get('kind')) ?? 'APPOINTMENT';
  const officeId = params.get('office');
  const organizationId = params.get('organization');
  return {
    kind,
    startsOn: today(),
    ...(officeId ? { officeId } : {}),
    ...(organizationId ? (kind === 'ORGANIZATION_FOUNDING' ? { parentId: organizationId } : { organizationId }) : {}),
  };
}

/** Puts a matter before the chain that binds it, after saying what will become of it. */
export function CaseOpenPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [params] = useSearchParams();
  const [purpose, setPurpose] = useState<string>();
  const kinds = useEnumOptions('ProcedureSubjectKind', subjectKinds);
  const form = useActionForm({
    document: CaseOpenDocument,
    payload: (data) => data.procedureCaseOpen,
    // The fields that a kind needs are required, so the form is not sent without them.
    toVariables: (values: OpenValues & EvidenceValues) => ({ input: { ...caseInput(values), ...evidenceOf(values) } }),
    initialValues: startOf(params),
    aliases: openAliases,
    invalidates: ['procedureCase', 'workItem'],
    successMessage: t('procedureCase.open.done'),
    onDone: ({ procedureCase }) => void navigate(procedureCase ? `/cases/${procedureCase.id}` : '/cases'),
    purpose,
  });
  const values = Form.useWatch((all: OpenValues) => all, form.instance) as OpenValues | undefined;
  return (
    <>
      <PageHeader title={t('procedureCase.open.title')} trail={[{ title: t('procedureCase.title'), to: '/cases' }]} />
      <ActionFormView
        form={form}
        name="case-open"
        submitLabel={t('procedureCase.open.submit')}
        onCancel={() => void navigate('/cases')}
      >
        <Form.Item
          name="kind"
          label={t('procedureCase.open.kind')}
          extra={values?.kind ? t(`procedureCase.open.kindHelp.${values.kind}`) : null}
        >
          <Select options={kinds} />
        </Form.Item>
        <OpenFields kind={values?.kind} purpose={purpose} onPurpose={setPurpose} />
        <EvidenceField />
        <CheckPanel input={values ? caseInput(values) : undefined} purpose={purpose} />
      </ActionFormView>
    </>
  );
}
