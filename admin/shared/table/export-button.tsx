import { ExportOutlined } from '@ant-design/icons';
import { Alert, App, Button, Checkbox, Form, Input, Modal, Progress, Radio, Tag } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LIMITS } from '../../../schema/limits.ts';
import {
  type ExportFormat,
  ExportCreateDocument,
  ExportListsDocument,
  type ExportListsQuery,
} from '../../gql/graphql.ts';
import { anyOf } from '../../providers/access.ts';
import { acceptPayload, request } from '../../providers/graphql.ts';
import { RequestError, toRequestError } from '../../providers/request-error.ts';
import { useDocument } from '../data/use-document.ts';
import { useFailureText } from '../feedback/request-failure.tsx';
import { useMeets } from '../guard/allowed.tsx';
import { type DownloadProgress, downloadFile, saveFile } from './export-file.ts';
import type { TableExport } from './use-server-table.ts';
import styles from './table.module.css';

interface ExportButtonProps {
  readonly exportable: TableExport;
  /** What the list is called. */
  readonly label: string;
  readonly total: number;
}

type ColumnChoice = ExportListsQuery['exportLists'][number]['columns'][number];

/** Takes the list as it is shown out as a file; nothing for whoever may not. */
export function ExportButton(props: ExportButtonProps) {
  const { t, i18n } = useTranslation();
  const [isOpen, setIsOpen] = useState(false);
  const mayExport = useMeets(anyOf('list.export', 'import.run', 'account.manage', 'audit.readAll'));
  // Titles come in the language of the request, so that each language has its own answer.
  const { data } = useDocument(
    ExportListsDocument,
    {},
    { resource: `exportList.${i18n.language}`, isEnabled: mayExport },
  );
  const list = data?.exportLists.find(({ name }) => name === props.exportable.list);
  if (!mayExport || !list) {
    return null;
  }
  return (
    <>
      <Button icon={<ExportOutlined />} aria-label={t('table.export.action')} onClick={() => setIsOpen(true)}>
        <span className={styles['wideLabel']}>{t('table.export.action')}</span>
      </Button>
      {isOpen ? <ExportDialog {...props} choices={list.columns} onClose={() => setIsOpen(false)} /> : null}
    </>
  );
}

interface ExportValues {
  readonly format: ExportFormat;
  readonly columns: readonly string[];
  readonly purpose?: string;
}

interface ExportRun {
  readonly rowCount: number;
  readonly progress: DownloadProgress;
}

