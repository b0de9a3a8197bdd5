import type { ImportMappingInput, ImportShowQuery } from '../../gql/graphql.ts';

type Batch = NonNullable<ImportShowQuery['importBatch']>;

/** What the editor reads of a batch. */
export type MappedFile = Pick<Batch, 'mapping' | 'sampleRows'>;

/** A field of the kind of list, as the guide names it. */
export interface GuideField {
  readonly field: string;
  readonly label: string;
  readonly isRequired: boolean;
  readonly alternatives: readonly string[];
}

/** One column of the file as the editor shows it. */
export interface FileColumn {
  /** Counts from 0. */
  readonly column: number;
  /** Text of the header; empty where there is none. */
  readonly header: string;
  /** First value below the header. */
  readonly sample: string;
}

/** What one value of a field means. */
export interface Translation {
  readonly field: string;
  readonly from: string;
  readonly to: string;
}

/** A value for the empty cells of a field. */
export interface DefaultValue {
  readonly field: string;
  readonly value: string;
}

/** The mapping while it is edited. */
export interface MappingDraft {
  /** 0 for a file without headers. */
  readonly headerRow: number;
  /** Field by column. */
  readonly fields: Readonly<Record<number, string>>;
  readonly defaults: readonly DefaultValue[];
  readonly translations: readonly Translation[];
}

/** A saved mapping as the editor takes it over. */
export interface SavedMapping {
  readonly headerRow: number | null;
  readonly columns: readonly { readonly field: string; readonly headers: readonly string[] }[];
  readonly positions: readonly { readonly field: string; readonly column: number }[];
  readonly defaults: readonly DefaultValue[];
  readonly translations: readonly Translation[];
}

/** The mapping with which a batch was read. */
export function draftOf({ mapping }: MappedFile): MappingDraft {
  return {
    headerRow: mapping.headerRow,
    fields: Object.fromEntries(
      mapping.fields.flatMap(({ column, field }) => (column === null ? [] : [[column, field] as const])),
    ),
    defaults: mapping.fields.flatMap(({ field, defaultValue }) =>
      defaultValue ? [{ field, value: defaultValue }] : [],
    ),
    translations: mapping.translations.map(({ field, from, to }) => ({ field, from, to })),
  };
}

/** The columns of the file when its headers stand in this row (0 for none). */
export function columnsOf({ sampleRows }: MappedFile, headerRow: number): readonly FileColumn[] {
  const header = sampleRows.find(({ rowNumber }) => rowNumber === headerRow)?.cells ?? [];
  const below = sampleRows.filter(({ rowNumber }) => rowNumber > headerRow).map(({ cells }) => cells);
  const width = Math.max(header.length, ...below.map((cells) => cells.length), 0);
  return Array.from({ length: width }, (_, column) => ({
    column,
    header: (header[column] ?? '').trim(),
    sample: below.map((cells) => (cells[column] ?? '').trim()).find((text) => text !== '') ?? '',
  })).filter(({ header: text, sample }) => text !== '' || sample !== '');
}

/** The form in which headers are told apart. */
const key = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/\s+/g, '');

/** The mapping as the API takes it: by header where that names one column, by position otherwise. */
export function toInput(draft: MappingDraft, columns: readonly FileColumn[]): ImportMappingInput {
  const byColumn = new Map(columns.map((column) => [column.column, column]));
  const isSingle = (header: string): boolean =>
    header !== '' && columns.filter((other) => key(other.header) === key(header)).length === 1;
  const chosen = Object.entries(draft.fields).map(([column, field]) => ({ column: Number(column), field }));
  const [named, placed] = [true, false].map((wanted) =>
    chosen.filter(({ column }) => (draft.headerRow > 0 && isSingle(byColumn.get(column)?.header ?? '')) === wanted),
  );
  return {
    headerRow: draft.headerRow,
    columns: (named ?? []).map(({ column, field }) => ({ field, headers: [byColumn.get(column)?.header ?? ''] })),
    positions: (placed ?? []).map(({ column, field }) => ({ field, column })),
    defaults: draft.defaults.filter(({ field, value }) => field !== '' && value.trim() !== ''),
    translations: draft.translations.filter(({ field, from }) => field !== '' && from.trim() !== ''),
  };
}

/** Required fields that have neither a column nor a default; each with the fields of which one would do instead. */
export function missingFields(draft: MappingDraft, guide: readonly GuideField[]): readonly GuideField[] {
  const filled = new Set([
    ...Object.values(draft.fields),
    ...draft.defaults.filter(({ value }) => value.trim() !== '').map(({ field }) => field),
  ]);
  return guide.filter(
    ({ field, isRequired, alternatives }) =>
      !filled.has(field) &&
      (isRequired || (alternatives.length > 0 && !alternatives.some((other) => filled.has(other)))),
  );
}

/** Chooses the field of a column; a field has one column, so another column gives it up. */
export function withField(draft: MappingDraft, column: number, field: string): MappingDraft {
  const others = Object.entries(draft.fields).filter(
    ([other, chosen]) => Number(other) !== column && (field === '' || chosen !== field),
  );
  return { ...draft, fields: Object.fromEntries(field === '' ? others : [...others, [String(column), field]]) };
}

/** A saved mapping laid upon the columns of this file; what it names and the file lacks is left out. */
export function applyProfile(
  profile: SavedMapping,
  file: MappedFile,
): { readonly draft: MappingDraft; readonly columns: readonly FileColumn[] } {
  const headerRow = profile.headerRow ?? file.mapping.headerRow;
  const columns = columnsOf(file, headerRow);
  const fields = new Map<number, string>();
  for (const { field, column } of profile.positions) {
    fields.set(column, field);
  }
  for (const { field, headers } of profile.columns) {
    const found = headers.flatMap((header) => columns.filter((column) => key(column.header) === key(header)))[0];
    if (found && !fields.has(found.column)) {
      fields.set(found.column, field);
    }
  }
  return {
    columns,
    draft: {
      headerRow,
      fields: Object.fromEntries(fields),
      defaults: profile.defaults.map(({ field, value }) => ({ field, value })),
      translations: profile.translations.map(({ field, from, to }) => ({ field, from, to })),
    },
  };
}

/** One of the first rows as it would be read. */
export interface PreviewRow {
  readonly rowNumber: number;
  /** Value by field. */
  readonly values: Readonly<Record<string, string>>;
}

/** The first rows of the file as the draft reads them: columns chosen, values translated, empty cells filled. */
export function previewOf(draft: MappingDraft, { sampleRows }: MappedFile): readonly PreviewRow[] {
  const defaults = new Map(draft.defaults.map(({ field, value }) => [field, value]));
  const chosen = Object.entries(draft.fields);
  const fields = new Set([...chosen.map(([, field]) => field), ...defaults.keys()]);
  return sampleRows
    .filter(({ rowNumber }) => rowNumber > draft.headerRow)
    .map(({ rowNumber, cells }) => ({
      rowNumber,
      values: Object.fromEntries(
        [...fields].map((field) => {
          const column = chosen.find(([, name]) => name === field)?.[0];
          const raw = column === undefined ? '' : (cells[Number(column)] ?? '').trim();
          const meant =
            draft.translations.find((item) => item.field === field && key(item.from) === key(raw))?.to ?? raw;
          return [field, meant === '' ? (defaults.get(field) ?? '') : meant];
        }),
      ),
    }));
}

/** The name of a 0-based column as spreadsheet programs show it. */
export function columnName(column: number): string {
  const letter = String.fromCharCode(65 + (column % 26));
  return column < 26 ? letter : columnName(Math.floor(column / 26) - 1) + letter;
}
