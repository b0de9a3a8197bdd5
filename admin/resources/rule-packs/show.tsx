import { Button, Form, Input, InputNumber, Modal, Select, Table } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import { LIMITS } from '../../../schema/limits.ts';
import {
  RulePackDraftDocument,
  RulePackParameterSetDocument,
  RulePackPublishDocument,
  RulePackShowDocument,
  type RulePackDraftInput,
  type RulePackShowQuery,
} from '../../gql/graphql.ts';
import { useAction } from '../../shared/data/use-action.ts';
import { useDocument } from '../../shared/data/use-document.ts';
import { PeriodText } from '../../shared/date/date-text.tsx';
import { DayPicker } from '../../shared/date/day-picker.tsx';
import { today } from '../../shared/date/format.ts';
import { Facts } from '../../shared/detail/facts.tsx';
import { PageHeader } from '../../shared/detail/page-header.tsx';
import { Panel } from '../../shared/detail/panel.tsx';
import { EnumTag } from '../../shared/enum/enum-label.tsx';
import { PageSkeleton } from '../../shared/feedback/page-skeleton.tsx';
import { RequestFailure } from '../../shared/feedback/request-failure.tsx';
import { ActionFormView } from '../../shared/form/action-form-view.tsx';
import { useActionForm } from '../../shared/form/use-action-form.ts';

type Pack = NonNullable<RulePackShowQuery['rulePack']>;
type Parameter = Pack['parameters'][number];
type Definition = RulePackShowQuery['ruleParameterDefinitions'][number];

/** One version of rules with its parameters. */
export function RulePackShowPage() {
  const { t } = useTranslation();
  const { id } = useParams();
  const [isDrafting, setIsDrafting] = useState(false);
  const [edited, setEdited] = useState<Parameter | null>(null);
  const { data, error, isFetching, refetch } = useDocument(
    RulePackShowDocument,
    { id: id ?? '' },
    { resource: 'rulePack' },
  );
  const publish = useAction({
    document: RulePackPublishDocument,
    payload: (result) => result.rulePackPublish,
    invalidates: ['rulePack'],
    successMessage: t('rulePack.publish.done'),
  });
  const pack = data?.rulePack;
  if (error || (!pack && !isFetching)) {
    return <RequestFailure error={error} size="page" onRetry={() => void refetch()} />;
  }
  if (!pack) {
    return <PageSkeleton />;
  }
  const definitions = new Map(data.ruleParameterDefinitions.map((definition) => [definition.key, definition]));
  return (
    <>
      <PageHeader
        title={`${pack.name} · ${pack.number}`}
        trail={[{ title: t('rulePack.title'), to: '/rule-packs' }]}
        tags={
          <EnumTag
            type="RulePackStatus"
            value={pack.status}
            tone={pack.status === 'PUBLISHED' ? 'success' : 'neutral'}
          />
        }
        actions={[
          {
            key: 'publish',
            label: t('rulePack.publish.action'),
            isAllowed: pack.viewerCan.edit,
            isPrimary: true,
            onClick: () => void publish.run({ id: pack.id, version: pack.version }),
          },
          {
            key: 'draft',
            label: t('rulePack.draft.action'),
            isAllowed: pack.viewerCan.draft,
            onClick: () => setIsDrafting(true),
          },
        ]}
      />
      <Panel title={t('rulePack.title')}>
        <Facts
          facts={[
            {
              key: 'kind',
              label: t('rulePack.kind'),
              value: pack.kind ? <EnumTag type="OrganizationKind" value={pack.kind} /> : t('rulePack.all'),
            },
            {
              key: 'level',
              label: t('rulePack.level'),
              value: pack.level ? <EnumTag type="OrganizationLevel" value={pack.level} /> : t('rulePack.all'),
            },
            {
              key: 'period',
              label: t('rulePack.period'),
              value: <PeriodText from={pack.validFrom} until={pack.validUntil} />,
            },
            ...(pack.organization
              ? [{ key: 'organization', label: t('rulePack.organization'), value: pack.organization.name }]
              : []),
          ]}
        />
      </Panel>
      <Panel title={t('rulePack.parameters')}>
        <Table
          size="small"
          rowKey="key"
          dataSource={pack.parameters}
          pagination={false}
          scroll={{ x: 'max-content' }}
          columns={[
            {
              key: 'key',
              title: t('rulePack.parameter'),
              render: (_, item) => definitions.get(item.key)?.label ?? item.key,
            },
            {
              key: 'value',
              title: t('rulePack.value'),
              render: (_, item) =>
                item.values ? item.values.join('、') : `${item.number ?? ''} ${definitions.get(item.key)?.unit ?? ''}`,
            },
            {
              key: 'range',
              title: t('rulePack.range'),
              render: (_, item) =>
                item.floor === null || item.floor === undefined ? null : `${item.floor} – ${item.ceiling ?? '∞'}`,
            },
            { key: 'source', title: t('rulePack.source'), render: (_, item) => item.source },
            ...(pack.viewerCan.edit
              ? [
                  {
                    key: 'edit',
                    title: t('rulePack.edit'),
                    render: (_: unknown, item: Parameter) => (
                      <Button size="small" onClick={() => setEdited(item)}>
                        {t('rulePack.edit')}
                      </Button>
                    ),
                  },
                ]
              : []),
          ]}
        />
      </Panel>
      {isDrafting ? <DraftDialog pack={pack} onClose={() => setIsDrafting(false)} /> : null}
      {edited ? (
        <ParameterDialog
          pack={pack}
          parameter={edited}
          definition={definitions.get(edited.key)}
          onClose={() => setEdited(null)}
        />
      ) : null}
    </>
  );
}

