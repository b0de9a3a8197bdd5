import { Button, Form, Input, Modal, Space } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { LIMITS } from '../../../schema/limits.ts';
import {
  RuleExceptionDecideDocument,
  RuleExceptionListDocument,
  type RuleExceptionListQuery,
  type RuleExceptionListQueryVariables,
} from '../../gql/graphql.ts';
import { Nothing, PeriodText } from '../../shared/date/date-text.tsx';
import { EnumTag } from '../../shared/enum/enum-label.tsx';
import { ActionFormView } from '../../shared/form/action-form-view.tsx';
import { useActionForm } from '../../shared/form/use-action-form.ts';
import type { BulkAction } from '../../shared/table/bulk.ts';
import { mutateRow } from '../../shared/table/mutate-row.ts';
import { ServerTableView } from '../../shared/table/server-table.tsx';
import { type TableDefinition, useServerTable } from '../../shared/table/use-server-table.ts';
import { OrganizationFilter, OrganizationNameOf } from './organization-filter.tsx';
import { RuleLabel } from './rule-words.tsx';
import { exceptionTone } from './rule-tone.ts';

type Row = RuleExceptionListQuery['ruleExceptions']['nodes'][number];

const table: TableDefinition<RuleExceptionListQuery, RuleExceptionListQueryVariables, Row> = {
  resource: 'ruleException',
  urlPrefix: 'x',
  exportAs: { list: 'ruleExceptions' },
  document: RuleExceptionListDocument,
  select: (data) => data.ruleExceptions,
  defaultSort: [{ field: 'validFrom', order: 'desc' }],
  columns: [
    {
      key: 'organization',
      titleKey: 'rulePack.exception.organization',
      isPrimary: true,
      width: 240,
      render: (row) =>
        row.organization ? (
          <Link to={`/organizations/${row.organization.id}`}>{row.organization.name}</Link>
        ) : (
          <Nothing />
        ),
    },
    { key: 'key', titleKey: 'rulePack.parameter', render: (row) => <RuleLabel ruleKey={row.key} /> },
    { key: 'number', titleKey: 'rulePack.value', align: 'end', render: (row) => row.number },
    {
      key: 'status',
      titleKey: 'rulePack.status',
      render: (row) => <EnumTag type="RuleExceptionStatus" value={row.status} tone={exceptionTone(row.status)} />,
    },
    {
      key: 'period',
      exportKeys: ['validFrom', 'validUntil'],
      titleKey: 'rulePack.period',
      sortField: 'validFrom',
      render: (row) => <PeriodText from={row.validFrom} until={row.validUntil} />,
    },
    { key: 'reason', titleKey: 'form.reason', width: 260, render: (row) => row.reason },
    {
      key: 'note',
      titleKey: 'rulePack.exception.note',
      width: 200,
      isHiddenByDefault: true,
      render: (row) => row.decisionNote ?? <Nothing />,
    },
  ],
  filters: [
    {
      kind: 'enum',
      field: 'status',
      labelKey: 'rulePack.status',
      enumType: 'RuleExceptionStatus',
      values: ['DECLARED', 'CONFIRMED', 'REJECTED'],
      isPinned: true,
    },
    {
      kind: 'id',
      field: 'organizationId',
      labelKey: 'rulePack.exception.organization',
      isPinned: true,
      control: (props) => <OrganizationFilter {...props} />,
      describe: ({ id }) => <OrganizationNameOf id={id} />,
    },
  ],
};

type Decision = 'confirm' | 'reject';

/** Exceptions that organizations have declared; the level above confirms or rejects each. */
export function RuleExceptionTable() {
  const { t } = useTranslation();
  const list = useServerTable(table);
  const [chosen, setChosen] = useState<{ readonly id: string; readonly decision: Decision }>();
  const exception = list.rows.find((row) => row.id === chosen?.id);
  const actions = (row: Row) =>
    row.viewerCan.decide ? (
      <Space>
        {(['confirm', 'reject'] as const).map((decision) => (
          <Button
            key={decision}
            size="small"
            danger={decision === 'reject'}
            aria-label={t(`rulePack.exception.${decision}Of`, { name: row.organization?.name ?? '' })}
            onClick={() => setChosen({ id: row.id, decision })}
          >
            {t(`rulePack.exception.${decision}`)}
          </Button>
        ))}
      </Space>
    ) : null;
  const bulkActions = (['confirm', 'reject'] as const).map((decision): BulkAction<Row> => ({
    key: decision,
    label: t(`rulePack.exception.${decision}`),
    isDanger: decision === 'reject',
    asks: { reason: decision === 'reject' ? 'required' : 'optional' },
    isAllowed: (row) => row.viewerCan.decide,
    run: ({ id, version }, _key, { reason }) =>
      mutateRow(RuleExceptionDecideDocument, (data) => data.ruleExceptionDecide, {
        id,
        version,
        isConfirmed: decision === 'confirm',
        note: reason || null,
      }),
    invalidates: ['ruleException', 'rulePack', 'organization'],
  }));
  return (
    <>
      <ServerTableView
        table={list}
        label={t('rulePack.tabs.exceptions')}
        rowName={(row) => row.organization?.name ?? row.key}
        {...(list.rows.some(({ viewerCan }) => viewerCan.decide) ? { rowActions: actions, bulkActions } : {})}
      />
      {exception && chosen ? (
        <DecideDialog
          exception={exception}
          decision={chosen.decision}
          onClose={() => setChosen(undefined)}
          onReload={list.refetch}
        />
      ) : null}
    </>
  );
}

interface DecideDialogProps {
  readonly exception: Row;
  readonly decision: Decision;
  readonly onClose: () => void;
  readonly onReload: () => void;
}

function DecideDialog({ exception, decision, onClose, onReload }: DecideDialogProps) {
  const { t } = useTranslation();
  const form = useActionForm({
    document: RuleExceptionDecideDocument,
    payload: (data) => data.ruleExceptionDecide,
    toVariables: ({ note }: { note?: string | null }) => ({
      id: exception.id,
      version: exception.version,
      isConfirmed: decision === 'confirm',
      note: note?.trim() || null,
    }),
    invalidates: ['ruleException', 'rulePack', 'organization'],
    successMessage: t(`rulePack.exception.${decision}Done`),
    onDone: onClose,
    onReload: async () => {
      onReload();
      return undefined;
    },
  });
  return (
    <Modal
      open
      title={t(`rulePack.exception.${decision}Of`, { name: exception.organization?.name ?? '' })}
      okText={t(`rulePack.exception.${decision}`)}
      okButtonProps={{ danger: decision === 'reject' }}
      cancelText={t('form.cancel')}
      confirmLoading={form.isSaving}
      mask={{ closable: false }}
      onOk={() => form.instance.submit()}
      onCancel={onClose}
    >
      <p>
        <RuleLabel ruleKey={exception.key} /> {exception.number} · {exception.reason}
      </p>
      <ActionFormView form={form} name="rule-exception-decide" isInDialog>
        <Form.Item
          name="note"
          label={t('rulePack.exception.note')}
          {...(decision === 'reject'
            ? {
                rules: [
                  {
                    required: true,
                    whitespace: true,
                    message: t('form.required', { label: t('rulePack.exception.note') }),
                  },
                ],
              }
            : { extra: t('form.optional') })}
        >
          <Input.TextArea rows={3} maxLength={LIMITS.reason} showCount />
        </Form.Item>
      </ActionFormView>
    </Modal>
  );
}
