import { refuse } from './organization.refusals.ts';
import type { Locale } from '../../kernel/locale.ts';
import type { RuleParameterSpec } from './rule-parameters.ts';

/** A rule as the general packs state it, with the range that they leave to charters. */
export interface GeneralRule {
  readonly number: number | null;
  readonly values: readonly string[] | null;
  readonly floor: number | null;
  readonly ceiling: number | null;
}

/** The number or list that a charter states. */
export interface CharterValue {
  readonly number: number | null;
  readonly values: readonly string[] | null;
}

/** The numbers that a charter may set: the stated range, and where none is stated nothing looser than the rule itself. */
function rangeOf(spec: RuleParameterSpec, { number, floor, ceiling }: GeneralRule): [number, number] {
  const own = number ?? null;
  return [
    floor ?? (spec.charter === 'AT_LEAST' && own !== null ? own : 0),
    ceiling ?? (spec.charter === 'AT_MOST' && own !== null ? own : Number.MAX_SAFE_INTEGER),
  ];
}

/** What holds when a charter and a general rule meet, also when the general rule became stricter after the charter. */
export function tightened(spec: RuleParameterSpec, general: GeneralRule, charter: CharterValue): CharterValue {
  if (spec.type === 'NUMBER') {
    const [floor, ceiling] = rangeOf(spec, general);
    return { number: Math.min(Math.max(charter.number ?? general.number ?? 0, floor), ceiling), values: null };
  }
  const [wide, own] = [general.values ?? [], charter.values ?? []];
  const values =
    spec.charter === 'SUPERSET' ? [...new Set([...wide, ...own])] : own.filter((value) => wide.includes(value));
  return { number: null, values };
}

/** Refuses a charter's value that would loosen the general rule, and says what may be set. */
export function requireTightened(
  spec: RuleParameterSpec,
  general: GeneralRule | null,
  charter: CharterValue,
  locale: Locale,
): void {
  const rule = spec.label[locale];
  if (general === null) {
    return;
  }
  if (spec.type === 'NUMBER') {
    const [floor, ceiling] = rangeOf(spec, general);
    if (charter.number === null || charter.number < floor || charter.number > ceiling) {
      throw refuse('RULE_VALUE_RANGE', ['input', 'number'], {
        rule,
        floor,
        ceiling: ceiling === Number.MAX_SAFE_INTEGER ? '∞' : ceiling,
      });
    }
    return;
  }
  const [wide, own] = [general.values ?? [], charter.values ?? []];
  const isOpen = spec.charter === 'SUPERSET';
  const wrong = isOpen ? wide.filter((value) => !own.includes(value)) : own.filter((value) => !wide.includes(value));
  if (wrong.length > 0) {
    throw refuse(isOpen ? 'RULE_LIST_MISSING' : 'RULE_LIST_BEYOND', ['input', 'values'], {
      rule,
      values: wrong.join(', '),
      allowed: wide.join(', '),
    });
  }
}
