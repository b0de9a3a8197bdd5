import { Button, Form, Input, Modal, Table } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { LIMITS } from '../../../schema/limits.ts';
import {
  OrganizationCharterDraftDocument,
  OrganizationChartersDocument,
  type OrganizationChartersQuery,
  type RulePackDraftInput,
} from '../../gql/graphql.ts';
import { useDocument } from '../../shared/data/use-document.ts';
import { PeriodText } from '../../shared/date/date-text.tsx';
import { DayPicker } from '../../shared/date/day-picker.tsx';
import { addDays, today } from '../../shared/date/format.ts';
import { Panel } from '../../shared/detail/panel.tsx';
import { EnumTag } from '../../shared/enum/enum-label.tsx';
import { EmptyState } from '../../shared/feedback/empty-state.tsx';
import { RequestFailure } from '../../shared/feedback/request-failure.tsx';
import { ActionFormView } from '../../shared/form/action-form-view.tsx';
import { useActionForm } from '../../shared/form/use-action-form.ts';
import { charterTone } from './organization-enums.ts';

type Charter = OrganizationChartersQuery['rulePacks']['nodes'][number];

interface CharterProps {
  readonly organization: {
    readonly id: string;
    readonly name: string;
    readonly viewerCan: { readonly charter: boolean };
  };
}

/** Versions of the rules that the charter of one organization states, and the way to write the next one. */
export function OrganizationCharters({ organization }: CharterProps) {
  const { t } = useTranslation();
  const [isDrafting, setIsDrafting] = useState(false);
  const { data, error, isFetching, refetch } = useDocument(
    OrganizationChartersDocument,
    { id: organization.id },
    { resource: 'rulePack' },
  );
  const charters = data?.rulePacks.nodes ?? [];
  return (
    <Panel
      title={t('organization.charter.title')}
      extra={
        organization.viewerCan.charter ? (
          <Button size="small" onClick={() => setIsDrafting(true)}>
            {t('organization.charter.action')}
          </Button>
        ) : null
      }
    >
      {error ? (
        <RequestFailure error={error} onRetry={() => void refetch()} />
      ) : data && charters.length === 0 ? (
        <EmptyState title={t('organization.charter.none')} description={t('organization.charter.explanation')} />
      ) : (
        <Table<Charter>
          aria-label={t('organization.charter.title')}
          size="small"
          rowKey="id"
          loading={isFetching}
          dataSource={charters}
          pagination={false}
          scroll={{ x: 'max-content' }}
          columns={[
            {
              key: 'name',
              title: t('organization.name'),
              render: (_, charter) => <Link to={`/rule-packs/${charter.id}`}>{charter.name}</Link>,
            },
            {
              key: 'number',
              title: t('organization.charter.number'),
              align: 'end',
              render: (_, charter) => charter.number,
            },
            {
              key: 'status',
              title: t('organization.status'),
              render: (_, charter) => (
                <EnumTag type="RulePackStatus" value={charter.status} tone={charterTone(charter.status)} />
              ),
            },
            {
              key: 'period',
              title: t('organization.period'),
              render: (_, charter) => <PeriodText from={charter.validFrom} until={charter.validUntil} />,
            },
            {
              key: 'count',
              title: t('organization.charter.count'),
              align: 'end',
              render: (_, charter) => charter.parameters.length,
            },
            ...(charters.some(({ viewerCan }) => viewerCan.edit)
              ? [
                  {
                    key: 'edit',
                    title: t('table.actions'),
                    render: (_: unknown, charter: Charter) =>
                      charter.viewerCan.edit ? (
                        <Link
                          to={`/rule-packs/${charter.id}`}
                          aria-label={t('organization.charter.editOf', { number: charter.number })}
                        >
                          {t('organization.charter.edit')}
                        </Link>
                      ) : null,
                  },
                ]
              : []),
          ]}
        />
      )}
      {isDrafting ? (
        <CharterDraftDialog
          organization={organization}
          latest={charters.find(({ status }) => status === 'PUBLISHED')}
          onClose={() => setIsDrafting(false)}
        />
      ) : null}
    </Panel>
  );
}

interface DraftProps extends CharterProps {
  /** The version that the new one follows, when there is one. */
  readonly latest: Charter | undefined;
  readonly onClose: () => void;
}

function CharterDraftDialog({ organization, latest, onClose }: DraftProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const form = useActionForm({
    document: OrganizationCharterDraftDocument,
    payload: (data) => data.rulePackDraft,
    toVariables: (values: Pick<RulePackDraftInput, 'name' | 'validFrom'>) => ({
      input: { ...values, organizationId: organization.id, ...(latest ? { basedOnId: latest.id } : {}) },
    }),
    initialValues: {
      name: latest?.name ?? t('organization.charter.defaultName', { name: organization.name }),
      // A version begins after the one it follows.
      validFrom: latest && latest.validFrom >= today() ? addDays(latest.validFrom, 1) : today(),
    },
    invalidates: ['rulePack'],
    successMessage: t('organization.charter.done'),
    onDone: (payload) => {
      onClose();
      if (payload.rulePack) {
        void navigate(`/rule-packs/${payload.rulePack.id}`);
      }
    },
  });
  const required = (label: string) => [{ required: true, message: t('form.required', { label }) }];
  return (
    <Modal
      open
      title={t('organization.charter.action')}
      okText={t('organization.charter.action')}
      cancelText={t('form.cancel')}
      confirmLoading={form.isSaving}
      mask={{ closable: false }}
      onOk={() => form.instance.submit()}
      onCancel={onClose}
    >
      <p style={{ marginBottom: 16 }}>{t('organization.charter.explanation')}</p>
      <ActionFormView form={form} name="organization-charter" isInDialog>
        <Form.Item name="name" label={t('organization.name')} rules={required(t('organization.name'))}>
          <Input maxLength={LIMITS.name} />
        </Form.Item>
        <Form.Item
          name="validFrom"
          label={t('organization.charter.validFrom')}
          rules={required(t('organization.charter.validFrom'))}
        >
          <DayPicker />
        </Form.Item>
      </ActionFormView>
    </Modal>
  );
}
