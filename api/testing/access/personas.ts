import sql from 'sql-template-tag';
import { addDays } from '../../kernel/clock.ts';
import { newId } from '../../kernel/ids.ts';
import { runRead } from '../../kernel/read/reader.ts';
import type { TestApp } from '../test-app.ts';
import { signInPersona } from '../demo-app.ts';
import type { Facts, Unit } from './facts.ts';
import { attachmentRow } from './attachment-rows.ts';
import { fileRow, insertRows, keysOf, officeRow, packRow, personRow, profileRow, termRow } from './furnish.ts';
import { caseRow, chainRow, chainVersionRow } from './furnish-chains.ts';
import type { Persona } from './oracle.ts';

/** Everything that an office can give. */
const ALL = [
  'organization.read',
  'organization.create',
  'organization.update',
  'organization.rename',
  'organization.move',
  'organization.merge',
  'organization.suspend',
  'organization.archive',
  'organization.link',
  'rulepack.manage',
  'rulepack.except',
  'institution.manage',
  'person.read',
  'person.manage',
  'person.merge',
  'office.manage',
  'term.manage',
  'handover.read',
  'audit.read',
  'import.run',
  'calendar.manage',
  'list.export',
  'attachment.upload',
  'procedure.manage',
  'case.open',
  'case.read',
  'case.readVetting',
  'obligation.answer',
  'obligation.verify',
  'report.read',
  'report.design',
  'report.open',
  'report.publish',
  'directive.read',
  'directive.issue',
  'obligation.read',
];

/** Rows that belong to one persona alone. */
export interface OwnRows {
  readonly person: string | null;
  readonly upload: string | null;
  readonly view: string | null;
  readonly otherSession: string | null;
  readonly profile: string | null;
  readonly file: string | null;
  readonly ownPack: string | null;
  readonly successorPack: string | null;
  /** The office that the pack is about, held now; a case that asks it, and a refused case of the person. */
  readonly office: string | null;
  readonly askedCase: string | null;
  readonly refusedCase: string | null;
}

/** A persona with its rows. */
export interface Character extends Persona {
  readonly rows: OwnRows;
}

interface Seat {
  readonly unit: Unit;
  readonly permissions?: readonly string[];
  readonly reach?: 'HERE' | 'SUBTREE';
  readonly span?: readonly [number, number];
  readonly office?: Readonly<Record<string, unknown>>;
}

interface Extra {
  readonly name: string;
  readonly seats: readonly Seat[];
  readonly personStatus?: string;
  readonly accountStatus?: string;
  readonly hasSecondFactor?: boolean;
}

