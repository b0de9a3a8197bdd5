/** Characters that a database text can't hold: NUL, and halves of surrogate pairs, which a crafted .xlsx may bring. */
function clean(text: string): string {
  return text.includes('\u0000') || !text.isWellFormed() ? text.replaceAll('\u0000', '').toWellFormed() : text;
}

/** JSON text of values that came from a file, such as the database accepts. */
export function storableJson(value: unknown): string {
  return JSON.stringify(value, (_, item: unknown) => (typeof item === 'string' ? clean(item) : item));
}

/** The value with every text in it made storable. */
export function storable<Value>(value: Value): Value {
  return JSON.parse(storableJson(value)) as Value;
}
