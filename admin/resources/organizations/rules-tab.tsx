import { Button, Form, InputNumber, Select, Table } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  OrganizationExceptionsDocument,
  type OrganizationExceptionsQuery,
  OrganizationRuleExceptionDocument,
  OrganizationRulesDocument,
  type OrganizationRulesQuery,
  type RuleExceptionDeclareInput,
} from '../../gql/graphql.ts';
import { useDocument } from '../../shared/data/use-document.ts';
import { PeriodText } from '../../shared/date/date-text.tsx';
import { DayPicker } from '../../shared/date/day-picker.tsx';
import { addDays, today } from '../../shared/date/format.ts';
import { Panel } from '../../shared/detail/panel.tsx';
import { EnumTag } from '../../shared/enum/enum-label.tsx';
import { EmptyState } from '../../shared/feedback/empty-state.tsx';
import { RequestFailure } from '../../shared/feedback/request-failure.tsx';
import { ReasonModal, type ReasonValues } from '../../shared/reason-modal/reason-modal.tsx';
import { OrganizationCharters } from './charter-panel.tsx';
import { exceptionTone } from './organization-enums.ts';
import { present } from '../../shared/form/present.ts';

type Rule = OrganizationRulesQuery['effectiveRules'][number];
type Definition = OrganizationRulesQuery['ruleParameterDefinitions'][number];
type Exception = OrganizationExceptionsQuery['ruleExceptions']['nodes'][number];

interface RulesProps {
  readonly organization: {
    readonly id: string;
    readonly name: string;
    readonly viewerCan: { readonly read: boolean; readonly charter: boolean; readonly declareException: boolean };
  };
}

/** Rules that hold for an organization today, and the exceptions that it has declared. */
export function OrganizationRules({ organization }: RulesProps) {
  const { t } = useTranslation();
  const { id } = organization;
  const { data, error, isFetching, refetch } = useDocument(OrganizationRulesDocument, { id }, { resource: 'rulePack' });
  if (error) {
    return <RequestFailure error={error} onRetry={() => void refetch()} />;
  }
  const definitions = new Map((data?.ruleParameterDefinitions ?? []).map((item) => [item.key, item]));
  return (
    <>
      <Panel title={t('organization.tabs.rules')}>
        <Table<Rule>
          aria-label={t('organization.tabs.rules')}
          size="small"
          rowKey="key"
          loading={isFetching}
          dataSource={data?.effectiveRules ?? []}
          pagination={false}
          scroll={{ x: 'max-content' }}
          columns={[
            {
              key: 'rule',
              title: t('organization.rule'),
              render: (_, rule) => (
                <div style={{ maxWidth: 200, minWidth: 96, whiteSpace: 'normal' }}>
                  {definitions.get(rule.key)?.label ?? rule.key}
                </div>
              ),
            },
            {
              key: 'value',
              title: t('organization.value'),
              render: (_, rule) => <RuleValue rule={rule} definition={definitions.get(rule.key)} />,
            },
            { key: 'source', title: t('organization.source'), render: (_, rule) => rule.source },
          ]}
        />
      </Panel>
      <OrganizationCharters organization={organization} />
      {organization.viewerCan.read ? (
        <Exceptions organization={organization} rules={data?.effectiveRules ?? []} definitions={definitions} />
      ) : null}
    </>
  );
}

function RuleValue({ rule, definition }: { readonly rule: Rule; readonly definition: Definition | undefined }) {
  const { t } = useTranslation();
  const text =
    rule.number === null || rule.number === undefined
      ? (rule.values ?? [])
          .map((value) =>
            // Titles that are meant together, such as those that one person may not hold at once.
            value
              .split('+')
              .map((key) => t(`office.titles.${key}`, { defaultValue: key }))
              .join(' + '),
          )
          .join(t('organization.comma'))
      : `${rule.number} ${definition?.unit ?? ''}`.trim();
  return (
    <div style={{ maxWidth: 480, minWidth: 120, whiteSpace: 'normal' }}>
      {text}
      {rule.isException ? ` (${t('organization.exception.word')})` : null}
    </div>
  );
}

interface ExceptionsProps extends RulesProps {
  readonly rules: readonly Rule[];
  readonly definitions: ReadonlyMap<string, Definition>;
}

