import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openInstallation, type Installation } from './installation.ts';
import { confirmPlan, mapColumns, organizationsNamed, readRows, undoBatch, uploadList } from './import-journey.ts';
import { appoint, endTerm, findVacancy, openAppointment, openTerms, signIn, type Appointment } from './journeys.ts';
import { Keyboard } from './keyboard.ts';

let installation: Installation;
beforeAll(async () => {
  installation = await openInstallation();
});
afterAll(() => installation?.close());

/** A day so many days from today, as `2026-09-01`. */
function dayFromNow(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
}

// The two faces together show every menu, drawer, table and card: 1280 px wide in Chinese and light, 360 px in English and dark.
// The second appointment begins after the end of the first, since both may find the same seat.
const FACES = [
  ['zh-CN', 'LIGHT', 1280, 30],
  ['en', 'DARK', 360, 90],
] as const;

describe.each(FACES)('by keyboard alone, %s %s %i px', (locale, theme, width, days) => {
  it('a free seat is filled with days and grounds, and the term is ended', async () => {
    const { context, page, faults } = await installation.open(locale, theme, width);
    const keyboard = new Keyboard(page);
    await signIn(keyboard, installation.address, 'yunling.chair');
    const vacancy = await findVacancy(page);
    const appointment: Appointment = {
      startsOn: dayFromNow(days),
      endsOn: dayFromNow(300),
      evidence: `Minutes of ${locale}`,
    };
    await openAppointment(keyboard, vacancy);
    await keyboard.press('Escape');
    await keyboard.returnsTo({ role: 'button', name: /^(任职|Appoint)$/ });
    await keyboard.press('Enter');
    await keyboard.entersDialog();
    await appoint(keyboard, vacancy, appointment);
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await keyboard.returnsTo({ role: 'button', name: /^(任职|Appoint)$/ });
    await openTerms(keyboard, appointment);
    await endTerm(keyboard, dayFromNow(days + 30), 'Graduates early');
    expect((await keyboard.focused()).role).not.toBe('none');
    await page.reload();
    await page.getByText(appointment.evidence).first().waitFor();
    const shown = await page.getByRole('main').innerText();
    expect(shown).toContain(appointment.evidence);
    expect(keyboard.faults).toEqual([]);
    expect(faults).toEqual([]);
    await context.close();
  });

  it('a list is uploaded, mapped, checked row by row, written, and undone', async () => {
    const { context, page, faults } = await installation.open(locale, theme, width);
    const keyboard = new Keyboard(page);
    const list = { union: '云岭师范大学学生会', clubs: [`键盘一社${width}`, `键盘二社${width}`] };
    await signIn(keyboard, installation.address, 'yunling.chair');
    await uploadList(keyboard, list);
    await mapColumns(keyboard);
    await readRows(keyboard, list);
    expect(await organizationsNamed(page, '键盘')).toEqual([]);
    await confirmPlan(keyboard);
    expect((await organizationsNamed(page, '键盘')).toSorted()).toEqual(list.clubs.toSorted());
    await undoBatch(keyboard);
    expect(await organizationsNamed(page, '键盘')).toEqual([]);
    expect(keyboard.faults).toEqual([]);
    expect(faults).toEqual([]);
    await context.close();
  });
});
