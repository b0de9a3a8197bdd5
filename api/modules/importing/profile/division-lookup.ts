/** A place found in the division table. */
export interface FoundDivision {
  readonly code: string;
}

/** A province found in the division table, by its official name. */
export interface FoundProvince extends FoundDivision {
  readonly name: string;
}

/** What the import asks of the division table (GB/T 2260). */
export interface DivisionLookup {
  /** The province of an official or short name (`浙江省`, `浙江`), or null. */
  findProvince(name: string): FoundProvince | null;
  /** The province, prefecture or county of that name inside a province; null for none, or for several of one rank. */
  findWithin(provinceCode: string, name: string): FoundDivision | null;
}

/** A row of a division table: six digits and the official name. */
export interface DivisionRow {
  readonly code: string;
  readonly name: string;
}

const PROVINCE_SUFFIX = /(?:壮族自治区|回族自治区|维吾尔自治区|自治区|特别行政区|省|市)$/;

/** A lookup over a plain list of division codes; higher ranks win over lower ones of the same name. */
export function divisionLookup(rows: Iterable<DivisionRow>): DivisionLookup {
  const provinces = new Map<string, FoundProvince>();
  const places = new Map<string, Map<string, FoundDivision | null>>();
  const inOrder = [...rows].sort((a, b) => rankOf(a.code) - rankOf(b.code) || (a.code < b.code ? -1 : 1));
  const rankByPlace = new Map<string, number>();
  for (const { code, name } of inOrder) {
    const rank = rankOf(code);
    if (rank === 0) {
      provinces.set(name, { code, name });
      provinces.set(name.replace(PROVINCE_SUFFIX, ''), { code, name });
    }
    const province = `${code.slice(0, 2)}0000`;
    const within = places.get(province) ?? new Map<string, FoundDivision | null>();
    places.set(province, within);
    const key = `${province} ${name}`;
    const taken = rankByPlace.get(key);
    if (taken === undefined) {
      rankByPlace.set(key, rank);
      within.set(name, { code });
    } else if (taken === rank) {
      within.set(name, null);
    }
  }
  return {
    findProvince: (name) => provinces.get(name.replace(/\s+/g, '')) ?? null,
    findWithin: (provinceCode, name) => places.get(provinceCode)?.get(name.replace(/\s+/g, '')) ?? null,
  };
}

/** 0 province, 1 prefecture, 2 county. */
function rankOf(code: string): number {
  return code.endsWith('0000') ? 0 : code.endsWith('00') ? 1 : 2;
}
