import { SaveOutlined, SyncOutlined } from '@ant-design/icons';
import { Alert, Button, InputNumber, Select, Table, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ImportEncoding, ImportReplanDocument, type ImportShowQuery } from '../../gql/graphql.ts';
import { useAction } from '../../shared/data/use-action.ts';
import { Panel } from '../../shared/detail/panel.tsx';
import { useFailureText } from '../../shared/feedback/request-failure.tsx';
import {
  applyProfile,
  columnName,
  columnsOf,
  draftOf,
  type GuideField,
  type MappingDraft,
  missingFields,
  previewOf,
  toInput,
  withField,
} from './mapping-draft.ts';
import { DefaultLines, TranslationLines } from './mapping-lines.tsx';
import { ProfilesModal } from './profiles-modal.tsx';
import { SaveProfileModal } from './save-profile-modal.tsx';
import { useProfiles } from './use-profiles.ts';
import styles from './imports.module.css';

type Batch = NonNullable<ImportShowQuery['importBatch']>;

interface MappingProps {
  readonly batch: Batch;
  readonly guide: readonly GuideField[];
}

/** How the file is read: worksheet, encoding, header row, columns, fixed values; the plan is made anew from it. */
export function MappingTab({ batch, guide }: MappingProps) {
  // A new plan starts the editor afresh with what it was read by.
  return <Editor key={batch.version} batch={batch} guide={guide} />;
}

