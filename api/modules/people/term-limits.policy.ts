/** A half-open period `[startsOn, endsOn)` of calendar days. */
export interface Span {
  readonly startsOn: string;
  readonly endsOn: string;
}

/** A person's time in some office. */
export interface Tenure extends Span {
  readonly personId: string;
}

/** True when two periods share a day. */
export function overlaps(a: Span, b: Span): boolean {
  return a.startsOn < b.endsOn && b.startsOn < a.endsOn;
}

/** True when the period covers the day. */
export function covers(span: Span, day: string): boolean {
  return span.startsOn <= day && day < span.endsOn;
}

/** The most distinct persons in office on any one day of the candidate's period, the candidate included, and that day. */
export function busiestDay(
  others: readonly Tenure[],
  candidate: Tenure,
): { readonly count: number; readonly on: string } {
  const beside = others.filter((tenure) => overlaps(tenure, candidate));
  const days = new Set([
    candidate.startsOn,
    ...beside.map(({ startsOn }) => startsOn).filter((day) => covers(candidate, day)),
  ]);
  let busiest = { count: 0, on: candidate.startsOn };
  for (const on of [...days].sort()) {
    const present = new Set(beside.filter((tenure) => covers(tenure, on)).map(({ personId }) => personId));
    present.add(candidate.personId);
    if (present.size > busiest.count) {
      busiest = { count: present.size, on };
    }
  }
  return busiest;
}

/** The most seats taken on any one day of a period by terms that may be of the same person. */
export function mostTerms(others: readonly Span[], candidate: Span): { readonly count: number; readonly on: string } {
  const numbered = others.map((span, index) => ({ ...span, personId: String(index) }));
  return busiestDay(numbered, { ...candidate, personId: 'candidate' });
}

/** The year in which the school year of a day began; it begins on 1 September. */
export function schoolYearOf(day: string): number {
  return Number(day.slice(0, 4)) - (Number(day.slice(5, 7)) < 9 ? 1 : 0);
}

/** A period cut into turns of nearly equal length, in order and without a gap. */
export function cutIntoTurns({ startsOn, endsOn }: Span, count: number): Span[] {
  const start = Date.parse(startsOn);
  const days = Math.round((Date.parse(endsOn) - start) / 86_400_000);
  const edge = (index: number): string =>
    new Date(start + Math.round((days * index) / count) * 86_400_000).toISOString().slice(0, 10);
  return Array.from({ length: count }, (_, index) => ({ startsOn: edge(index), endsOn: edge(index + 1) }));
}

/**
 * Deals turns to members in their order, each turn to the next member whose own term covers it; null where none does.
 * The one who had a turn goes to the end of the line, so that everybody leads equally often (方案 二(三)8, 主席团轮值制度).
 */
export function dealTurns<Member extends Span>(turns: readonly Span[], members: readonly Member[]): (Member | null)[] {
  const line = [...members];
  return turns.map((turn) => {
    const index = line.findIndex((member) => member.startsOn <= turn.startsOn && turn.endsOn <= member.endsOn);
    if (index < 0) {
      return null;
    }
    const [member] = line.splice(index, 1);
    line.push(member!);
    return member!;
  });
}