function Exceptions({ organization, rules, definitions }: ExceptionsProps) {
  const { t } = useTranslation();
  const [isDeclaring, setIsDeclaring] = useState(false);
  const { data, error, isFetching, refetch } = useDocument(
    OrganizationExceptionsDocument,
    { id: organization.id },
    { resource: 'ruleException' },
  );
  const flexible = rules.filter((rule) => definitions.get(rule.key)?.allowsException);
  return (
    <Panel
      title={t('organization.exception.title')}
      extra={
        organization.viewerCan.declareException && flexible.length > 0 ? (
          <Button size="small" onClick={() => setIsDeclaring(true)}>
            {t('organization.exception.action')}
          </Button>
        ) : null
      }
    >
      {error ? (
        <RequestFailure error={error} onRetry={() => void refetch()} />
      ) : data?.ruleExceptions.nodes.length === 0 ? (
        <EmptyState title={t('organization.exception.none')} />
      ) : (
        <Table<Exception>
          aria-label={t('organization.exception.title')}
          size="small"
          rowKey="id"
          loading={isFetching}
          dataSource={data?.ruleExceptions.nodes ?? []}
          pagination={false}
          scroll={{ x: 'max-content' }}
          columns={[
            {
              key: 'rule',
              title: t('organization.rule'),
              render: (_, item) => definitions.get(item.key)?.label ?? item.key,
            },
            { key: 'number', title: t('organization.value'), align: 'end', render: (_, item) => item.number },
            {
              key: 'status',
              title: t('organization.status'),
              render: (_, item) => (
                <EnumTag type="RuleExceptionStatus" value={item.status} tone={exceptionTone(item.status)} />
              ),
            },
            {
              key: 'period',
              title: t('organization.period'),
              render: (_, item) => <PeriodText from={item.validFrom} until={item.validUntil} />,
            },
            { key: 'reason', title: t('form.reason'), render: (_, item) => item.reason },
            { key: 'note', title: t('organization.exception.note'), render: (_, item) => item.decisionNote },
          ]}
        />
      )}
      {isDeclaring ? (
        <DeclareDialog
          organizationId={organization.id}
          options={flexible.map(({ key }) => ({ value: key, label: definitions.get(key)?.label ?? key }))}
          onClose={() => setIsDeclaring(false)}
        />
      ) : null}
    </Panel>
  );
}

type DeclareValues = ReasonValues & Pick<RuleExceptionDeclareInput, 'key' | 'number' | 'validUntil'>;

interface DeclareProps {
  readonly organizationId: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly onClose: () => void;
}

function DeclareDialog({ organizationId, options, onClose }: DeclareProps) {
  const { t } = useTranslation();
  const required = (key: string) => [{ required: true, message: t('form.required', { label: t(key) }) }];
  return (
    <ReasonModal
      isOpen
      asksForDate={false}
      onClose={onClose}
      name="rule-exception"
      title={t('organization.exception.action')}
      submitLabel={t('organization.exception.action')}
      explanation={t('organization.exception.explanation')}
      action={{
        document: OrganizationRuleExceptionDocument,
        payload: (data) => data.ruleExceptionDeclare,
        toVariables: ({ key, number, reason, validUntil }: DeclareValues) => ({
          organizationId,
          // The field asks for the last day, the API for the first day after.
          input: present({ key, number, reason, validUntil: validUntil ? addDays(validUntil, 1) : null }),
        }),
        initialValues: options.length === 1 && options[0] ? { key: options[0].value } : {},
        invalidates: ['ruleException', 'rulePack'],
        successMessage: t('organization.exception.done'),
      }}
    >
      <Form.Item name="key" label={t('organization.rule')} rules={required('organization.rule')}>
        <Select options={[...options]} />
      </Form.Item>
      <Form.Item
        name="number"
        label={t('organization.exception.number')}
        rules={required('organization.exception.number')}
      >
        <InputNumber min={0} precision={0} style={{ width: '100%' }} />
      </Form.Item>
      <Form.Item name="validUntil" label={t('organization.exception.lastDay')}>
        <DayPicker min={today()} />
      </Form.Item>
    </ReasonModal>
  );
}
