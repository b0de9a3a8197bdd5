import { DownloadOutlined } from '@ant-design/icons';
import { App, Button, Dropdown } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { toFilterInput, toOrderInput } from '../../providers/filters.ts';
import { useFailureText } from '../feedback/request-failure.tsx';
import { toCrudFilters } from './filter-spec.ts';
import type { ServerTable } from './use-server-table.ts';

/** File formats that the server streams. */
export const exportFormats = ['CSV', 'XLSX', 'JSON'] as const;

/** One of them. */
export type ExportFormat = (typeof exportFormats)[number];

/** The list as it stands on the screen, in the API's own terms; paging is left to the server. */
export interface ExportRequest {
  readonly format: ExportFormat;
  readonly filter: Record<string, unknown> | undefined;
  readonly orderBy: readonly { readonly field: string; readonly direction: 'ASC' | 'DESC' }[] | undefined;
  readonly search: string | undefined;
  readonly columns: readonly string[];
}

interface ExportButtonProps<TRow> {
  readonly table: ServerTable<TRow>;
  readonly formats?: readonly ExportFormat[];
  /** Asks the server for the file and returns where to fetch it. */
  readonly onExport: (wanted: ExportRequest) => Promise<string>;
}

/** Exports exactly what the filters select: all pages, in the shown order and columns, made and audited by the server. */
export function ExportButton<TRow>({ table, formats = exportFormats, onExport }: ExportButtonProps<TRow>) {
  const { t } = useTranslation();
  const { notification } = App.useApp();
  const failureText = useFailureText();
  const [isRunning, setIsRunning] = useState(false);
  const start = async (format: ExportFormat) => {
    setIsRunning(true);
    try {
      const address = await onExport({
        format,
        filter: toFilterInput(toCrudFilters(table.state.filters, table.spec.filters)),
        orderBy: toOrderInput(table.sorters),
        search: table.state.search.trim() || undefined,
        columns: table.columns.map((column) => column.key),
      });
      const link = document.createElement('a');
      link.href = address;
      link.download = '';
      link.click();
    } catch (error) {
      const { title, description } = failureText(error);
      notification.error({ title, description, role: 'alert' });
    } finally {
      setIsRunning(false);
    }
  };
  return (
    <Dropdown
      trigger={['click']}
      disabled={table.total === 0}
      menu={{
        items: formats.map((format) => ({ key: format, label: t('table.exportAs', { format }) })),
        onClick: ({ key }) => {
          const format = formats.find((item) => item === key);
          if (format) {
            void start(format);
          }
        },
      }}
    >
      <Button icon={<DownloadOutlined />} loading={isRunning} aria-label={t('table.export')} />
    </Dropdown>
  );
}