function DraftDialog({ pack, onClose }: { readonly pack: Pack; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const form = useActionForm({
    document: RulePackDraftDocument,
    payload: (data) => data.rulePackDraft,
    toVariables: (values: Pick<RulePackDraftInput, 'name' | 'validFrom'>) => ({
      input: { ...values, basedOnId: pack.id, ...(pack.organization ? { organizationId: pack.organization.id } : {}) },
    }),
    initialValues: { name: pack.name, validFrom: today() },
    invalidates: ['rulePack'],
    successMessage: t('rulePack.draft.done'),
    onDone: (payload) => {
      onClose();
      if (payload.rulePack) {
        void navigate(`/rule-packs/${payload.rulePack.id}`);
      }
    },
  });
  return (
    <Modal
      open
      title={t('rulePack.draft.action')}
      okText={t('rulePack.draft.action')}
      cancelText={t('form.cancel')}
      confirmLoading={form.isSaving}
      onOk={() => form.instance.submit()}
      onCancel={onClose}
    >
      <ActionFormView form={form} name="rule-pack-draft" isInDialog>
        <Form.Item
          name="name"
          label={t('rulePack.name')}
          rules={[{ required: true, message: t('form.required', { label: t('rulePack.name') }) }]}
        >
          <Input maxLength={LIMITS.name} />
        </Form.Item>
        <Form.Item
          name="validFrom"
          label={t('rulePack.validFrom')}
          rules={[{ required: true, message: t('form.required', { label: t('rulePack.validFrom') }) }]}
        >
          <DayPicker />
        </Form.Item>
      </ActionFormView>
    </Modal>
  );
}

interface ParameterValues {
  readonly number?: number | null;
  readonly values?: string[] | null;
  readonly source: string;
}

function ParameterDialog({
  pack,
  parameter,
  definition,
  onClose,
}: {
  readonly pack: Pack;
  readonly parameter: Parameter;
  readonly definition: Definition | undefined;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation();
  const form = useActionForm({
    document: RulePackParameterSetDocument,
    payload: (data) => data.rulePackParameterSet,
    toVariables: (values: ParameterValues) => ({
      id: pack.id,
      version: pack.version,
      input: { key: parameter.key, ...values },
    }),
    initialValues: {
      number: parameter.number ?? null,
      values: parameter.values ?? null,
      source: parameter.source,
    },
    invalidates: ['rulePack'],
    successMessage: t('rulePack.set.done'),
    onDone: onClose,
  });
  return (
    <Modal
      open
      title={definition?.label ?? parameter.key}
      okText={t('rulePack.set.action')}
      cancelText={t('form.cancel')}
      confirmLoading={form.isSaving}
      onOk={() => form.instance.submit()}
      onCancel={onClose}
    >
      <ActionFormView form={form} name="rule-parameter" isInDialog>
        {definition?.type === 'LIST' ? (
          <Form.Item name="values" label={t('rulePack.values')}>
            <Select mode="tags" />
          </Form.Item>
        ) : (
          <Form.Item
            name="number"
            label={t('rulePack.value')}
            rules={[{ required: true, message: t('form.required', { label: t('rulePack.value') }) }]}
          >
            <InputNumber min={0} precision={0} style={{ width: '100%' }} />
          </Form.Item>
        )}
        <Form.Item
          name="source"
          label={t('rulePack.source')}
          rules={[{ required: true, message: t('form.required', { label: t('rulePack.source') }) }]}
        >
          <Input maxLength={LIMITS.reason} />
        </Form.Item>
      </ActionFormView>
    </Modal>
  );
}
