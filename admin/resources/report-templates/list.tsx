import { PlusOutlined } from '@ant-design/icons';
import { Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { labelOf } from '../../../schema/form/form-problem.ts';
import {
  ReportTemplateListDocument,
  type ReportTemplateListQuery,
  type ReportTemplateListQueryVariables,
} from '../../gql/graphql.ts';
import { anyOf } from '../../providers/access.ts';
import { currentLocale } from '../../providers/i18n.ts';
import { InstantText, Nothing } from '../../shared/date/date-text.tsx';
import { PageHeader } from '../../shared/detail/page-header.tsx';
import { EnumTag, type Tone } from '../../shared/enum/enum-label.tsx';
import { useMeets } from '../../shared/guard/allowed.tsx';
import { withinFilterSpec } from '../../shared/organization-filter/organization-filter.tsx';
import { ServerTableView } from '../../shared/table/server-table.tsx';
import { type TableDefinition, useServerTable } from '../../shared/table/use-server-table.ts';
import { TemplateDialog } from './template-dialog.tsx';

type Row = ReportTemplateListQuery['reportTemplates']['nodes'][number];

const tones: Readonly<Record<Row['status'], Tone>> = { DRAFT: 'neutral', ACTIVE: 'success', RETIRED: 'warning' };

/** Name of a template in the reader's language. */
function nameOf(row: { readonly name: string; readonly nameEn: string | null }): string {
  return labelOf({ label: row.name, labelEn: row.nameEn }, currentLocale());
}

const table: TableDefinition<ReportTemplateListQuery, ReportTemplateListQueryVariables, Row> = {
  resource: 'reportTemplate',
  exportAs: { list: 'reportTemplates' },
  document: ReportTemplateListDocument,
  select: (data) => data.reportTemplates,
  searchKey: 'reportTemplate.name',
  defaultSort: [{ field: 'updatedAt', order: 'desc' }],
  columns: [
    {
      key: 'name',
      titleKey: 'reportTemplate.name',
      isPrimary: true,
      sortField: 'name',
      width: 260,
      render: (row) => <Link to={`/report-templates/${row.id}`}>{nameOf(row)}</Link>,
    },
    {
      key: 'organization',
      titleKey: 'reportTemplate.organization',
      width: 220,
      render: (row) => row.organization?.name ?? <Nothing />,
    },
    {
      key: 'status',
      titleKey: 'reportTemplate.status',
      width: 110,
      render: (row) => <EnumTag type="ReportTemplateStatus" value={row.status} tone={tones[row.status]} />,
    },
    {
      key: 'latestNumber',
      titleKey: 'reportTemplate.latestNumber',
      width: 200,
      render: (row) => <VersionCell row={row} />,
    },
    {
      key: 'fieldCount',
      titleKey: 'reportTemplate.fieldCount',
      align: 'end',
      width: 90,
      render: (row) => row.fieldCount,
    },
    {
      key: 'roundCount',
      titleKey: 'reportTemplate.roundCount',
      align: 'end',
      width: 110,
      render: (row) => row.roundCount,
    },
    {
      key: 'updatedAt',
      titleKey: 'reportTemplate.updatedAt',
      sortField: 'updatedAt',
      width: 180,
      render: (row) => <InstantText value={row.updatedAt} />,
    },
  ],
  filters: [
    withinFilterSpec,
    {
      kind: 'enum',
      field: 'status',
      labelKey: 'reportTemplate.status',
      enumType: 'ReportTemplateStatus',
      values: ['DRAFT', 'ACTIVE', 'RETIRED'],
      isPinned: true,
    },
    { kind: 'boolean', field: 'isShared', labelKey: 'reportTemplate.isShared' },
  ],
};

function VersionCell({ row }: { readonly row: Row }) {
  const { t } = useTranslation();
  return row.latestNumber === 0 ? (
    <>{t('reportTemplate.neverPublished')}</>
  ) : (
    <>
      {t('reportTemplate.versionOf', { number: row.latestNumber })}{' '}
      {row.hasUnpublished ? <Tag variant="filled">{t('reportTemplate.unpublished')}</Tag> : null}
    </>
  );
}

/** Report templates that the viewer may read or use. */
export function ReportTemplateListPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const list = useServerTable(table);
  const mayDesign = useMeets(anyOf('report.design'));
  const [isCreating, setIsCreating] = useState(false);
  return (
    <>
      <PageHeader
        title={t('reportTemplate.title')}
        description={t('reportTemplate.description')}
        actions={[
          {
            key: 'create',
            label: t('reportTemplate.create'),
            isAllowed: mayDesign,
            isPrimary: true,
            icon: <PlusOutlined />,
            onClick: () => setIsCreating(true),
          },
        ]}
      />
      <ServerTableView table={list} label={t('reportTemplate.title')} rowName={nameOf} />
      {isCreating ? (
        <TemplateDialog
          template={null}
          onClose={() => setIsCreating(false)}
          onDone={(id) => void navigate(`/report-templates/${id}`)}
        />
      ) : null}
    </>
  );
}
