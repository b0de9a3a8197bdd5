import { Alert, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { CaseWorkdaysDocument } from '../../gql/graphql.ts';
import { useChainWords } from '../../shared/chain/use-chain-words.ts';
import { useDocument } from '../../shared/data/use-document.ts';
import { DayText } from '../../shared/date/date-text.tsx';
import { addDays, today } from '../../shared/date/format.ts';
import { Panel } from '../../shared/detail/panel.tsx';
import { EnumTag, useEnumLabel } from '../../shared/enum/enum-label.tsx';
import type { Case } from './case-standing.ts';
import { outcomeTone } from './case-tone.ts';
import styles from './cases.module.css';

type Body = Case['waiting'][number];

/** Where an open case waits, for whom, since when, until when; nothing for a settled one without a failure. */
export function WaitingPanel({ matter }: { readonly matter: Case }) {
  const { t } = useTranslation();
  const words = useChainWords(matter.subjectKind);
  const step = matter.procedureVersion?.steps[matter.stepNo - 1];
  if (matter.state !== 'OPEN') {
    return null;
  }
  return (
    <Panel title={t('procedureCase.where.title')}>
      <div className={styles['where']}>
        <div className={styles['whereHead']}>
          <span className={styles['whereStep']}>
            {step
              ? `${t('chain.stepNo', { no: matter.stepNo })} · ${words.nameOf(step)}`
              : matter.openerName
                ? t('procedureCase.where.opener', { name: matter.openerName })
                : t('procedureCase.where.openerUnnamed')}
          </span>
          <span className={styles['quiet']}>
            {t('procedureCase.where.since')} <DayText value={matter.stepOn} />
          </span>
          {matter.dueOn ? <DueText matter={matter} dueOn={matter.dueOn} /> : null}
        </div>
        {matter.stepNo === 0 ? <ReturnReason matter={matter} /> : null}
        {matter.effectFailure ? (
          <Alert
            type="error"
            showIcon
            title={t('procedureCase.where.failed')}
            description={matter.effectFailure.message}
          />
        ) : null}
        {matter.waiting.length > 0 ? (
          <ul className={styles['bodies']} aria-label={t('procedureCase.where.bodies')}>
            {matter.waiting.map((body) => (
              <li
                key={body.bodyNo}
                className={styles['body']}
                data-vacant={body.answer === null && (body.isVacant || body.isEscalated)}
              >
                <WaitingBody matter={matter} body={body} />
              </li>
            ))}
          </ul>
        ) : null}
      </div>
    </Panel>
  );
}

/** Why a returned case lies with its opener, and who returned it. */
function ReturnReason({ matter }: { readonly matter: Case }) {
  const { t } = useTranslation();
  const label = useEnumLabel();
  const entry = matter.steps.findLast(({ event }) => event === 'RETURNED');
  const why = entry?.opinion ?? entry?.grounds.map((ground) => label('VettingGround', ground)).join(t('chain.and'));
  if (!entry || !why) {
    return null;
  }
  const who = [entry.actingOrganization?.name, entry.officeName, entry.personName].filter(Boolean).join(' · ');
  return <Alert type="warning" showIcon title={t('procedureCase.where.returnedFor', { why })} description={who} />;
}

function DueText({ matter, dueOn }: { readonly matter: Case; readonly dueOn: string }) {
  const { t } = useTranslation();
  const day = today();
  const isLate = dueOn < day;
  const [from, to] = isLate ? [addDays(dueOn, 1), addDays(day, 1)] : [addDays(day, 1), addDays(dueOn, 1)];
  const { data } = useDocument(
    CaseWorkdaysDocument,
    { from, to, organizationId: matter.organization?.id ?? null },
    { resource: 'calendarDay', isEnabled: dueOn !== day },
  );
  const count = dueOn === day ? 0 : data?.workdayCount?.count;
  return (
    <span className={styles['due']} data-late={isLate}>
      {t('procedureCase.where.due')} <DayText value={dueOn} />
      {count === undefined ? null : (
        <span>
          {isLate
            ? t('procedureCase.where.lateBy', { count })
            : count === 0
              ? t('procedureCase.where.dueToday')
              : t('procedureCase.where.dueIn', { count })}
        </span>
      )}
    </span>
  );
}

/** Who answered for a body in this round; such a body is sought no longer. */
function answerOf({ steps, round, stepNo }: Case, bodyNo: number) {
  return steps.findLast(
    (entry) => entry.event === 'DECIDED' && entry.round === round && entry.stepNo === stepNo && entry.bodyNo === bodyNo,
  );
}

function WaitingBody({ matter, body }: { readonly matter: Case; readonly body: Body }) {
  const { t } = useTranslation();
  const titles = body.titleNames.join(t('chain.or'));
  if (body.answer !== null) {
    const entry = answerOf(matter, body.bodyNo);
    const who = [entry?.actingOrganization?.name, entry?.officeName ?? titles, entry?.personName].filter(Boolean);
    return (
      <span className={styles['bodyHead']}>
        <span>{who.join(' · ')}</span>
        <EnumTag type="ProcedureStepOutcome" value={body.answer} tone={outcomeTone(body.answer)} />
      </span>
    );
  }
  const expected = [body.expectedName ?? t('procedureCase.where.noPlace'), titles].filter(Boolean).join(' · ');
  const names = body.holderNames.join(t('chain.and'));
  return (
    <>
      <span className={styles['bodyHead']}>
        <span>{expected}</span>
        {body.isVacant || body.isEscalated ? <Tag color="error">{t('procedureCase.where.vacant')}</Tag> : null}
      </span>
      {body.isVacant ? (
        <span className={styles['alarm']}>{t('procedureCase.where.vacantEverywhere')}</span>
      ) : body.isEscalated ? (
        <span className={styles['alarm']}>
          {t('procedureCase.where.escalatedTo', { name: body.actingName ?? '', titles })}
        </span>
      ) : null}
      {names ? <span className={styles['quiet']}>{t('procedureCase.where.holders', { names })}</span> : null}
    </>
  );
}
