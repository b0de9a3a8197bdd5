import { Alert, Button } from 'antd';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FormField } from '../../../schema/form/form-spec.ts';
import { parseFormSpec } from '../../../schema/form/parse-form-spec.ts';
import {
  type FormFieldInput,
  type ReportOverlapPartsFragment,
  ReportTemplateFactsDocument,
  ReportTemplateOverlapsDocument,
  type ReportTemplatePartsFragment,
  ReportTemplateUpdateDocument,
} from '../../gql/graphql.ts';
import { request } from '../../providers/graphql.ts';
import type { UserError } from '../../providers/request-error.ts';
import { useAction } from '../../shared/data/use-action.ts';
import { useDocument } from '../../shared/data/use-document.ts';
import { Panel } from '../../shared/detail/panel.tsx';
import { RequestFailure } from '../../shared/feedback/request-failure.tsx';
import { UnsavedGuard } from '../../shared/form/unsaved-guard.tsx';
import { slimRules } from '../../shared/form-design/design.ts';
import { FormDesigner } from '../../shared/form-design/form-designer.tsx';
import { formSpecOf } from '../../shared/form-fill/form-spec-of.ts';
import { AnswerPreview } from './answer-preview.tsx';
import { OverlapList } from '../../shared/report/overlap-list.tsx';
import styles from './report-templates.module.css';

type Template = ReportTemplatePartsFragment;

interface DesignTabProps {
  readonly template: Template;
  readonly onDirty: (isDirty: boolean) => void;
  readonly refetch: () => Promise<Template | undefined>;
}

/** The draft of a template: designed by those who may, shown to all others as it is filled in. */
export function DesignTab({ template, onDirty, refetch }: DesignTabProps) {
  return template.viewerCan.update ? (
    <Designing template={template} onDirty={onDirty} refetch={refetch} />
  ) : (
    <AnswerPreview fields={template.fields} />
  );
}

function Designing({ template, onDirty, refetch }: DesignTabProps) {
  const { t } = useTranslation();
  const [saved, setSaved] = useState<readonly FormField[]>(() => formSpecOf(template.fields).fields);
  const [fields, setFields] = useState(saved);
  const [refused, setRefused] = useState<readonly UserError[]>([]);
  const isDirty = fields !== saved;
  const dirty = useRef(isDirty);
  useEffect(() => {
    dirty.current = isDirty;
    onDirty(isDirty);
  }, [isDirty, onDirty]);
  const asksDirty = useCallback(() => dirty.current, []);
  const facts = useDocument(ReportTemplateFactsDocument, {}, { resource: 'reportFact' });
  const lockedKeys = useMemo(() => keysOf(template.latestVersion?.fields ?? []), [template.latestVersion]);
  const inputs = () => fields.map((field) => slimRules(field) as unknown as FormFieldInput);
  const isValid = useMemo(() => parseFormSpec({ fields }).spec !== null, [fields]);
  const saving = useAction(
    {
      document: ReportTemplateUpdateDocument,
      payload: (data) => data.reportTemplateUpdate,
      invalidates: ['reportTemplate'],
      successMessage: t('reportTemplate.saved'),
    },
    { isQuiet: true },
  );
  const save = async () => {
    const sent = fields;
    const variables = { id: template.id, version: template.version, input: { fields: inputs() } };
    const payload = await saving.run(variables, (failure) => setRefused(failure.userErrors));
    if (payload) {
      setRefused([]);
      setSaved(sent);
    }
  };
  const isConflict = saving.failure?.isConflict === true;
  return (
    <>
      <UnsavedGuard isDirty={asksDirty} />
      <div className={styles['bar']}>
        <span role="status">{isDirty ? t('reportTemplate.unsaved') : null}</span>
        <Button type="primary" disabled={!isDirty || !isValid} loading={saving.isRunning} onClick={() => void save()}>
          {t('reportTemplate.save')}
        </Button>
      </div>
      {saving.failure && (isConflict || saving.failure.code !== 'USER_ERROR') ? (
        <Alert
          type="warning"
          showIcon
          role="alert"
          title={isConflict ? t('form.conflict') : saving.failure.message}
          action={
            isConflict ? (
              <Button size="small" onClick={() => void refetch().then(() => saving.clearFailure())}>
                {t('form.loadCurrent')}
              </Button>
            ) : null
          }
        />
      ) : null}
      <FormDesigner
        name="template"
        fields={fields}
        onChange={(next) => {
          setFields(next);
          setRefused([]);
        }}
        facts={facts.data?.reportFacts ?? []}
        lockedKeys={lockedKeys}
        userErrors={refused}
      />
      <Overlaps template={template} inputs={inputs} isValid={isValid} />
    </>
  );
}

function keysOf(fields: Template['fields']): ReadonlySet<string> {
  return new Set(fields.flatMap(({ key, columns }) => [key, ...columns.map((column) => column.key)]));
}

interface OverlapsProps {
  readonly template: Template;
  readonly inputs: () => FormFieldInput[];
  readonly isValid: boolean;
}

function Overlaps({ template, inputs, isValid }: OverlapsProps) {
  const { t } = useTranslation();
  const [overlaps, setOverlaps] = useState<readonly ReportOverlapPartsFragment[]>();
  const [failure, setFailure] = useState<unknown>();
  const [isLooking, setIsLooking] = useState(false);
  const look = async () => {
    setIsLooking(true);
    setFailure(undefined);
    try {
      const { reportOverlaps } = await request(ReportTemplateOverlapsDocument, {
        organizationId: template.organization!.id,
        templateId: template.id,
        fields: inputs(),
      });
      setOverlaps(reportOverlaps);
    } catch (error) {
      setFailure(error);
    } finally {
      setIsLooking(false);
    }
  };
  return (
    <div className={styles['overlaps']}>
      <Panel
        title={t('reportTemplate.overlap')}
        extra={
          <Button
            size="small"
            loading={isLooking}
            disabled={!isValid || !template.organization}
            onClick={() => void look()}
          >
            {t('reportTemplate.checkOverlap')}
          </Button>
        }
      >
        <div aria-live="polite">
          {failure ? <RequestFailure error={failure} /> : null}
          {overlaps ? <OverlapList overlaps={overlaps} saysNone /> : <p>{t('reportTemplate.overlapHelp')}</p>}
        </div>
      </Panel>
    </div>
  );
}
