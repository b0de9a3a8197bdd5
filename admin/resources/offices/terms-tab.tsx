import { Button, Form, Input, Space } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LIMITS } from '../../../schema/limits.ts';
import {
  OfficeTermsDocument,
  type OfficeTermsQuery,
  type OfficeTermsQueryVariables,
  TermAmendDocument,
  TermEndDocument,
} from '../../gql/graphql.ts';
import { anyOf } from '../../providers/access.ts';
import { DayText, Nothing, PeriodText } from '../../shared/date/date-text.tsx';
import { DayPicker } from '../../shared/date/day-picker.tsx';
import { addDays, today } from '../../shared/date/format.ts';
import { EnumTag } from '../../shared/enum/enum-label.tsx';
import { useMeets } from '../../shared/guard/allowed.tsx';
import { HistoryButton } from '../../shared/history/history-button.tsx';
import { PersonName } from '../../shared/person-name/person-name.tsx';
import { ReasonModal, type ReasonValues } from '../../shared/reason-modal/reason-modal.tsx';
import { mutateRow } from '../../shared/table/mutate-row.ts';
import { ServerTableView } from '../../shared/table/server-table.tsx';
import { type TableDefinition, useServerTable } from '../../shared/table/use-server-table.ts';
import { termTone } from './office-enums.ts';

type Row = NonNullable<OfficeTermsQuery['office']>['terms']['nodes'][number];

function Holder({ term }: { readonly term: Row }) {
  return !term.person && term.publicName ? term.publicName : <PersonName person={term.person} />;
}

const table: TableDefinition<OfficeTermsQuery, OfficeTermsQueryVariables, Row> = {
  resource: 'term',
  exportAs: { list: 'terms', conditions: ({ id }) => ({ officeId: { eq: id } }) },
  document: OfficeTermsDocument,
  select: (data) => data.office?.terms,
  urlPrefix: 'terms',
  defaultSort: [{ field: 'startsOn', order: 'desc' }],
  columns: [
    {
      key: 'person',
      titleKey: 'office.term.person',
      isPrimary: true,
      width: 150,
      render: (row) => <Holder term={row} />,
    },
    {
      key: 'state',
      titleKey: 'office.term.state',
      width: 100,
      render: (row) => <EnumTag type="TermState" value={row.state} tone={termTone(row.state)} />,
    },
    {
      key: 'period',
      exportKeys: ['startsOn', 'endsOn'],
      titleKey: 'office.term.period',
      sortField: 'startsOn',
      width: 240,
      render: (row) => <PeriodText from={row.startsOn} until={row.endsOn} />,
    },
    {
      key: 'source',
      titleKey: 'office.term.source',
      width: 100,
      render: (row) => <EnumTag type="TermSource" value={row.source} />,
    },
    { key: 'evidence', titleKey: 'office.term.evidence', width: 200, render: (row) => row.evidence ?? <Nothing /> },
    {
      key: 'represented',
      titleKey: 'office.term.represented',
      width: 180,
      isHiddenByDefault: true,
      render: (row) => row.represented?.name ?? <Nothing />,
    },
    {
      key: 'cross',
      exportKeys: [],
      titleKey: 'office.term.cross',
      width: 240,
      isHiddenByDefault: true,
      render: (row) =>
        row.crossAppointments.length === 0 ? (
          <Nothing />
        ) : (
          row.crossAppointments.map((item) => (
            <div key={`${item.organizationName}.${item.officeName}`}>
              {item.organizationName} {item.officeName}: {item.reason}
            </div>
          ))
        ),
    },
    {
      key: 'planned',
      titleKey: 'office.term.planned',
      width: 140,
      isHiddenByDefault: true,
      render: (row) => <DayText value={row.plannedEndsOn} />,
    },
    {
      key: 'endedReason',
      titleKey: 'office.term.endedReason',
      width: 200,
      isHiddenByDefault: true,
      render: (row) => row.endedReason ?? <Nothing />,
    },
  ],
  filters: [
    {
      kind: 'enum',
      field: 'state',
      labelKey: 'office.term.state',
      enumType: 'TermState',
      values: ['CURRENT', 'FUTURE', 'PAST', 'CANCELLED'],
      isPinned: true,
    },
  ],
};

interface AmendValues extends ReasonValues {
  readonly startsOn?: string | undefined;
  readonly endsOn: string;
  readonly evidence?: string | undefined;
}