function ExportDialog({
  exportable,
  label,
  total,
  choices,
  onClose,
}: ExportButtonProps & { readonly choices: readonly ColumnChoice[]; readonly onClose: () => void }) {
  const { t, i18n } = useTranslation();
  const { message } = App.useApp();
  const failureText = useFailureText();
  const [form] = Form.useForm<ExportValues>();
  const [run, setRun] = useState<ExportRun>();
  const [failure, setFailure] = useState<RequestError>();
  const abort = useRef<AbortController>(undefined);
  const shown = exportable.columns.filter((key) => choices.some((choice) => choice.key === key));
  const chosen = Form.useWatch('columns', form) ?? shown;
  const format = Form.useWatch('format', form) ?? 'XLSX';
  const isPersonal = choices.some(({ key, isPersonal: personal }) => personal && chosen.includes(key));

  const isMixed = choices.some(({ isPersonal: personal }) => !personal);

  const start = async ({ format: wanted, columns, purpose }: ExportValues) => {
    const controller = new AbortController();
    abort.current = controller;
    setFailure(undefined);
    setRun({ rowCount: 0, progress: { bytes: 0, lines: 0 } });
    try {
      const input = {
        list: exportable.list,
        format: wanted,
        // Those that are shown keep their order; others follow.
        columns: [...shown.filter((key) => columns.includes(key)), ...columns.filter((key) => !shown.includes(key))],
        arguments: exportable.arguments,
        ...(purpose?.trim() && isPersonal && !exportable.purpose ? { purpose: purpose.trim() } : {}),
      };
      const answer = await request(
        ExportCreateDocument,
        { input },
        { purpose: exportable.purpose, signal: controller.signal },
      );
      const { ticket } = acceptPayload(answer.exportCreate);
      if (!ticket) {
        throw new RequestError('INTERNAL', 'no ticket');
      }
      const { path, rowCount } = ticket;
      const file = await downloadFile(path, {
        signal: controller.signal,
        onProgress: (progress) => setRun({ rowCount, progress }),
      });
      saveFile(file);
      message.success(t('table.export.done', { name: file.name }));
      onClose();
    } catch (error) {
      setRun(undefined);
      if (!controller.signal.aborted) {
        // The stream itself breaks with an error that is none of ours.
        setFailure(
          error instanceof RequestError
            ? error
            : new RequestError('BAD_REQUEST', t('table.export.broken'), { cause: error }),
        );
      }
    }
  };
  const close = () => {
    abort.current?.abort();
    onClose();
  };

  return (
    <Modal
      open
      title={t('table.export.title', { label })}
      okText={t('table.export.start')}
      cancelText={t('table.export.cancel')}
      confirmLoading={run !== undefined}
      mask={{ closable: false }}
      onOk={() => form.submit()}
      onCancel={close}
    >
      <p style={{ marginBottom: 16 }}>{t('table.export.scope', { total: total.toLocaleString(i18n.language) })}</p>
      {failure ? (
        <Alert
          type="error"
          showIcon
          role="alert"
          style={{ marginBottom: 16 }}
          title={failureText(toRequestError(failure)).title}
          description={failureText(toRequestError(failure)).description}
        />
      ) : null}
      <Form<ExportValues>
        form={form}
        name="export"
        layout="vertical"
        disabled={run !== undefined}
        initialValues={{ format: 'XLSX', columns: shown }}
        onFinish={(values) => void start(values)}
      >
        <Form.Item name="format" label={t('table.export.format')}>
          <Radio.Group
            options={(['XLSX', 'CSV'] as const).map((value) => ({ value, label: t(`table.export.formats.${value}`) }))}
          />
        </Form.Item>
        <Form.Item
          name="columns"
          label={t('table.export.columns')}
          rules={[{ type: 'array', min: 1, message: t('table.export.columnsRule') }]}
        >
          <Checkbox.Group
            className={styles['exportColumns'] ?? ''}
            options={choices.map(({ key, title, isPersonal: personal }) => ({
              value: key,
              // Where every column is personal the mark says nothing.
              label:
                personal && isMixed ? (
                  <>
                    {title} <Tag variant="filled">{t('table.export.personal')}</Tag>
                  </>
                ) : (
                  title
                ),
            }))}
          />
        </Form.Item>
        {isPersonal ? (
          exportable.purpose ? (
            <Alert type="info" showIcon title={t('table.export.purposeStated', { purpose: exportable.purpose })} />
          ) : (
            <Form.Item
              name="purpose"
              label={t('table.export.purpose')}
              extra={t('table.export.purposeHelp')}
              rules={[{ required: true, whitespace: true, message: t('table.export.purposeRule') }]}
            >
              <Input.TextArea rows={2} maxLength={LIMITS.purpose} />
            </Form.Item>
          )
        ) : null}
      </Form>
      {run ? (
        <div role="status">
          <Progress
            aria-label={t('table.export.running')}
            status="active"
            showInfo={format === 'CSV'}
            percent={format === 'CSV' ? percentOf(run) : 100}
          />
          {run.rowCount > 0 ? `${t('table.export.rows', { count: run.rowCount })} · ` : ''}
          {t('table.export.received', { size: Math.ceil(run.progress.bytes / 1024).toLocaleString(i18n.language) })}
        </div>
      ) : null}
    </Modal>
  );
}

/** Only the end of the file is the end: until then at most 99. */
const percentOf = ({ rowCount, progress }: ExportRun): number =>
  Math.min(99, Math.floor((progress.lines / Math.max(rowCount, 1)) * 100));
