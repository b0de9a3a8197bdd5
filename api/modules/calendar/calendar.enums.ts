/** What a special day is: free although it may be a weekday, or worked although it is a weekend. */
export const CALENDAR_DAY_KINDS = ['HOLIDAY', 'MAKE_UP_WORKDAY'] as const;

/** What a special day is. */
export type CalendarDayKind = (typeof CALENDAR_DAY_KINDS)[number];

/** First and last year that a calendar may hold. */
export const CALENDAR_YEARS = { first: 2000, last: 2100 } as const;
