import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { DayText, PeriodText } from '../../shared/date/date-text.tsx';
import { addDays } from '../../shared/date/format.ts';
import { EnumTag, useEnumLabel } from '../../shared/enum/enum-label.tsx';
import { Items } from '../../shared/items/items.tsx';
import { Loaded } from './desk-parts.tsx';
import { useDesk } from './use-desk.ts';

const within = (unit: { readonly id: string } | null): string => (unit ? `within.in=${unit.id}` : '');

interface Held {
  readonly publicName: string | null;
  readonly person: { readonly id: string; readonly name: string } | null;
}

/** Who holds it, as far as the viewer may know; a hidden name says nothing on a card. */
const nameOf = ({ person, publicName }: Held): string | null => person?.name ?? publicName;

/** Open seats of the viewer's units, the longest open first. */
export function VacanciesCard() {
  const { t } = useTranslation();
  const desk = useDesk();
  const found = desk.data?.vacancies;
  return (
    <Loaded {...desk}>
      <Items
        total={found?.totalCount ?? 0}
        to={`/vacancies?show=open&board.${within(desk.unit)}`}
        empty={t('desk.vacancies.none')}
        items={(found?.nodes ?? []).map((office) => ({
          key: office.id,
          title: <Link to={`/offices/${office.id}`}>{office.name}</Link>,
          note: office.organization?.name,
          end: (
            <>
              {t('desk.vacancies.since')} <DayText value={office.vacantSince} />
            </>
          ),
        }))}
      />
    </Loaded>
  );
}

/** Terms of the viewer's units that end within 60 days. */
export function EndingCard() {
  const { t } = useTranslation();
  const desk = useDesk();
  const found = desk.data?.ending;
  return (
    <Loaded {...desk}>
      <Items
        // As many as the linked board lists: offices, some with several terms.
        total={desk.data?.expiring?.totalCount ?? 0}
        to={`/vacancies?show=expiring&board.${within(desk.unit)}`}
        empty={t('desk.ending.none')}
        items={(found?.nodes ?? []).map((term) => ({
          key: term.id,
          title: <Link to={`/offices/${term.office?.id ?? ''}?tab=terms`}>{term.office?.name}</Link>,
          note: [nameOf(term), term.organization?.name].filter(Boolean).join(' · '),
          end: <DayText value={addDays(term.endsOn, -1)} />,
        }))}
      />
    </Loaded>
  );
}

/** Turns of the executive chair in the viewer's units, this month and the next. */
export function TurnsCard() {
  const { t } = useTranslation();
  const desk = useDesk();
  const found = desk.data?.turns;
  return (
    <Loaded {...desk}>
      <Items
        total={found?.totalCount ?? 0}
        to={`/rotations?rotations.${within(desk.unit)}`}
        empty={t('desk.turns.none')}
        items={(found?.nodes ?? []).map((turn) => ({
          key: turn.id,
          title: (
            <Link to={`/rotations/${turn.office?.id ?? ''}`}>
              {turn.office?.organization?.name ?? turn.office?.name}
            </Link>
          ),
          note: (
            <>
              {turn.term && nameOf(turn.term) ? `${nameOf(turn.term) ?? ''} · ` : null}
              <PeriodText from={turn.startsOn} until={turn.endsOn} />
            </>
          ),
          end: <EnumTag type="TermState" value={turn.state} tone={turn.state === 'CURRENT' ? 'success' : 'neutral'} />,
        }))}
      />
    </Loaded>
  );
}

/** What changed lately in the viewer's organization and below. */
export function ChangesCard() {
  const { t } = useTranslation();
  const label = useEnumLabel();
  const desk = useDesk();
  const found = desk.data?.changes;
  return (
    <Loaded {...desk}>
      <Items
        total={found?.totalCount ?? 0}
        to={`/audit?${within(desk.unit)}&subjectType.in=Organization`}
        empty={t('desk.changes.none')}
        items={(found?.nodes ?? []).map((change) => ({
          key: change.id,
          title: (
            <>
              {label('OrganizationChangeKind', change.kind)} ·{' '}
              <Link className="xl-inline-link" to={`/organizations/${change.organization?.id ?? ''}?tab=history`}>
                {change.organization?.name}
              </Link>
            </>
          ),
          end: <DayText value={change.effectiveOn} />,
        }))}
      />
    </Loaded>
  );
}

/** Units below that must have a leading body and have nobody in it. */
export function LeaderlessCard() {
  const { t } = useTranslation();
  const desk = useDesk();
  const { noPresidium, noSecretary } = desk.data ?? {};
  const rows = [
    ...(noPresidium?.nodes ?? []).map((unit) => ({ unit, body: 'PRESIDIUM' })),
    ...(noSecretary?.nodes ?? []).map((unit) => ({ unit, body: 'SECRETARIAT' })),
  ];
  const label = useEnumLabel();
  return (
    <Loaded {...desk}>
      <Items
        total={(noPresidium?.totalCount ?? 0) + (noSecretary?.totalCount ?? 0)}
        to={`/leaderless?${within(desk.unit)}`}
        empty={t('desk.leaderless.none')}
        items={rows.map(({ unit, body }) => ({
          key: `${body}.${unit.id}`,
          title: <Link to={`/organizations/${unit.id}?tab=people`}>{unit.name}</Link>,
          end: t('desk.leaderless.lacks', { body: label('OfficeBody', body) }),
        }))}
      />
    </Loaded>
  );
}

/** Handovers that the viewer gives or takes, the oldest first. */
export function HandoversCard() {
  const { t } = useTranslation();
  const desk = useDesk();
  const found = desk.data?.handovers;
  return (
    <Loaded {...desk}>
      <Items
        total={found?.totalCount ?? 0}
        to="/handovers?status.in=OPEN"
        empty={t('desk.handovers.none')}
        items={(found?.nodes ?? []).map((pack) => ({
          key: pack.id,
          title: (
            <Link to={`/handovers/${pack.id}`}>
              {pack.outgoingName} · {pack.office?.name}
            </Link>
          ),
          note: pack.viewerCan.acknowledge
            ? t('desk.handovers.accept')
            : pack.viewerCan.note
              ? t('desk.handovers.note')
              : pack.organization?.name,
          end: <DayText value={pack.endedOn} />,
        }))}
      />
    </Loaded>
  );
}
