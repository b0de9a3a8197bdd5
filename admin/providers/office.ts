import { oneOf, usePreference } from './preferences.ts';
import { useViewer, type ViewerOffice } from './viewer.ts';

const nothing: readonly ViewerOffice[] = [];

/**
 * The office that the viewer looks from now, among those held: a starting point for lists and new matters, not a
 * source of authority. Undefined for somebody without an office.
 */
export function useCurrentOffice(): [ViewerOffice | undefined, (officeId: string) => void] {
  const offices = useViewer()?.offices ?? nothing;
  const [id, setId] = usePreference<string>('account', 'office', oneOf(...offices.map((office) => office.id)), '');
  return [offices.find((office) => office.id === id) ?? offices[0], setId];
}
