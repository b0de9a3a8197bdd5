const BEIJING_MS = 8 * 3_600_000;

/** An ISO instant as `2026-09-01 08:00:00` in Asia/Shanghai, which has no summer time. */
export function dayAndTime(instant: string): string {
  return new Date(Date.parse(instant) + BEIJING_MS).toISOString().slice(0, 19).replace('T', ' ');
}

/** A day or instant as the serial number of spreadsheets, counted from the end of 1899, in Asia/Shanghai. */
export function serialOf(value: string): number {
  const ms = value.includes('T') ? Date.parse(value) + BEIJING_MS : Date.parse(`${value}T00:00:00Z`);
  return Math.round((ms / 86_400_000 + 25_569) * 86_400) / 86_400;
}
