/** Colour of the state of a rule pack. */
export function packTone(status: string): 'success' | 'warning' | 'neutral' {
  return status === 'PUBLISHED' ? 'success' : status === 'DRAFT' ? 'warning' : 'neutral';
}

/** Colour of the state of a declared exception. */
export function exceptionTone(status: string): 'success' | 'warning' | 'neutral' {
  return status === 'CONFIRMED' ? 'success' : status === 'DECLARED' ? 'warning' : 'neutral';
}
