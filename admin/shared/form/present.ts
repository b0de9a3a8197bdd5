/** The values that were filled in, texts without surrounding blanks: the API takes what is absent for what is not there. */
export function present<TValues extends object>(values: TValues): TValues {
  return Object.fromEntries(
    Object.entries(values)
      .map(([key, value]) => [key, typeof value === 'string' ? value.trim() : (value as unknown)] as const)
      .filter(([, value]) => value !== undefined && value !== null && value !== ''),
  ) as TValues;
}
