import type { AuditFactsFragment } from '../../gql/graphql.ts';

/** Everything that an entry says of itself. */
export type AuditFacts = AuditFactsFragment;

/** A record that an entry names: what it is called and where its page is. */
export interface NamedRecord {
  readonly name: string;
  readonly to: string | null;
}

/** Names of all records that the entry is about or mentions and the viewer may see, by public id. */
export function namesOf(entry: AuditFacts): ReadonlyMap<string, NamedRecord> {
  const names = new Map<string, NamedRecord>();
  const add = (id: string, name: string | null | undefined, to: string | null) => {
    if (name) {
      names.set(id, { name, to });
    }
  };
  for (const { id, name } of entry.organizations) {
    add(id, name, `/organizations/${id}`);
  }
  for (const { id, name } of entry.institutions) {
    add(id, name, `/institutions/${id}`);
  }
  for (const { id, name } of entry.persons) {
    add(id, name, `/people/${id}`);
  }
  for (const { id, name, organization } of entry.offices) {
    add(id, organization ? `${organization.name} · ${name}` : name, `/offices/${id}`);
  }
  for (const { id, office, person, publicName } of entry.terms) {
    const holder = person?.name ?? publicName;
    const name = [holder, office?.name].filter(Boolean).join(' · ');
    add(id, name, office ? `/offices/${office.id}` : null);
  }
  for (const { id, name, number } of entry.rulePacks) {
    add(id, `${name} · ${number}`, `/rule-packs/${id}`);
  }
  for (const { id, loginName } of entry.accounts) {
    add(id, loginName, `/accounts/${id}`);
  }
  return names;
}

const folders: Readonly<Record<string, string>> = { HandoverPack: 'handovers', ImportBatch: 'imports' };

/** The record that the entry is about: its name where the viewer may know it, and its page. */
export function subjectOf(entry: AuditFacts): { readonly name: string | null; readonly to: string | null } {
  const { id, type } = entry.subject;
  if (!id) {
    return { name: null, to: null };
  }
  const folder = folders[type];
  return namesOf(entry).get(id) ?? { name: null, to: folder ? `/${folder}/${id}` : null };
}
