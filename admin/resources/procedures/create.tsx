import { Form, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { LIMITS } from '../../../schema/limits.ts';
import { ProcedureCreateDocument, type ProcedureSubjectKind, ProcedureTemplatesDocument } from '../../gql/graphql.ts';
import { currentLocale } from '../../providers/i18n.ts';
import { useCurrentOffice } from '../../providers/office.ts';
import { ChainPreview } from '../../shared/chain/chain-preview.tsx';
import { subjectKinds } from '../../shared/chain/chain-enums.ts';
import { useDocument } from '../../shared/data/use-document.ts';
import { PageHeader } from '../../shared/detail/page-header.tsx';
import { Panel } from '../../shared/detail/panel.tsx';
import { useEnumOptions } from '../../shared/enum/enum-label.tsx';
import { ActionFormView } from '../../shared/form/action-form-view.tsx';
import { FieldGrid } from '../../shared/form/field-grid.tsx';
import { useActionForm } from '../../shared/form/use-action-form.ts';
import { OrganizationSelect } from './organization-select.tsx';
import { ProcedureFields, procedureInput, type ProcedureValues } from './procedure-fields.tsx';
import { stepInputs } from './step-draft.ts';
import styles from './procedures.module.css';

interface CreateValues extends ProcedureValues {
  readonly organizationId: string;
  readonly subjectKind: ProcedureSubjectKind;
  readonly source?: string;
}

/** Draws up a chain, from a template of the national rules or from nothing; its draft is edited next. */
export function ProcedureCreatePage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [office] = useCurrentOffice();
  const [templateKey, setTemplateKey] = useState<string>();
  const { data } = useDocument(ProcedureTemplatesDocument, {}, { resource: 'procedureTemplate' });
  const kinds = useEnumOptions('ProcedureSubjectKind', subjectKinds);
  const templates = data?.procedureTemplates ?? [];
  const template = templates.find(({ key }) => key === templateKey);
  const form = useActionForm({
    document: ProcedureCreateDocument,
    payload: (result) => result.procedureCreate,
    toVariables: (values: CreateValues) => ({
      input: {
        ...procedureInput(values),
        organizationId: values.organizationId,
        subjectKind: values.subjectKind,
        source: values.source?.trim() || null,
        steps: stepInputs(template && template.subjectKind === values.subjectKind ? template.steps : []),
      },
    }),
    initialValues: office ? { organizationId: office.organization.id } : {},
    invalidates: ['procedure'],
    successMessage: t('procedure.create.done'),
    onDone: ({ procedure }) =>
      void navigate(
        procedure
          ? `/procedures/${procedure.id}${procedure.draft ? `/draft/${procedure.draft.id}` : ''}`
          : '/procedures',
      ),
  });
  const subjectKind = Form.useWatch('subjectKind', form.instance) as ProcedureSubjectKind | undefined;
  const take = (key: string | undefined) => {
    setTemplateKey(key);
    const chosen = templates.find((one) => one.key === key);
    if (chosen) {
      form.markDirty();
      form.instance.setFieldsValue({
        name: chosen.name,
        nameEn: chosen.nameEn,
        subjectKind: chosen.subjectKind,
        levels: [...chosen.levels],
        kinds: [...chosen.kinds],
        titles: [...chosen.titles],
        source: chosen.source,
      });
    }
  };
  const isFitting = template !== undefined && template.subjectKind === subjectKind;
  return (
    <>
      <PageHeader title={t('procedure.create.title')} trail={[{ title: t('procedure.title'), to: '/procedures' }]} />
      <div className={styles['layout']}>
        <ActionFormView
          form={form}
          name="procedure-create"
          submitLabel={t('procedure.create.submit')}
          onCancel={() => void navigate('/procedures')}
        >
          <Form.Item
            label={t('procedure.create.template')}
            htmlFor="procedure-template"
            extra={t('procedure.create.templateHelp')}
          >
            <Select<string>
              id="procedure-template"
              allowClear
              placeholder={t('procedure.create.noTemplate')}
              options={templates.map(({ key, name, nameEn }) => ({
                value: key,
                label: currentLocale() === 'en' ? nameEn : name,
              }))}
              {...(templateKey ? { value: templateKey } : {})}
              onChange={take}
            />
          </Form.Item>
          <FieldGrid>
            <Form.Item
              name="organizationId"
              label={t('procedure.owner')}
              extra={t('procedure.ownerHelp')}
              rules={[{ required: true, message: t('form.required', { label: t('procedure.owner') }) }]}
            >
              <OrganizationSelect />
            </Form.Item>
            <Form.Item
              name="subjectKind"
              label={t('procedure.subject')}
              rules={[{ required: true, message: t('form.required', { label: t('procedure.subject') }) }]}
            >
              <Select options={kinds} />
            </Form.Item>
          </FieldGrid>
          <ProcedureFields subjectKind={subjectKind} />
          <Form.Item name="source" label={t('procedure.source')} extra={t('procedure.sourceHelp')}>
            <Input maxLength={LIMITS.reason} autoComplete="off" />
          </Form.Item>
        </ActionFormView>
        {isFitting ? (
          <div className={styles['aside']}>
            <Panel title={t('procedure.preview')}>
              <ChainPreview subjectKind={template.subjectKind} steps={template.steps} isNarrow />
            </Panel>
          </div>
        ) : null}
      </div>
    </>
  );
}
