/** The only source of "now" and "today"; injected so that tests can move it. */
export interface Clock {
  /** The present instant. */
  now(): Date;
  /** The present calendar day in Asia/Shanghai, `YYYY-MM-DD`. */
  today(): string;
}

const shanghaiDay = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Asia/Shanghai',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});

/** The calendar day in Asia/Shanghai on which an instant falls. */
export function dayOf(instant: Date): string {
  return shanghaiDay.format(instant);
}

/** Adds calendar days to a `YYYY-MM-DD` day. */
export function addDays(day: string, days: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}

/** True when the text is an existing calendar day `YYYY-MM-DD`; the year 0 is none, for the database neither. */
export function isDay(text: string): boolean {
  if (!/^(?!0000)\d{4}-\d{2}-\d{2}$/.test(text)) {
    return false;
  }
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === text;
}

/** The machine's clock. */
export const systemClock: Clock = { now: () => new Date(), today: () => dayOf(new Date()) };

/** A clock that stands still until it is moved; for tests and for replaying history. */
export class ManualClock implements Clock {
  #now: Date;

  constructor(now: Date | string) {
    this.#now = new Date(now);
  }

  now(): Date {
    return new Date(this.#now);
  }

  today(): string {
    return dayOf(this.#now);
  }

  /** Moves the clock to an instant. */
  set(now: Date | string): void {
    this.#now = new Date(now);
  }
}
