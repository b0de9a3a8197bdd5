import { DeskDocument, type DeskQuery } from '../../gql/graphql.ts';
import { useCurrentOffice } from '../../providers/office.ts';
import { useViewer } from '../../providers/viewer.ts';
import { useDocument } from '../../shared/data/use-document.ts';
import { addDays, today } from '../../shared/date/format.ts';

/** Days within which a coming end is worth knowing. */
const SOON_DAYS = 60;
/** Days after which an open handover counts as late. */
const LATE_DAYS = 14;

/** First day of the month that lies so many months after the one of a day. */
export function monthStart(day: string, months: number): string {
  const [year = 0, month = 1] = day.split('-').map(Number);
  const at = new Date(Date.UTC(year, month - 1 + months, 1));
  return at.toISOString().slice(0, 10);
}

/** What the desk knows, from one operation that all its cards share. */
export interface DeskState {
  readonly data: DeskQuery | undefined;
  readonly isLoading: boolean;
  readonly error: unknown;
  readonly retry: () => void;
  /** Organization that the desk looks from; null for somebody without an office. */
  readonly unit: { readonly id: string; readonly name: string } | null;
  /** Last day on which an open handover that ended is late. */
  readonly lateOn: string;
}

/** Reads the desk of the office that the viewer looks from now. */
export function useDesk(): DeskState {
  const [office] = useCurrentOffice();
  const permissions = useViewer()?.permissions ?? [];
  const may = (permission: string) => permissions.includes(permission);
  const day = today();
  const unit = office?.organization ?? null;
  const hasUnit = unit !== null;
  const coordinates =
    hasUnit && ['obligation.read', 'obligation.answer', 'obligation.verify', 'directive.issue'].some(may);
  const { data, isLoading, error, refetch } = useDocument(
    DeskDocument,
    {
      unit: unit?.id ?? '',
      tomorrow: addDays(day, 1),
      soon: addDays(day, SOON_DAYS + 1),
      lateBefore: addDays(day, -LATE_DAYS),
      monthsEnd: monthStart(day, 2),
      hasUnit,
      decides: hasUnit && may('rulepack.manage'),
      imports: may('import.run'),
      merges: may('person.merge'),
      readsUnits: hasUnit && may('organization.read'),
      leads: hasUnit && may('organization.read'),
      // Below a school there are no federations that could lack a secretariat.
      federates:
        may('organization.read') && ['NATIONAL', 'PROVINCIAL', 'CITY'].includes(office?.organization.level ?? ''),
      coordinates,
      reports: hasUnit && ['report.read', 'report.open', 'obligation.answer', 'obligation.verify'].some(may),
      supervises: coordinates && !['DEPARTMENT', 'CLUB'].includes(office?.organization.level ?? ''),
    },
    { resource: 'desk', keepsPrevious: true },
  );
  return { data, isLoading, error, retry: () => void refetch(), unit, lateOn: addDays(day, -LATE_DAYS - 1) };
}
