import { FORM_FIELD_KINDS, type FormFact, type FormFieldKind } from '../../../schema/form/form-spec.ts';
import type { Locale } from '../../kernel/locale.ts';

/** Key of a system fact that can fill a field beforehand, such as `organization.childCount`; the module that knows it declares it. */
export type FormFactKey = `${string}.${string}`;

/** A system fact in the words of a language. */
export interface NamedFormFact {
  readonly key: FormFactKey;
  readonly label: string;
  readonly kinds: readonly FormFieldKind[];
}

const facts = new Map<string, FormFact>();

/** Declares system facts by key; how a fact is read stays with the module that declares it. Gives the keys back. */
export function defineFormFacts<Key extends FormFactKey>(declared: Readonly<Record<Key, FormFact>>): readonly Key[] {
  const entries = Object.entries(declared) as [Key, FormFact][];
  for (const [key, fact] of entries) {
    if (facts.has(key)) {
      throw new Error(`Form fact ${key} is declared twice`);
    }
    if (fact.kinds.length === 0 || fact.kinds.some((kind) => !FORM_FIELD_KINDS.includes(kind) || kind === 'COMPUTED')) {
      throw new Error(`Form fact ${key} fits no kind of field`);
    }
    facts.set(key, fact);
  }
  return entries.map(([key]) => key);
}

/** All declared facts, as `parseFormSpec` asks for them. */
export function declaredFormFacts(): ReadonlyMap<string, FormFact> {
  return facts;
}

/** All declared facts in a language, for those who design forms. */
export function formFactsIn(locale: Locale): NamedFormFact[] {
  return [...facts].map(([key, { label, kinds }]) => ({ key: key as FormFactKey, label: label[locale], kinds }));
}
