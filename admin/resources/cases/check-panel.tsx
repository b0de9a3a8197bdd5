import { Alert, Spin } from 'antd';
import { useTranslation } from 'react-i18next';
import {
  CaseCheckDocument,
  type CaseCheckQuery,
  CaseCheckVersionDocument,
  type CaseCheckVersionQuery,
  type ProcedureCaseOpenInput,
} from '../../gql/graphql.ts';
import { currentLocale } from '../../providers/i18n.ts';
import { StepLine } from '../../shared/chain/step-line.tsx';
import { useChainWords } from '../../shared/chain/use-chain-words.ts';
import { useDebounced } from '../../shared/data/use-debounced.ts';
import { useDocument } from '../../shared/data/use-document.ts';
import { Panel } from '../../shared/detail/panel.tsx';
import { useEnumLabel } from '../../shared/enum/enum-label.tsx';
import { RequestFailure } from '../../shared/feedback/request-failure.tsx';
import styles from './cases.module.css';

type Check = CaseCheckQuery['procedureCaseCheck'];
type CheckedStep = Check['steps'][number];
type Version = NonNullable<CaseCheckVersionQuery['procedureVersion']>;

interface CheckPanelProps {
  /** The matter as far as it is complete. */
  readonly input: ProcedureCaseOpenInput | undefined;
  readonly purpose: string | undefined;
}

/** Says before anything is sent which chain binds, whom it asks, and what stands against it. */
export function CheckPanel({ input, purpose }: CheckPanelProps) {
  const { t } = useTranslation();
  const settled = useDebounced(input, 400);
  const check = useDocument(
    CaseCheckDocument,
    { input: settled ?? {} },
    { resource: 'procedureCase', isEnabled: settled !== undefined, purpose, keepsPrevious: true },
  );
  const found = settled ? check.data?.procedureCaseCheck : undefined;
  const version = useDocument(
    CaseCheckVersionDocument,
    { id: found?.procedureVersionId ?? '' },
    { resource: 'procedure', isEnabled: Boolean(found?.procedureVersionId), keepsPrevious: true },
  );
  return (
    <Panel title={t('procedureCase.open.check')} extra={check.isFetching ? <Spin size="small" /> : null}>
      <div className={styles['checks']} aria-live="polite">
        {check.error && settled ? (
          <RequestFailure error={check.error} onRetry={() => void check.refetch()} />
        ) : found ? (
          <Found check={found} version={version.data?.procedureVersion ?? undefined} />
        ) : (
          <span className={styles['quiet']}>
            {t(check.isFetching ? 'procedureCase.open.checking' : 'procedureCase.open.checkHint')}
          </span>
        )}
      </div>
    </Panel>
  );
}

function Found({ check, version }: { readonly check: Check; readonly version: Version | undefined }) {
  const { t } = useTranslation();
  const isVacant = check.steps.some(({ bodies }) => bodies.some((body) => body.isVacant || body.isEscalated));
  const procedure = version?.procedure;
  return (
    <>
      {check.problems.length > 0 ? (
        <Alert
          type="error"
          showIcon
          title={t('procedureCase.open.checkStops')}
          description={
            <ul style={{ margin: 0, paddingInlineStart: 20 }}>
              {check.problems.map(({ code, message }) => (
                <li key={`${code}.${message}`}>{message}</li>
              ))}
            </ul>
          }
        />
      ) : (
        <Alert type="success" showIcon title={t('procedureCase.open.checkFine')} />
      )}
      {isVacant ? <Alert type="warning" showIcon title={t('procedureCase.open.checkVacant')} /> : null}
      {version && procedure ? (
        <>
          <span className={styles['quiet']}>
            {t('procedureCase.open.checkBy', {
              name: currentLocale() === 'en' && procedure.nameEn ? procedure.nameEn : procedure.name,
            })}{' '}
            · {t('procedureCase.versionNo', { no: version.number })}
          </span>
          <CheckedLine version={version} steps={check.steps} subjectKind={procedure.subjectKind} />
        </>
      ) : null}
    </>
  );
}

interface CheckedLineProps {
  readonly version: Version;
  readonly steps: readonly CheckedStep[];
  readonly subjectKind: NonNullable<Version['procedure']>['subjectKind'];
}

function CheckedLine({ version, steps, subjectKind }: CheckedLineProps) {
  const { t } = useTranslation();
  const label = useEnumLabel();
  const words = useChainWords(subjectKind);
  const noteOf = (body: CheckedStep['bodies'][number]) => {
    const place = body.expectedName ?? t('procedureCase.where.noPlace');
    const whom = body.isVacant
      ? t('procedureCase.open.stepVacant')
      : body.isEscalated
        ? t('procedureCase.open.stepEscalated', { name: body.actingName ?? '' })
        : body.holderNames.join(t('chain.and'));
    return (
      <span key={body.bodyNo} style={{ display: 'block' }}>
        {place}
        {': '}
        <span className={body.isVacant || body.isEscalated ? styles['alarm'] : undefined}>{whom}</span>
      </span>
    );
  };
  return (
    <StepLine
      isNarrow
      steps={version.steps.map((step, index) => {
        const checked = steps.find(({ no }) => no === index + 1);
        return {
          key: step.key,
          no: index + 1,
          name: words.nameOf(step),
          kind: label('ProcedureStepKind', step.kind),
          ...(checked && !checked.isApplicable ? { state: 'skipped' as const } : {}),
          note: checked?.bodies.map(noteOf),
        };
      })}
    />
  );
}
