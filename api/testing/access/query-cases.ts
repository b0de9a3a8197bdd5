import { newId, type IdPrefix } from '../../kernel/ids.ts';
import { institutionOf, pub, type Cell, type QueryCase } from './cases.ts';
import type { Facts } from './facts.ts';
import { TWIN_NAME, type RowsOfUnit } from './furnish.ts';
import { ANSWERED, byId, explained, ofUnit, open, uuidOf, whole } from './query-shapes.ts';

const isUnmerged = ({ facts }: Cell, id: string): boolean => facts.persons.get(id)!.status !== 'MERGED';

/** True when published general rules fit the organization. */
function hasRules(facts: Facts, id: string): boolean {
  const unit = facts.units.get(id)!;
  return [...facts.rulePacks.values()].some(
    ({ status, organization, kind, level }) =>
      status === 'PUBLISHED' &&
      organization === null &&
      (kind === null || kind === unit.kind) &&
      (level === null || level === unit.level),
  );
}

/** True when a federation has nobody in its secretariat on the day. */
function isWithoutSecretariat({ units, offices, terms, today }: Facts, id: string): boolean {
  const { kind, status } = units.get(id)!;
  return (
    status === 'ACTIVE' &&
    kind === 'FEDERATION' &&
    ![...terms.values()].some(
      ({ organization, office, from, until }) =>
        organization === id && offices.get(office)!.body === 'SECRETARIAT' && from <= today && today < until,
    )
  );
}

type NodeKind = readonly [kind: keyof RowsOfUnit, prefix: IdPrefix, isSeen: (cell: Cell, id: string) => boolean];

/** Every addressable row of the target organization, with who sees it. */
const NODES: readonly NodeKind[] = [
  ...(['person', 'merged', 'serving', 'powerful'] as const).map((kind): NodeKind => [
    kind,
    'per',
    ({ oracle }, id) => oracle.seesPerson(id),
  ]),
  ...(['termCurrent', 'termFuture', 'termPast'] as const).map((kind): NodeKind => [
    kind,
    'term',
    ({ oracle }, id) => oracle.seesTerm(id),
  ]),
  ['office', 'off', ({ facts }, id) => facts.offices.has(id)],
  ['turn', 'rot', ({ oracle, facts }, id) => oracle.isKnown && facts.turns.has(id)],
  ['pack', 'hop', ({ oracle }, id) => oracle.seesPack(id)],
  ['exception', 'rex', ({ oracle, facts }, id) => oracle.seesInternal(facts.exceptions.get(id)?.organization)],
  ['charter', 'rule', ({ oracle }, id) => oracle.seesRulePack(id)],
  ['link', 'oln', ({ oracle }, id) => oracle.seesLink(id)],
  ['plan', 'pch', ({ oracle }, id) => oracle.seesPlan(id)],
  ['calendarDay', 'cday', ({ oracle, facts }, id) => oracle.seesCalendarOf(facts.days.get(id))],
  ['semester', 'sem', ({ oracle, facts }, id) => oracle.seesCalendarOf(facts.semesters.get(id))],
  ['planned', 'imp', ({ oracle }, id) => oracle.seesBatch(id)],
  ['profile', 'prof', ({ oracle }, id) => oracle.seesProfile(id)],
  ['attachment', 'att', ({ oracle, rows }) => oracle.seesPlan(rows.plan)],
  ['upload', 'att', () => false],
  ['draftChain', 'prc', ({ oracle }, id) => oracle.seesChain(id)],
  ['draftVersion', 'pver', ({ oracle }, id) => oracle.seesChainVersion(id)],
  ['openCase', 'case', ({ oracle }, id) => oracle.seesCase(id)],
  ['delegation', 'pdel', ({ oracle }, id) => oracle.seesDelegation(id)],
];

const node: QueryCase = {
  ...byId(
    'node',
    'public',
    'org',
    'organization',
    ({ unit }) => unit,
    ({ oracle }, id) => oracle.seesUnit(id),
  ),
  select: '{ id }',
};