/** Made-up people whose rights turn on one fact each. */
function extras(facts: Facts): Extra[] {
  const all = [...facts.units.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  const unions = all.filter(({ kind, status }) => kind === 'STUDENT_UNION' && status === 'ACTIVE');
  const [first, second] = unions as [Unit, Unit];
  const province = all.find(({ level, kind }) => level === 'PROVINCIAL' && kind === 'FEDERATION')!;
  const committee = all.find(({ level, kind }) => level === 'NATIONAL' && kind === 'LEAGUE_COMMITTEE')!;
  const suspended = all.find(({ kind, status }) => kind === 'STUDENT_UNION' && status === 'SUSPENDED')!;
  const department = all.find(({ kind, parent }) => kind === 'UNION_DEPARTMENT' && parent === suspended.id)!;
  const faculty = all.find(({ kind, status }) => kind === 'FACULTY_UNION' && status === 'ACTIVE')!;
  const lead = (unit: Unit, more: Partial<Seat> = {}): Seat => ({ unit, permissions: ALL, reach: 'SUBTREE', ...more });
  return [
    { name: 'term ended yesterday', seats: [lead(first, { span: [-300, 0] })] },
    { name: 'term starts tomorrow', seats: [lead(first, { span: [1, 300] })] },
    { name: 'first day of a term', seats: [lead(first, { span: [0, 300] })] },
    { name: 'last day of a term', seats: [lead(first, { span: [-300, 1] })] },
    {
      name: 'two offices in two schools',
      seats: [
        {
          unit: first,
          permissions: ['organization.read', 'person.read', 'person.manage', 'organization.rename'],
          reach: 'SUBTREE',
        },
        {
          unit: second,
          permissions: ['office.manage', 'term.manage', 'organization.suspend', 'import.run'],
          reach: 'SUBTREE',
        },
      ],
    },
    {
      name: 'acts here, reads below',
      seats: [
        { unit: province, permissions: ['organization.read', 'person.read'], reach: 'SUBTREE' },
        { unit: first, permissions: ALL.filter((permission) => !permission.endsWith('.read')), reach: 'HERE' },
      ],
    },
    { name: 'leads a province, here only', seats: [lead(province, { reach: 'HERE' })] },
    {
      name: 'deputy for appointments',
      seats: [{ unit: first, permissions: ['term.manage', 'person.read'], reach: 'HERE' }],
    },
    { name: 'office closed', seats: [lead(first, { office: { status: 'CLOSED', valid_until: facts.today } })] },
    { name: 'office not yet open', seats: [lead(first, { office: { valid_from: addDays(facts.today, 1) } })] },
    { name: 'organization suspended', seats: [lead(suspended)] },
    { name: 'union above suspended', seats: [lead(department)] },
    {
      name: 'second factor missing',
      seats: [lead(first, { office: { requires_second_factor: true } })],
      hasSecondFactor: false,
    },
    { name: 'second factor given', seats: [lead(first, { office: { requires_second_factor: true } })] },
    { name: 'graduated in office', seats: [lead(first)], personStatus: 'GRADUATED' },
    { name: 'account ended', seats: [lead(first)], accountStatus: 'ENDED' },
    { name: 'national body beside the federation', seats: [lead(committee)] },
    { name: 'leads a faculty', seats: [lead(faculty)] },
    {
      name: 'administrator permissions through an office',
      seats: [
        {
          unit: first,
          permissions: ['account.manage', 'audit.readAll', 'mail.read', 'ghost.read', 'organization.read'],
          reach: 'SUBTREE',
        },
      ],
    },
    { name: 'account without person', seats: [] },
  ];
}

/** Purposes under which some read: without one, personal data of lower levels stays closed. */
const WITH_PURPOSE = [
  'national.secretary',
  'yunnan.secretary',
  'kunming.secretary',
  'yunling.chair',
  'first day of a term',
];

interface Account {
  readonly id: string;
  readonly login: string;
}

/** Signs in although the account may not, as sessions that were opened before do; gives the session. */
async function openSession(
  app: TestApp,
  { id, login }: Account,
  hasSecondFactor: boolean,
): Promise<{ token: string; session: string }> {
  const run = (statement: ReturnType<typeof sql>): Promise<{ id: string; status: string }[]> =>
    runRead(app.kernel, statement);
  const [before] = await run(sql`select id, status from account where id = ${id}`);
  await run(sql`update account set status = 'ACTIVE' where id = ${id}`);
  const token = await signInPersona(app, login);
  await run(sql`update account set status = ${before!.status} where id = ${id}`);
  const [session] = await run(sql`update session set second_factor_at = case when ${hasSecondFactor} then created_at end
    where id = (select id from session where account_id = ${id} order by created_at desc, id desc limit 1) returning id, '' as status`);
  return { token, session: session!.id };
}

async function makeExtras(app: TestApp, facts: Facts): Promise<{ extra: Extra; account: Account }[]> {
  const made: { extra: Extra; account: Account }[] = [];
  const list = extras(facts);
  const keys = await keysOf(
    app.kernel,
    list.flatMap(({ seats }) => seats.map(({ unit }) => unit.id)),
  );
  for (const [index, extra] of list.entries()) {
    const account = { id: newId(), login: `matrix.${index}` };
    await runRead(
      app.kernel,
      sql`insert into account (id, login_name, password_hash, locale, status, preferences, search_text, created_at, version)
        select ${account.id}, ${account.login}, password_hash, 'en', ${extra.accountStatus ?? 'ACTIVE'}, '{}', '', now(), 1
        from account where login_name = 'national.secretary'`,
    );
    made.push({ extra, account });
    const [home] = extra.seats;
    if (!home) {
      continue;
    }
    const person = newId();
    await insertRows(app.kernel, 'person', [
      personRow(person, keys.get(home.unit.id)!, { account_id: account.id, status: extra.personStatus ?? 'ACTIVE' }),
    ]);
    for (const { unit, permissions = [], reach = 'HERE', span = [-30, 300], office = {} } of extra.seats) {
      const id = newId();
      await insertRows(app.kernel, 'office', [officeRow(id, keys.get(unit.id)!, { permissions, reach, ...office })]);
      await insertRows(app.kernel, 'term', [
        termRow(newId(), keys.get(unit.id)!, id, person, [
          addDays(facts.today, span[0]),
          addDays(facts.today, span[1]),
        ]),
      ]);
    }
  }
  return made;
}

/** What belongs to the persona alone: an upload of each kind, a view, a second session, a mapping, a pack left and a pack taken over. */
async function ownRows(
  app: TestApp,
  facts: Facts,
  account: string,
  base: string,
  person: string | null,
): Promise<OwnRows> {
  const { kernel } = app;
  const ids = { upload: newId(), view: newId(), otherSession: newId(), profile: newId(), file: newId() };
  const nowhere = { organization_id: null, province_id: null, city_id: null, school_id: null, department_id: null };
  await insertRows(kernel, 'import_file', [fileRow(ids.upload, account, null)]);
  await insertRows(kernel, 'import_profile', [profileRow(ids.profile, nowhere, account)]);
  const keys = (await keysOf(kernel, [base])).get(base)!;
  await insertRows(kernel, 'attachment', [attachmentRow(ids.file, keys, account, null)]);
  await runRead(
    kernel,
    sql`insert into saved_view (id, account_id, resource, name, query, is_default, created_at, version)
      values (${ids.view}, ${account}, 'persons', ${ids.view}, '', false, now(), 1)`,
  );
  await runRead(
    kernel,
    sql`insert into session (id, account_id, digest, created_at, last_seen_at, expires_at)
      values (${ids.otherSession}, ${account}, ${ids.otherSession}, '2026-11-24T03:00:00Z', '2026-11-24T03:59:00Z', '2026-12-24T00:00:00Z')`,
  );
  if (person === null) {
    return { person, ...ids, ownPack: null, successorPack: null, office: null, askedCase: null, refusedCase: null };
  }
  const office = newId();
  const [ownPack, successorPack, left, followed, other] = [newId(), newId(), newId(), newId(), newId()];
  const day = (offset: number): string => addDays(facts.today, offset);
  await insertRows(kernel, 'person', [personRow(other, keys)]);
  const title = `MATRIX_${office.slice(-12)}`;
  await insertRows(kernel, 'office', [officeRow(office, keys, { title_key: title })]);
  await insertRows(kernel, 'term', [
    termRow(left, keys, office, person, [day(-600), day(-400)]),
    termRow(followed, keys, office, other, [day(-400), day(-20)]),
    termRow(newId(), keys, office, person, [day(-20), day(200)]),
  ]);
  await insertRows(kernel, 'handover_pack', [
    packRow(ownPack, keys, office, person, left, day(-400)),
    packRow(successorPack, keys, office, other, followed, day(-20)),
  ]);
  const [chain, version, askedCase, refusedCase] = [newId(), newId(), newId(), newId()];
  await insertRows(kernel, 'procedure', [chainRow(chain, keys, title)]);
  await insertRows(kernel, 'procedure_version', [chainVersionRow(version, keys, chain, title, true)]);
  await insertRows(kernel, 'procedure_case', [
    caseRow(askedCase, keys, chain, version, null),
    caseRow(refusedCase, keys, chain, version, null, {
      subject_kind: 'APPOINTMENT',
      candidate_id: person,
      state: 'REJECTED',
      settled_at: '2026-11-20T00:00:00Z',
    }),
  ]);
  return { person, ...ids, ownPack, successorPack, office, askedCase, refusedCase };
}

/** The organization of a person's weightiest office, held or not; else the home. */
function baseOf(facts: Facts, person: string): string {
  const offices = [...facts.terms.values()]
    .filter((term) => term.person === person && facts.today < term.until)
    .map((term) => facts.offices.get(term.office)!)
    .sort((a, b) => b.permissions.length - a.permissions.length);
  return offices[0]?.organization ?? facts.persons.get(person)!.organization;
}

/** Makes the cast: every demo login, the made-up people, some of them again with a purpose, and the signed-out. */
export async function castPersonas(app: TestApp, facts: Facts, readAgain: () => Promise<Facts>): Promise<Character[]> {
  const demo = await runRead<Account & { status: string }>(
    app.kernel,
    sql`select a.id, a.login_name as login, a.status from demo_persona d join account a on a.id = d.account_id order by d.position`,
  );
  const made = await makeExtras(app, facts);
  const known = await readAgain();
  const people = new Map(
    [...known.persons.values()].flatMap((person) => (person.account ? [[person.account, person.id]] : [])),
  );
  const flagship = baseOf(known, people.get(demo.find(({ login }) => login === 'yunling.chair')!.id)!);
  const all = [
    ...demo.map((account) => ({ name: account.login, account, hasSecondFactor: true })),
    ...made.map(({ extra, account }) => ({
      name: extra.name,
      account,
      hasSecondFactor: extra.hasSecondFactor ?? true,
    })),
  ];
  const cast: Character[] = [];
  for (const { name, account, hasSecondFactor } of all) {
    const person = people.get(account.id) ?? null;
    const base = person === null ? flagship : baseOf(known, person);
    const session = await openSession(app, account, hasSecondFactor);
    const rows = await ownRows(app, known, account.id, base, person);
    const one = { name, account: account.id, ...session, hasSecondFactor, purpose: null, base, rows };
    cast.push(
      one,
      ...(WITH_PURPOSE.includes(name) ? [{ ...one, name: `${name}, with purpose`, purpose: '核对名册' }] : []),
    );
  }
  const nobody = {
    person: null,
    upload: null,
    view: null,
    otherSession: null,
    profile: null,
    file: null,
    ownPack: null,
    successorPack: null,
    office: null,
    askedCase: null,
    refusedCase: null,
  };
  const signedOut = {
    token: null,
    account: null,
    session: null,
    hasSecondFactor: false,
    purpose: null,
    base: flagship,
  };
  return [...cast, { name: 'signed out', ...signedOut, rows: nobody }];
}
