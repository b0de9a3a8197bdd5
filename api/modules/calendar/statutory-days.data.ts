import { addDays } from '../../kernel/clock.ts';
import type { CalendarDayKind } from './calendar.enums.ts';

/** A statutory day as it ships. */
export interface StatutoryDay {
  readonly day: string;
  readonly kind: CalendarDayKind;
  readonly name: string;
  readonly nameEn: string;
}

/** The statutory days of a year with the notice that ordered them. */
export interface StatutoryYear {
  readonly year: number;
  readonly source: string;
  readonly days: readonly StatutoryDay[];
}

/** A holiday of a notice: its first day, its length in days, and the weekend days worked for it. */
type Holiday = readonly [name: string, nameEn: string, first: string, days: number, makeUps: readonly string[]];

function yearOf(year: number, source: string, holidays: readonly Holiday[]): StatutoryYear {
  const days = holidays.flatMap(([name, nameEn, first, length, makeUps]): StatutoryDay[] => [
    ...Array.from({ length }, (_, index) => ({
      day: addDays(`${year}-${first}`, index),
      kind: 'HOLIDAY' as const,
      name,
      nameEn,
    })),
    ...makeUps.map((day) => ({
      day: `${year}-${day}`,
      kind: 'MAKE_UP_WORKDAY' as const,
      name: `${name}调休上班`,
      nameEn: `Working day for ${nameEn}`,
    })),
  ]);
  return { year, source, days: days.sort((one, other) => (one.day < other.day ? -1 : 1)) };
}

/**
 * Holidays and make-up days as the General Office of the State Council ordered them for the whole country, each date
 * copied from the full text of the notice: 国办发明电〔2024〕12号 of 12 November 2024 for 2025 and 国办发明电〔2025〕7号 of
 * 4 November 2025 for 2026. A later year is entered in the admin once its notice is out; none is guessed here.
 */
export const STATUTORY_YEARS: readonly StatutoryYear[] = [
  yearOf(2025, '国务院办公厅关于2025年部分节假日安排的通知（国办发明电〔2024〕12号）', [
    ['元旦', "New Year's Day", '01-01', 1, []],
    ['春节', 'Spring Festival', '01-28', 8, ['01-26', '02-08']],
    ['清明节', 'Qingming Festival', '04-04', 3, []],
    ['劳动节', 'Labour Day', '05-01', 5, ['04-27']],
    ['端午节', 'Dragon Boat Festival', '05-31', 3, []],
    ['国庆节、中秋节', 'National Day and Mid-Autumn Festival', '10-01', 8, ['09-28', '10-11']],
  ]),
  yearOf(2026, '国务院办公厅关于2026年部分节假日安排的通知（国办发明电〔2025〕7号）', [
    ['元旦', "New Year's Day", '01-01', 3, ['01-04']],
    ['春节', 'Spring Festival', '02-15', 9, ['02-14', '02-28']],
    ['清明节', 'Qingming Festival', '04-04', 3, []],
    ['劳动节', 'Labour Day', '05-01', 5, ['05-09']],
    ['端午节', 'Dragon Boat Festival', '06-19', 3, []],
    ['中秋节', 'Mid-Autumn Festival', '09-25', 3, []],
    ['国庆节', 'National Day', '10-01', 7, ['09-20', '10-10']],
  ]),
];
