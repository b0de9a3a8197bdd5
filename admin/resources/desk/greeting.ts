import { houseTimeZone } from '../../shared/date/format.ts';

/** Message key of the greeting that suits the hour in Beijing. */
export function greetingKey(now: Date): string {
  const hour = Number(
    new Intl.DateTimeFormat('en-GB', { timeZone: houseTimeZone, hour: '2-digit', hourCycle: 'h23' }).format(now),
  );
  if (hour >= 5 && hour < 12) {
    return 'desk.greeting.morning';
  }
  return hour >= 12 && hour < 18 ? 'desk.greeting.afternoon' : 'desk.greeting.evening';
}
