import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { CalendarYearShowDocument, type CalendarYearShowQuery } from '../../gql/graphql.ts';
import { useCurrentOffice } from '../../providers/office.ts';
import { useViewer } from '../../providers/viewer.ts';
import { useDocument } from '../../shared/data/use-document.ts';
import { today } from '../../shared/date/format.ts';

/** A year as its page reads it. */
export type Year = NonNullable<CalendarYearShowQuery['calendarYear']>;
/** A special day as it holds in the calendar that is shown. */
export type Entry = Year['months'][number]['specialDays'][number];

/** In the address, the calendar of the whole country. */
const STATUTORY = 'statutory';
/** First and last year that the server takes. */
const years = { first: 2000, last: 2100 } as const;

/** Whose calendar is looked at, and which year; both in the address. */
export interface CalendarChoice {
  /** Null for the whole country. */
  readonly owner: string | null;
  readonly ownerKey: string;
  readonly owners: readonly { readonly value: string; readonly label: string }[];
  readonly year: number;
  readonly setOwner: (key: string) => void;
  readonly setYear: (year: number) => void;
  readonly canStep: (by: number) => boolean;
}

/** The choice of calendar and year; one's own organization and the present year at first. */
export function useCalendarChoice(): CalendarChoice {
  const { t } = useTranslation();
  const [params, setParams] = useSearchParams();
  const viewer = useViewer();
  const [office] = useCurrentOffice();
  const owners = useMemo(() => {
    const own = new Map((viewer?.offices ?? []).map(({ organization }) => [organization.id, organization.name]));
    return [
      { value: STATUTORY, label: t('calendar.statutory') },
      ...[...own].map(([value, label]) => ({ value, label })),
    ];
  }, [viewer, t]);
  const wanted = params.get('owner');
  const ownerKey = owners.find(({ value }) => value === wanted)?.value ?? office?.organization.id ?? STATUTORY;
  const asked = Number(params.get('year'));
  const isIn = (year: number) => Number.isInteger(year) && year >= years.first && year <= years.last;
  const year = isIn(asked) ? asked : Number(today().slice(0, 4));
  const change = (name: string, value: string) =>
    setParams(
      (current) => {
        current.set(name, value);
        return current;
      },
      { preventScrollReset: true },
    );
  return {
    owner: ownerKey === STATUTORY ? null : ownerKey,
    ownerKey,
    owners,
    year,
    setOwner: (key) => change('owner', key),
    setYear: (next) => change('year', String(next)),
    canStep: (by) => isIn(year + by),
  };
}

/** A year of a calendar with its special days by day. */
export function useCalendarYear({ owner, year }: Pick<CalendarChoice, 'owner' | 'year'>) {
  const query = useDocument(
    CalendarYearShowDocument,
    { year, organizationId: owner },
    { resource: 'calendarDay', keepsPrevious: true },
  );
  const shown = query.data?.calendarYear;
  const entries = useMemo(
    () => new Map((shown?.months ?? []).flatMap(({ specialDays }) => specialDays).map((entry) => [entry.day, entry])),
    [shown],
  );
  return { query, shown, entries };
}

/** True when the entry belongs to the calendar that is shown, and not to one that stands above it. */
export function isOwnEntry(entry: Entry | undefined, owner: string | null): boolean {
  return entry !== undefined && entry.origin === (owner === null ? 'STATUTORY' : 'OWN');
}