const nodes: QueryCase = {
  field: 'nodes',
  variant: 'every kind',
  door: 'public',
  select: '{ id }',
  call: ({ rows }) => ({ ids: NODES.map(([kind, prefix]) => pub(prefix, rows[kind])) }),
  judge: (cell) => NODES.filter(([kind, , isSeen]) => isSeen(cell, cell.rows[kind])).map(([kind]) => cell.rows[kind]),
  shows: (value: readonly ({ id: string } | null)[]) => value.flatMap((item) => (item ? [uuidOf(item.id)] : [])),
};

/** Queries of the whole contract. */
export const QUERIES: readonly QueryCase[] = [
  node,
  nodes,
  byId(
    'organization',
    'public',
    'org',
    'target',
    ({ unit }) => unit,
    ({ oracle }, id) => oracle.seesUnit(id),
  ),
  {
    field: 'organizations',
    variant: 'the target and below',
    door: 'public',
    call: ({ unit }) => ({
      filter: { or: [{ id: { eq: pub('org', unit) } }, { parentId: { eq: pub('org', unit) } }] },
      first: 100,
    }),
    judge: ({ facts, oracle, unit }) =>
      [...facts.units.values()]
        .filter(({ id, parent }) => (id === unit || parent === unit) && oracle.seesUnit(id))
        .map(({ id }) => id),
  },
  {
    field: 'organizationTree',
    door: 'public',
    select: '{ id }',
    call: ({ unit }) => ({ parentId: pub('org', unit) }),
    // Ended units stand in no tree of today.
    judge: ({ facts, oracle, unit }) =>
      [...facts.units.values()]
        .filter(
          ({ id, parent, status }) =>
            parent === unit && ['ACTIVE', 'SUSPENDED'].includes(status) && oracle.seesUnit(id),
        )
        .map(({ id }) => id),
    shows: (value: readonly { id: string }[]) => value.map(({ id }) => uuidOf(id)),
  },
  {
    field: 'effectiveRules',
    door: 'public',
    select: '{ key }',
    call: ({ unit }) => ({ organizationId: pub('org', unit) }),
    // Rules are public, but an organization that is not shown has none.
    judge: ({ oracle, facts, unit }) => (oracle.seesUnit(unit) && hasRules(facts, unit) ? ANSWERED : []),
    shows: (value: readonly unknown[]) => (value.length > 0 ? ANSWERED : []),
  },
  ofUnit(
    'organizationChanges',
    'organization.read',
    ({ facts }) => facts.changes,
    ({ oracle, facts }, id) => oracle.seesInternal(facts.changes.get(id)!.organization),
  ),
  ofUnit(
    'plannedChanges',
    'organization.read',
    ({ facts }) => facts.plans,
    ({ oracle }, id) => oracle.seesPlan(id),
  ),
  ofUnit(
    'ruleExceptions',
    'organization.read',
    ({ facts }) => facts.exceptions,
    ({ oracle, facts }, id) => oracle.seesInternal(facts.exceptions.get(id)!.organization),
  ),
  ofUnit(
    'rulePacks',
    'public',
    ({ facts }) => facts.rulePacks,
    ({ oracle }, id) => oracle.seesRulePack(id),
  ),
  byId(
    'rulePack',
    'public',
    'rule',
    'charter',
    ({ rows }) => rows.charter,
    ({ oracle }, id) => oracle.seesRulePack(id),
  ),
  byId(
    'rulePack',
    'public',
    'rule',
    'general draft',
    ({ shared }) => shared.generalDraft,
    ({ oracle }, id) => oracle.seesRulePack(id),
    true,
  ),
  byId(
    'rulePack',
    'public',
    'rule',
    'general, published',
    ({ shared }) => shared.generalPublished,
    () => true,
    true,
  ),
  open('ruleParameterDefinitions', 'public', '{ key }'),
  open('divisions', 'public', '{ totalCount }'),
  byId(
    'institution',
    'public',
    'ins',
    'of the province',
    (cell) => institutionOf(cell)?.id ?? null,
    () => true,
  ),
  open('institutions', 'public', '{ totalCount }'),
  ...(['person', 'serving', 'merged'] as const).map((kind) =>
    byId(
      'person',
      'signedIn',
      'per',
      kind,
      ({ rows }) => rows[kind],
      ({ oracle }, id) => oracle.seesPerson(id),
    ),
  ),
  byId(
    'person',
    'signedIn',
    'per',
    'oneself',
    ({ persona }) => persona.rows.person,
    ({ oracle }, id) => oracle.seesPerson(id),
    true,
  ),
  ofUnit(
    'persons',
    'person.read',
    ({ facts }) => facts.persons,
    ({ oracle }, id) => oracle.seesPerson(id),
    isUnmerged,
  ),
  ofUnit(
    'mergedPersons',
    'person.merge',
    ({ facts }) => facts.persons,
    ({ oracle }, id) => oracle.seesPerson(id),
    (cell, id) => !isUnmerged(cell, id),
  ),
  {
    field: 'duplicatePersons',
    variant: 'of the target',
    door: 'person.read',
    call: ({ unit }) => ({
      filter: { organizationId: { eq: pub('org', unit) }, name: { eq: TWIN_NAME } },
      first: 100,
    }),
    judge: ({ oracle, rows }) => (oracle.seesPerson(rows.person) ? [rows.person, rows.twin] : []),
  },
  byId(
    'office',
    'public',
    'off',
    'target',
    ({ rows }) => rows.office,
    ({ facts }, id) => facts.offices.has(id),
  ),
  ofUnit(
    'offices',
    'public',
    ({ facts }) => facts.offices,
    () => true,
  ),
  {
    field: 'vacancies',
    variant: 'of the target',
    door: 'signedIn',
    call: ({ rows }) => ({
      filter: { id: { in: [pub('off', rows.office), pub('off', rows.powerfulOffice)] } },
      first: 100,
    }),
    judge: ({ facts, rows }) => [rows.office, rows.powerfulOffice].filter((id) => facts.offices.has(id)),
  },
  {
    field: 'leaderlessOrganizations',
    variant: 'the target',
    door: 'signedIn',
    call: ({ unit }) => ({ body: 'SECRETARIAT', filter: { id: { eq: pub('org', unit) } }, first: 100 }),
    judge: ({ facts, oracle, unit }) => (oracle.seesUnit(unit) && isWithoutSecretariat(facts, unit) ? [unit] : []),
  },
  open('permissionCatalogue', 'signedIn', '{ key }'),
  ...(['termCurrent', 'termFuture', 'termPast'] as const).map((kind) =>
    byId(
      'term',
      'signedIn',
      'term',
      kind,
      ({ rows }) => rows[kind],
      ({ oracle }, id) => oracle.seesTerm(id),
    ),
  ),
  ofUnit(
    'terms',
    'signedIn',
    ({ facts }) => facts.terms,
    ({ oracle }, id) => oracle.seesTerm(id),
  ),
  ofUnit(
    'rotationTurns',
    'signedIn',
    ({ facts }) => facts.turns,
    ({ oracle }) => oracle.isKnown,
  ),
  byId(
    'handoverPack',
    'signedIn',
    'hop',
    'theirs',
    ({ rows }) => rows.pack,
    ({ oracle }, id) => oracle.seesPack(id),
  ),
  byId(
    'handoverPack',
    'signedIn',
    'hop',
    'own, left',
    ({ persona }) => persona.rows.ownPack,
    ({ oracle }, id) => oracle.seesPack(id),
    true,
  ),
  byId(
    'handoverPack',
    'signedIn',
    'hop',
    'own, taken over',
    ({ persona }) => persona.rows.successorPack,
    ({ oracle }, id) => oracle.seesPack(id),
    true,
  ),
  ofUnit(
    'handoverPacks',
    'signedIn',
    ({ facts }) => facts.packs,
    ({ oracle }, id) => oracle.seesPack(id),
  ),
  explained(
    'organization',
    'org',
    ({ unit }) => unit,
    ({ oracle, unit }) => oracle.seesUnit(unit),
  ),
  explained(
    'person',
    'per',
    ({ rows }) => rows.person,
    ({ oracle, rows }) => oracle.seesPerson(rows.person),
  ),
  {
    field: 'accessHolders',
    door: 'signedIn',
    call: ({ unit }) => ({ organizationId: pub('org', unit), first: 100 }),
    // A present term is known to everyone signed in; of an organization that is not shown nothing is told.
    judge: ({ oracle, unit }) => (oracle.seesUnit(unit) ? oracle.readersOf([unit]) : []),
  },
  {
    field: 'whoMaySeeMe',
    door: 'signedIn',
    isSingle: true,
    call: () => ({ first: 100 }),
    judge: ({ oracle, facts }) => {
      const home = oracle.person === null ? undefined : facts.persons.get(oracle.person)?.organization;
      const served = [...facts.terms.values()].filter(
        ({ person, from, until }) => person === oracle.person && from <= facts.today && facts.today < until,
      );
      return home === undefined ? [] : oracle.readersOf([home, ...served.map(({ organization }) => organization)]);
    },
  },
  ofUnit(
    'auditEntries',
    'signedIn',
    ({ facts }) => facts.audits,
    ({ oracle }, id) => oracle.seesAudit(id),
  ),
  {
    ...whole(
      'auditEntries',
      'signedIn',
      ({ facts }) => facts.audits.keys(),
      ({ oracle }, id) => oracle.seesAudit(id),
    ),
  },
  open('auditVocabulary', 'signedIn', '{ actions { key } }'),
  // Null until the chains were walked.
  { ...open('auditVerification', ['audit.read', 'audit.readAll'], '{ entryCount }'), shows: () => ANSWERED },
  {
    ...open('exportLists', 'signedIn', '{ name }'),
    judge: ({ oracle }) =>
      ['list.export', 'import.run', 'account.manage', 'audit.readAll'].some((permission) => oracle.holds(permission))
        ? ANSWERED
        : [],
    shows: (value: readonly unknown[]) => (value.length > 0 ? ANSWERED : []),
  },
  {
    ...open('importGuides', 'import.run', '{ target viewerCan { plan } }'),
    judge: ({ oracle }) => ['INSTITUTION', 'ORGANIZATION', 'PERSON'].filter((target) => oracle.imports(target)),
    shows: (value: readonly { target: string; viewerCan: { plan: boolean } }[]) =>
      value.filter(({ viewerCan }) => viewerCan.plan).map(({ target }) => target),
  },
  byId(
    'importBatch',
    'import.run',
    'imp',
    'target',
    ({ rows }) => rows.planned,
    ({ oracle }, id) => oracle.seesBatch(id),
  ),
  ofUnit(
    'importBatches',
    'import.run',
    ({ facts }) => facts.batches,
    ({ oracle }, id) => oracle.seesBatch(id),
  ),
  whole(
    'importProfiles',
    'import.run',
    ({ facts }) => facts.profiles.keys(),
    ({ oracle }, id) => oracle.seesProfile(id),
  ),
  byId(
    'account',
    'account.manage',
    'acc',
    'somebody',
    ({ shared }) => shared.accounts.active,
    () => true,
    true,
  ),
  byId(
    'account',
    'account.manage',
    'acc',
    'own',
    ({ persona }) => persona.account,
    () => true,
    true,
  ),
  ...(['active', 'absent'] as const).map((which): QueryCase => ({
    field: 'accountLock',
    variant: which,
    door: 'account.manage',
    isSingle: true,
    select: '{ attempts }',
    call: ({ shared }) => ({ id: pub('acc', which === 'absent' ? newId() : shared.accounts.active) }),
    judge: () => (which === 'absent' ? [] : ANSWERED),
    shows: (value: unknown) => (value === null ? [] : ANSWERED),
  })),
  open('installation', 'installation.read', '{ version }'),
  whole(
    'accounts',
    'account.manage',
    ({ facts }) => facts.accounts.keys(),
    () => true,
  ),
  whole(
    'sessions',
    'signedIn',
    ({ facts }) => facts.sessions.keys(),
    ({ facts, oracle }, id) => facts.sessions.get(id)!.account === oracle.account,
  ),
  whole(
    'savedViews',
    'signedIn',
    ({ facts }) => facts.views.keys(),
    ({ facts, oracle }, id) => facts.views.get(id)!.account === oracle.account,
  ),
  open('mails', 'mail.read', '{ totalCount }'),
  open('demoPersonas', 'public', '{ login }'),
  {
    field: 'viewer',
    door: 'public',
    isSingle: true,
    select: '{ account { id } }',
    call: () => ({}),
    judge: ({ oracle }) => (oracle.account === null ? [] : [oracle.account]),
    shows: (value: { account: { id: string } } | null) => (value === null ? [] : [uuidOf(value.account.id)]),
  },
];
