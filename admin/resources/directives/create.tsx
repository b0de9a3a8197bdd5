import { Alert, Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate, useSearchParams } from 'react-router';
import { LIMITS } from '../../../schema/limits.ts';
import { DirectiveCreateDocument, DirectiveShowDocument } from '../../gql/graphql.ts';
import { useCurrentOffice } from '../../providers/office.ts';
import { useViewer } from '../../providers/viewer.ts';
import { useDocument } from '../../shared/data/use-document.ts';
import { PageHeader } from '../../shared/detail/page-header.tsx';
import { PageSkeleton } from '../../shared/feedback/page-skeleton.tsx';
import { ActionFormView } from '../../shared/form/action-form-view.tsx';
import { useActionForm } from '../../shared/form/use-action-form.ts';

interface Values {
  readonly organizationId: string;
  readonly title: string;
}

/** Begins a draft: in whose name, and what it is called; the rest follows step by step. */
export function DirectiveCreatePage() {
  const [params] = useSearchParams();
  const supersedesId = params.get('supersedes');
  const before = useDocument(
    DirectiveShowDocument,
    { id: supersedesId ?? '' },
    { resource: 'directive', isEnabled: supersedesId !== null },
  );
  if (supersedesId !== null && before.isLoading) {
    return <PageSkeleton />;
  }
  return <CreateForm supersedes={before.data?.directive ?? null} />;
}

interface CreateFormProps {
  readonly supersedes: {
    readonly id: string;
    readonly title: string;
    readonly organization: { readonly id: string } | null;
  } | null;
}

function CreateForm({ supersedes }: CreateFormProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const viewer = useViewer();
  const [office] = useCurrentOffice();
  const organizations = new Map(
    (viewer?.offices ?? []).map(({ organization }) => [organization.id, organization.name]),
  );
  const form = useActionForm({
    document: DirectiveCreateDocument,
    payload: (data) => data.directiveCreate,
    toVariables: ({ organizationId, title }: Values) => ({
      input: { organizationId, title: title.trim(), ...(supersedes ? { supersedesId: supersedes.id } : {}) },
    }),
    initialValues: {
      ...(supersedes?.organization
        ? { organizationId: supersedes.organization.id }
        : office
          ? { organizationId: office.organization.id }
          : {}),
      ...(supersedes ? { title: supersedes.title } : {}),
    },
    invalidates: ['directive'],
    onDone: ({ directive }) => void navigate(`/directives/${directive!.id}/edit`, { replace: true }),
  });
  const required = (key: string) => [
    { required: true, whitespace: true, message: t('form.required', { label: t(key) }) },
  ];
  return (
    <>
      <PageHeader
        title={t(supersedes ? 'directive.create.supersede' : 'directive.create.title')}
        trail={[{ title: t('directive.title'), to: '/directives' }]}
        description={t('directive.create.description')}
      />
      {supersedes ? (
        <Alert
          type="info"
          showIcon
          style={{ marginBottom: 16, maxWidth: 720 }}
          title={t('directive.create.supersedes', { title: supersedes.title })}
        />
      ) : null}
      <ActionFormView form={form} name="directive" submitLabel={t('directive.create.begin')}>
        <Form.Item
          name="organizationId"
          label={t('directive.organization')}
          extra={t('directive.create.organizationHelp')}
          rules={required('directive.organization')}
        >
          <Select
            disabled={supersedes !== null}
            options={[...organizations].map(([value, label]) => ({ value, label }))}
          />
        </Form.Item>
        <Form.Item name="title" label={t('directive.name')} rules={required('directive.name')}>
          <Input maxLength={LIMITS.name} />
        </Form.Item>
      </ActionFormView>
    </>
  );
}
