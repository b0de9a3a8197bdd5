import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { currentLocale } from '../../providers/i18n.ts';
import { DayText, InstantText, PeriodText } from '../../shared/date/date-text.tsx';
import { type Fact, Facts } from '../../shared/detail/facts.tsx';
import { Panel } from '../../shared/detail/panel.tsx';
import { EnumTag } from '../../shared/enum/enum-label.tsx';
import type { Case } from './case-standing.ts';

/** Facts in the order in which a reader expects them; the rest follows. */
const order = [
  'titleKey',
  'body',
  'startsOn',
  'endsOn',
  'source',
  'gradesBasis',
  'name',
  'parentName',
  'destinationName',
];
const placeOf = (key: string) => (order.includes(key) ? order.indexOf(key) : order.length);

/** What a case is about, who opened it, by which chain it goes and what came of it. */
export function CaseFacts({ matter }: { readonly matter: Case }) {
  const { t } = useTranslation();
  const { procedure, procedureVersion: chain, office, organization, other } = matter;
  const link = (to: string, name: string) => <Link to={to}>{name}</Link>;
  const fact = (key: string, value: Fact['value']): Fact[] =>
    value ? [{ key, label: t(`procedureCase.${key}`), value }] : [];
  const procedureName = procedure && (currentLocale() === 'en' && procedure.nameEn ? procedure.nameEn : procedure.name);
  return (
    <>
      <Panel title={t('procedureCase.about')}>
        <Facts
          facts={[
            ...fact('organization', organization && link(`/organizations/${organization.id}`, organization.name)),
            ...fact('other', other && link(`/organizations/${other.id}`, other.name)),
            ...fact('office', office && link(`/offices/${office.id}`, office.name)),
            ...fact(
              'candidate',
              matter.candidate ? link(`/persons/${matter.candidate.id}`, matter.candidate.name) : matter.candidateName,
            ),
            // Said above with a link.
            ...matter.facts
              .filter(({ key }) => key !== 'officeName')
              .toSorted((one, other) => placeOf(one.key) - placeOf(other.key))
              .map(({ key, label, value, text, enumName, isDay }) => ({
                key,
                label,
                value: isDay ? (
                  <DayText value={value} />
                ) : enumName ? (
                  <EnumTag type={enumName} value={value} />
                ) : (
                  <span style={{ whiteSpace: 'pre-wrap' }}>{text}</span>
                ),
                isWide: key === 'reason',
              })),
          ]}
        />
      </Panel>
      <Panel title={t('procedureCase.course')}>
        <Facts
          facts={[
            {
              key: 'procedure',
              label: t('procedureCase.procedure'),
              value: procedure ? (
                <>
                  {link(`/procedures/${procedure.id}`, procedureName ?? '')}{' '}
                  {chain ? t('procedureCase.versionNo', { no: chain.number }) : null}
                </>
              ) : null,
            },
            { key: 'opener', label: t('procedureCase.opener'), value: matter.openerName },
            { key: 'openedAt', label: t('procedureCase.openedAt'), value: <InstantText value={matter.openedAt} /> },
            { key: 'settledAt', label: t('procedureCase.settledAt'), value: <InstantText value={matter.settledAt} /> },
            ...fact('settledReason', matter.settledReason),
            ...fact(
              'term',
              matter.term && office ? (
                <Link to={`/offices/${office.id}?tab=terms`}>
                  <PeriodText from={matter.term.startsOn} until={matter.term.endsOn} />
                </Link>
              ) : null,
            ),
            ...fact(
              'result',
              matter.resultOrganization &&
                link(`/organizations/${matter.resultOrganization.id}`, matter.resultOrganization.name),
            ),
            ...fact(
              'plan',
              matter.plannedChange && organization ? (
                <Link to={`/organizations/${organization.id}?tab=plans`}>
                  <DayText value={matter.plannedChange.effectiveOn} />
                </Link>
              ) : null,
            ),
          ]}
        />
      </Panel>
    </>
  );
}