/** All terms of an office, with changing and ending them. */
export function OfficeTerms({ officeId }: { readonly officeId: string }) {
  const { t } = useTranslation();
  const list = useServerTable(table, { variables: { id: officeId } });
  const readsTrail = useMeets(anyOf('audit.read', 'audit.readAll'));
  const [amended, setAmended] = useState<Row>();
  const [ended, setEnded] = useState<Row>();
  const onReload = async () => {
    list.refetch();
    return undefined;
  };
  const stale = ['office', 'term', 'person', 'handoverPack'];
  return (
    <>
      <ServerTableView
        table={list}
        label={t('office.tabs.terms')}
        rowName={(row) => row.person?.name ?? row.publicName ?? row.id}
        bulkActions={
          list.rows.some((row) => row.viewerCan.end)
            ? [
                {
                  key: 'end',
                  label: t('office.term.end'),
                  explanation: t('office.term.endHelp'),
                  isDanger: true,
                  asks: { reason: 'required', date: true },
                  isAllowed: (row) => row.viewerCan.end,
                  run: ({ id, version }, _key, { reason, effectiveOn }) =>
                    mutateRow(TermEndDocument, (data) => data.termEnd, {
                      id,
                      version,
                      input: { endsOn: effectiveOn, reason },
                    }),
                  invalidates: stale,
                },
              ]
            : []
        }
        rowActions={(row) => (
          <Space wrap>
            {readsTrail ? (
              <HistoryButton
                id={row.id}
                resource="term"
                name={row.person?.name ?? row.publicName ?? t('office.term.one')}
              />
            ) : null}
            {row.viewerCan.amend ? (
              <Button size="small" onClick={() => setAmended(row)}>
                {t('office.term.amend')}
              </Button>
            ) : null}
            {row.viewerCan.end ? (
              <Button size="small" danger onClick={() => setEnded(row)}>
                {t('office.term.end')}
              </Button>
            ) : null}
          </Space>
        )}
      />
      {amended ? (
        <ReasonModal
          isOpen
          onClose={() => setAmended(undefined)}
          name="term-amend"
          title={t('office.term.amend')}
          submitLabel={t('office.term.amend')}
          asksForDate={false}
          action={{
            document: TermAmendDocument,
            payload: (data) => data.termAmend,
            toVariables: (values: AmendValues) => ({
              id: amended.id,
              version: amended.version,
              input: {
                reason: values.reason,
                endsOn: values.endsOn,
                ...(amended.state === 'FUTURE' && values.startsOn ? { startsOn: values.startsOn } : {}),
                ...(values.evidence?.trim() ? { evidence: values.evidence.trim() } : {}),
              },
            }),
            initialValues: {
              startsOn: amended.startsOn,
              endsOn: amended.endsOn,
              ...(amended.evidence ? { evidence: amended.evidence } : {}),
            },
            invalidates: stale,
            successMessage: t('office.term.amendDone'),
            onReload,
          }}
        >
          {amended.state === 'FUTURE' ? (
            <Form.Item name="startsOn" label={t('office.appoint.startsOn')}>
              <DayPicker />
            </Form.Item>
          ) : null}
          <Form.Item
            name="endsOn"
            label={t('office.appoint.endsOn')}
            extra={t('office.appoint.endsOnHelp')}
            rules={[{ required: true, message: t('office.required', { label: t('office.appoint.endsOn') }) }]}
          >
            <DayPicker min={addDays(today(), 1)} />
          </Form.Item>
          <Form.Item name="evidence" label={t('office.appoint.evidence')}>
            <Input.TextArea rows={2} maxLength={LIMITS.reason} showCount />
          </Form.Item>
        </ReasonModal>
      ) : null}
      {ended ? (
        <ReasonModal
          isOpen
          onClose={() => setEnded(undefined)}
          name="term-end"
          title={t('office.term.end')}
          submitLabel={t('office.term.end')}
          isDanger
          explanation={t('office.term.endHelp')}
          action={{
            document: TermEndDocument,
            payload: (data) => data.termEnd,
            toVariables: (values: ReasonValues) => ({
              id: ended.id,
              version: ended.version,
              input: { endsOn: values.effectiveOn, reason: values.reason },
            }),
            aliases: { endsOn: 'effectiveOn' },
            invalidates: stale,
            successMessage: t('office.term.endDone'),
            onReload,
          }}
        />
      ) : null}
    </>
  );
}