function Editor({ batch, guide }: MappingProps) {
  const { t } = useTranslation();
  const failureText = useFailureText();
  const [draft, setDraft] = useState<MappingDraft>(() => draftOf(batch));
  const [isTouched, setIsTouched] = useState(false);
  const [sheetName, setSheetName] = useState(batch.sheetName);
  const [encoding, setEncoding] = useState<ImportEncoding>();
  const [dialog, setDialog] = useState<'save' | 'profiles'>();
  const profiles = useProfiles(batch.target);
  const replan = useAction(
    {
      document: ImportReplanDocument,
      payload: (data) => data.importReplan,
      invalidates: ['import'],
      successMessage: t('imports.mapping.done'),
    },
    { isQuiet: true },
  );
  const columns = columnsOf(batch, draft.headerRow);
  const change = (next: MappingDraft): void => {
    setDraft(next);
    setIsTouched(true);
  };
  const missing = missingFields(draft, guide);
  const isOtherSheet = sheetName !== batch.sheetName;
  const key = batch.mapping.profileKey;
  // What could not be read by itself, such as a doubled header, is read as it is shown here.
  const wasRecognised =
    key === 'ministry-list' || (key.startsWith('usual-') && !batch.issues.some(({ severity }) => severity === 'ERROR'));
  const readAgain = (): void =>
    void replan.run({
      id: batch.id,
      version: batch.version,
      input: {
        policy: batch.policy,
        createUnions: batch.createsUnions,
        isComplete: batch.isComplete,
        sheetName: batch.sheetNames.length > 1 ? sheetName : null,
        encoding: encoding ?? null,
        // A layout that was recognised by itself is looked for again; so is the header of another worksheet.
        mapping: !isTouched && (wasRecognised || isOtherSheet) ? null : toInput(draft, columns),
      },
    });
  const takeProfile = (id: string): void => {
    const profile = profiles.find((item) => item.id === id);
    if (profile) {
      change(applyProfile(profile, batch).draft);
    }
  };
  const failure = replan.failure ? failureText(replan.failure) : undefined;
  return (
    <>
      <Panel title={t('imports.mapping.reading')}>
        <p className={styles['hint']}>
          {t('imports.mapping.layout', {
            layout: t([`imports.layouts.${key.split('-')[0]}`, 'imports.layouts.custom']),
          })}
        </p>
        <div className={styles['controls']}>
          <label className={styles['control']} htmlFor="import-profile">
            {t('imports.mapping.profile')}
            <Select
              id="import-profile"
              aria-label={t('imports.mapping.profile')}
              placeholder={t('imports.mapping.profilePlaceholder')}
              notFoundContent={t('imports.mapping.noProfiles')}
              options={profiles.map(({ id, name }) => ({ value: id, label: name }))}
              onChange={takeProfile}
            />
          </label>
          {batch.sheetNames.length > 1 ? (
            <label className={styles['control']} htmlFor="import-sheet">
              {t('imports.mapping.sheet')}
              <Select
                id="import-sheet"
                aria-label={t('imports.mapping.sheet')}
                value={sheetName}
                options={batch.sheetNames.map((name) => ({ value: name, label: name }))}
                onChange={setSheetName}
              />
            </label>
          ) : null}
          {batch.format === 'csv' ? (
            <label className={styles['control']} htmlFor="import-encoding">
              {t('imports.mapping.encoding')}
              <Select<ImportEncoding>
                id="import-encoding"
                aria-label={t('imports.mapping.encoding')}
                value={encoding ?? (batch.encoding === 'gb18030' ? 'GB18030' : 'UTF_8')}
                options={[
                  { value: 'UTF_8', label: 'UTF-8' },
                  { value: 'GB18030', label: 'GB18030 / GBK' },
                ]}
                onChange={setEncoding}
              />
            </label>
          ) : null}
          <label className={styles['control']} htmlFor="import-header-row">
            {t('imports.mapping.headerRow')}
            <InputNumber
              id="import-header-row"
              aria-label={t('imports.mapping.headerRow')}
              aria-describedby="import-header-row-help"
              style={{ width: '100%' }}
              min={0}
              max={1000}
              precision={0}
              value={draft.headerRow}
              onChange={(headerRow) => change({ ...draft, headerRow: headerRow ?? 0 })}
            />
          </label>
        </div>
        <p id="import-header-row-help" className={styles['hint']} style={{ marginTop: 8 }}>
          {t('imports.mapping.headerRowHelp')}
        </p>
      </Panel>
      {missing.length > 0 ? (
        <Alert
          type="error"
          showIcon
          role="status"
          style={{ marginBottom: 16 }}
          title={t('imports.mapping.missing', { fields: missing.map(({ label }) => label).join(t('imports.comma')) })}
          description={t('imports.mapping.missingHelp')}
        />
      ) : null}
      <Panel title={t('imports.mapping.columns')}>
        <p className={styles['hint']}>{t('imports.mapping.columnsHelp')}</p>
        <ul className={styles['columns']}>
          {columns.map(({ column, header, sample }) => {
            const name = header || t('imports.mapping.columnName', { name: columnName(column) });
            const field = draft.fields[column] ?? '';
            return (
              <li key={column} className={styles['column']} data-ignored={field === ''}>
                <span className={styles['letter']}>{columnName(column)}</span>
                <span className={styles['header']}>
                  {name} {field === '' ? <Tag>{t('imports.mapping.ignored')}</Tag> : null}
                </span>
                <span className={styles['sample']}>{sample}</span>
                <Select
                  aria-label={t('imports.mapping.fieldOf', { column: name })}
                  value={field}
                  options={[
                    { value: '', label: t('imports.mapping.ignore') },
                    ...guide.map((item) => ({
                      value: item.field,
                      label: item.isRequired ? `${item.label} *` : item.label,
                    })),
                  ]}
                  onChange={(next) => change(withField(draft, column, next))}
                />
              </li>
            );
          })}
        </ul>
      </Panel>
      <Panel title={t('imports.mapping.defaults')}>
        <p className={styles['hint']}>{t('imports.mapping.defaultsHelp')}</p>
        <DefaultLines guide={guide} lines={draft.defaults} onChange={(defaults) => change({ ...draft, defaults })} />
      </Panel>
      <Panel title={t('imports.mapping.translations')}>
        <p className={styles['hint']}>{t('imports.mapping.translationsHelp')}</p>
        <TranslationLines
          guide={guide}
          lines={draft.translations}
          onChange={(translations) => change({ ...draft, translations })}
        />
      </Panel>
      <Preview batch={batch} draft={draft} guide={guide} />
      {failure ? (
        <Alert
          type="error"
          showIcon
          role="alert"
          style={{ marginBottom: 16 }}
          title={failure.title}
          description={failure.description}
        />
      ) : null}
      <div className={styles['buttons']}>
        <Button type="primary" icon={<SyncOutlined />} loading={replan.isRunning} onClick={readAgain}>
          {t('imports.mapping.replan')}
        </Button>
        <Button icon={<SaveOutlined />} onClick={() => setDialog('save')}>
          {t('imports.mapping.save')}
        </Button>
        {profiles.length > 0 ? (
          <Button onClick={() => setDialog('profiles')}>{t('imports.mapping.manage')}</Button>
        ) : null}
      </div>
      {dialog === 'save' ? (
        <SaveProfileModal
          target={batch.target}
          mapping={toInput(draft, columns)}
          onClose={() => setDialog(undefined)}
        />
      ) : null}
      {dialog === 'profiles' ? <ProfilesModal target={batch.target} onClose={() => setDialog(undefined)} /> : null}
    </>
  );
}

function Preview({ batch, draft, guide }: MappingProps & { readonly draft: MappingDraft }) {
  const { t } = useTranslation();
  const rows = previewOf(draft, batch);
  const fields = guide.filter(({ field }) => rows.some(({ values }) => field in values));
  return (
    <Panel title={t('imports.mapping.preview')}>
      <Table
        aria-label={t('imports.mapping.preview')}
        size="small"
        rowKey="rowNumber"
        pagination={false}
        scroll={{ x: 'max-content' }}
        dataSource={[...rows]}
        columns={[
          { key: 'rowNumber', title: t('imports.rowNumber'), dataIndex: 'rowNumber', align: 'end' as const },
          ...fields.map(({ field, label }) => ({
            key: field,
            title: label,
            render: (_: unknown, row: (typeof rows)[number]) => row.values[field] ?? '',
          })),
        ]}
      />
    </Panel>
  );
}
