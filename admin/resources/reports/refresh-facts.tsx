import { ReloadOutlined } from '@ant-design/icons';
import { Alert, Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { labelOf } from '../../../schema/form/form-problem.ts';
import { type FormValue, ownValue } from '../../../schema/form/form-spec.ts';
import { valueText } from '../../../schema/form/value-text.ts';
import { ReportSubmissionRefreshDocument, type ReportSubmissionRefreshMutation } from '../../gql/graphql.ts';
import { currentLocale } from '../../providers/i18n.ts';
import { useAction } from '../../shared/data/use-action.ts';
import type { FormFill } from '../../shared/form-fill/use-form-fill.ts';
import type { ReportDraft } from './use-report-draft.ts';
import styles from './reports.module.css';

type FactChange = NonNullable<ReportSubmissionRefreshMutation['reportSubmissionRefresh']['changes']>[number];

interface RefreshFactsProps {
  readonly id: string;
  readonly fill: FormFill;
  readonly draft: ReportDraft;
}

/**
 * Takes the system figures anew into the draft and tells what changed; what the author had written stays and can give way
 * field by field. Nothing where the form takes no figures of the system.
 */
export function RefreshFacts({ id, fill, draft }: RefreshFactsProps) {
  const { t } = useTranslation();
  const [changes, setChanges] = useState<readonly FactChange[]>();
  const [isUnsaved, setIsUnsaved] = useState(false);
  const refresh = useAction({
    document: ReportSubmissionRefreshDocument,
    payload: (data) => data.reportSubmissionRefresh,
    invalidates: ['reportSubmission', 'reportRound'],
  });
  const run = async (overwrite: readonly string[]) => {
    setIsUnsaved(false);
    if (!(await fill.flush())) {
      setIsUnsaved(true);
      return;
    }
    const payload = await refresh.run({ id, version: draft.versionNow(), input: { overwrite: [...overwrite] } });
    if (!payload?.reportSubmission) {
      return;
    }
    const answers = payload.reportSubmission.answers ?? {};
    const taken = (payload.changes ?? []).filter(({ isKept }) => !isKept).map(({ key }) => key);
    draft.heed(payload.reportSubmission, taken);
    for (const key of taken.filter((name) => ownValue(answers, name) !== ownValue(fill.answers, name))) {
      fill.set(key, (ownValue(answers, key) ?? null) as FormValue);
    }
    const renewed = payload.changes ?? [];
    setChanges((before = []) =>
      overwrite.length === 0
        ? renewed
        : [...before.filter(({ key }) => !renewed.some((change) => change.key === key)), ...renewed],
    );
  };
  if (!fill.spec.fields.some(({ prefill }) => prefill)) {
    return null;
  }
  return (
    <div className={styles['refresh']}>
      <Button icon={<ReloadOutlined />} loading={refresh.isRunning} onClick={() => void run([])}>
        {t('submission.refresh')}
      </Button>
      <div role="status">
        {isUnsaved ? <Alert type="warning" showIcon title={t('submission.notSaved')} /> : null}
        {changes ? (
          <Alert
            type={changes.some(({ isKept }) => isKept) ? 'warning' : 'success'}
            showIcon
            title={t(changes.length === 0 ? 'submission.refreshNone' : 'submission.refreshed', {
              count: changes.length,
            })}
            description={
              changes.length === 0 ? null : (
                <ul className={styles['list']}>
                  {changes.map((change) => (
                    <Change key={change.key} change={change} fill={fill} onTake={() => void run([change.key])} />
                  ))}
                </ul>
              )
            }
          />
        ) : null}
      </div>
    </div>
  );
}

interface ChangeProps {
  readonly change: FactChange;
  readonly fill: FormFill;
  readonly onTake: () => void;
}

function Change({ change: { key, formerValue, value, isKept }, fill, onTake }: ChangeProps) {
  const { t } = useTranslation();
  const locale = currentLocale();
  const field = fill.spec.fields.find((one) => one.key === key);
  if (!field) {
    return null;
  }
  const label = labelOf(field, locale);
  const written = (ownValue(fill.answers, key) ?? null) as FormValue;
  return (
    <li>
      {t('submission.factChange', {
        label,
        former: formerValue === null ? '—' : valueText(field, formerValue, locale),
        value: valueText(field, value, locale),
      })}
      {isKept ? (
        <>
          {' '}
          {t('submission.factKept', { value: valueText(field, written, locale) || '—' })}{' '}
          <Button size="small" aria-label={t('submission.takeFactFor', { label })} onClick={onTake}>
            {t('submission.takeFact')}
          </Button>
        </>
      ) : null}
    </li>
  );
}
