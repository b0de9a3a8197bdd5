/** Colour of an account's state. */
export function accountTone(status: string): 'success' | 'warning' | 'neutral' {
  return status === 'ACTIVE' ? 'success' : status === 'SUSPENDED' ? 'warning' : 'neutral';
}
