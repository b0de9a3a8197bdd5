import { FORM_FIELD_KINDS, type FormFact } from '../../../schema/form/form-spec.ts';

/** Key of a system fact that can fill a field beforehand, such as `organization.childCount`; the module that knows it declares it. */
type FormFactKey = `${string}.${string}`;

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
