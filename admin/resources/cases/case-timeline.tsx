import { Empty, Tag, Timeline } from 'antd';
import { useTranslation } from 'react-i18next';
import { AttachmentList } from '../../shared/attachment/attachment-list.tsx';
import { useChainWords } from '../../shared/chain/use-chain-words.ts';
import { DayText, InstantText } from '../../shared/date/date-text.tsx';
import { Panel } from '../../shared/detail/panel.tsx';
import { EnumTag, useEnumLabel } from '../../shared/enum/enum-label.tsx';
import type { Case, Entry } from './case-standing.ts';
import { outcomeTone } from './case-tone.ts';
import styles from './cases.module.css';

const dots: Readonly<Record<string, string>> = {
  APPROVED: 'green',
  REJECTED: 'red',
  ESCALATED: 'red',
  EFFECT_REFUSED: 'red',
  OVERDUE: 'red',
  RETURNED: 'orange',
  WITHDRAWN: 'gray',
  NOT_APPLICABLE: 'gray',
  REMINDED: 'gray',
};

/** Everything that happened to a case, the first first: who, in which office, when, with what outcome. */
export function CaseTimeline({ matter }: { readonly matter: Case }) {
  const { t } = useTranslation();
  return (
    <Panel title={t('procedureCase.tabs.timeline')}>
      {matter.steps.length === 0 ? (
        <Empty description={t('procedureCase.timeline.none')} />
      ) : (
        <Timeline
          items={matter.steps.map((entry) => ({
            key: entry.id,
            color: dots[entry.event] ?? (entry.outcome === 'NOT_PASSED' ? 'red' : 'blue'),
            content: <TimelineEntry matter={matter} entry={entry} />,
          }))}
        />
      )}
    </Panel>
  );
}

function TimelineEntry({ matter, entry }: { readonly matter: Case; readonly entry: Entry }) {
  const { t } = useTranslation();
  const label = useEnumLabel();
  const { event } = entry;
  const isAlarm = event === 'ESCALATED' || event === 'EFFECT_REFUSED';
  const stepText = entry.stepNo > 0 ? `${t('chain.stepNo', { no: entry.stepNo })} · ${entry.stepName ?? ''}` : '';
  return (
    <div className={styles['entry']} data-alarm={isAlarm}>
      <div className={styles['entryHead']}>
        <strong>{label('ProcedureCaseEvent', event)}</strong>
        {entry.outcome && entry.outcome !== 'ABSTAINED_CONFLICT' && event !== 'RETURNED' ? (
          <EnumTag type="ProcedureStepOutcome" value={entry.outcome} tone={outcomeTone(entry.outcome)} />
        ) : null}
        {entry.isKept ? <Tag>{t('procedureCase.timeline.kept')}</Tag> : null}
        {stepText ? <span>{stepText}</span> : null}
        <span className={styles['quiet']}>
          <InstantText value={entry.at} />
        </span>
      </div>
      <Who entry={entry} />
      <Particulars matter={matter} entry={entry} />
      {entry.grounds.length > 0 ? (
        <div className={styles['tags']}>
          <span className={styles['quiet']}>{t('procedureCase.timeline.grounds')}</span>
          {entry.grounds.map((ground) => (
            <EnumTag key={ground} type="VettingGround" value={ground} tone="warning" />
          ))}
        </div>
      ) : null}
      {entry.attachments.nodes.length > 0 ? (
        <AttachmentList files={entry.attachments.nodes} label={t('procedureCase.evidence')} />
      ) : null}
      {entry.opinion ? <p className={styles['opinion']}>{entry.opinion}</p> : null}
    </div>
  );
}

function Who({ entry }: { readonly entry: Entry }) {
  const { t } = useTranslation();
  const parts = [
    entry.personName,
    entry.officeName,
    entry.actingOrganization?.name,
    entry.delegatorName ? t('procedureCase.timeline.onBehalfOf', { name: entry.delegatorName }) : null,
  ].filter(Boolean);
  return parts.length > 0 ? <div className={styles['quiet']}>{parts.join(' · ')}</div> : null;
}

function Particulars({ matter, entry }: { readonly matter: Case; readonly entry: Entry }) {
  const { t } = useTranslation();
  const words = useChainWords(matter.subjectKind);
  const from = entry.fromOrganization?.name ?? t('procedureCase.where.noPlace');
  const to = entry.toOrganization?.name;
  switch (entry.event) {
    case 'ESCALATED':
      return (
        <div className={styles['alarm']}>
          {to
            ? t('procedureCase.timeline.escalated', { from, to })
            : t('procedureCase.timeline.escalatedNowhere', { from })}
        </div>
      );
    case 'RESTORED':
      return to ? <div>{t('procedureCase.timeline.restored', { to })}</div> : null;
    case 'RETURNED': {
      const step = matter.procedureVersion?.steps[(entry.toStepNo ?? 0) - 1];
      return (
        <div>
          {step
            ? t('procedureCase.timeline.returnedTo', { no: entry.toStepNo ?? 0, name: words.nameOf(step) })
            : t('procedureCase.timeline.returnedToOpener')}
        </div>
      );
    }
    case 'EFFECT_REFUSED':
      return <div className={styles['alarm']}>{entry.effectFailure?.message}</div>;
    case 'MOVED':
      return <div>{t('procedureCase.timeline.moved')}</div>;
    case 'NOT_APPLICABLE':
      return <div className={styles['quiet']}>{t('procedureCase.timeline.notApplicable')}</div>;
    case 'OVERDUE':
    case 'REMINDED':
      return entry.markOn ? (
        <div className={styles['quiet']}>
          {t('procedureCase.timeline.mark')} <DayText value={entry.markOn} />
        </div>
      ) : null;
    default:
      return null;
  }
}
