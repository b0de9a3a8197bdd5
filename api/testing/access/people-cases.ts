import { GROUNDS, pub, versionOf, type Cell, type MutationCase } from './cases.ts';
import { every } from './oracle.ts';

const PERSON_FACTS = { name: '矩阵新人', kind: 'UNDERGRADUATE', minorStatus: 'ADULT', isDistinct: true };

/** An act upon a term; giving its office on takes all that the office gives. */
function onTerm(
  field: string,
  action: string,
  which: 'termCurrent' | 'termFuture' | 'termPast',
  input: Readonly<Record<string, unknown>>,
): MutationCase {
  return {
    field,
    variant: which,
    door: 'term.manage',
    call: ({ rows }) => ({ id: pub('term', rows[which]), version: 1, ...input }),
    judge: ({ oracle, rows }) => oracle.onTerm(rows[which], field === 'termAmend'),
    offers: ({ rows }) => ({ type: 'Term', action, id: pub('term', rows[which]) }),
  };
}

/** An appointment to an office of the target organization. */
function appointment(which: 'office' | 'powerfulOffice'): MutationCase {
  return {
    field: 'termCreate',
    variant: which,
    door: 'term.manage',
    call: ({ rows }) => ({
      officeId: pub('off', rows[which]),
      personId: pub('per', rows.person),
      startsOn: '2026-11-25',
      endsOn: '2027-09-01',
      evidence: '任命文件',
      source: 'APPOINTMENT',
    }),
    judge: ({ oracle, rows }) =>
      every(
        oracle.onOffice('term.manage', rows[which], true),
        oracle.seesPerson(rows.person) ? 'ALLOWED' : 'NOT_FOUND',
      ),
    // Whom to appoint is asked of each person.
    offers: ({ oracle, rows }) =>
      oracle.seesPerson(rows.person) ? { type: 'Office', action: 'appoint', id: pub('off', rows[which]) } : null,
  };
}

const onOffice = (field: string, action: string, input: Readonly<Record<string, unknown>>): MutationCase => ({
  field,
  door: 'office.manage',
  call: ({ rows }) => ({ id: pub('off', rows.office), version: 1, ...input }),
  judge: ({ oracle, rows }) => oracle.onOffice('office.manage', rows.office, false),
  offers: ({ rows }) => ({ type: 'Office', action, id: pub('off', rows.office) }),
});

type Pack = (cell: Cell) => string | null;
const PACKS: Readonly<Record<string, Pack>> = {
  theirs: ({ rows }) => rows.pack,
  'own, left': ({ persona }) => persona.rows.ownPack,
  'own, taken over': ({ persona }) => persona.rows.successorPack,
};

function onPack(field: string, action: string, input: Readonly<Record<string, unknown>>): MutationCase[] {
  return Object.entries(PACKS).map(([variant, pack]) => ({
    field,
    variant,
    door: 'signedIn',
    isSingle: variant !== 'theirs',
    call: (cell) => {
      const id = pack(cell);
      return id === null ? null : { id: pub('hop', id), version: 1, ...input };
    },
    judge: (cell) => {
      const id = pack(cell)!;
      const { oracle } = cell;
      return oracle.act(oracle.seesPack(id), field === 'handoverNote' ? oracle.isOutgoing(id) : oracle.isSuccessor(id));
    },
    offers: (cell) => ({ type: 'HandoverPack', action, id: pub('hop', pack(cell)!) }),
  }));
}

/** The ways to an account of a person, new or there already; both lay the person's offices into a mailbox. */
const onLink = (field: string): MutationCase[] => [
  {
    field,
    door: 'person.manage',
    call: ({ rows }) => ({ id: pub('per', rows.person), version: 1 }),
    judge: ({ oracle, rows }) => oracle.onPerson('person.manage', rows.person),
    offers: ({ rows }) => ({ type: 'Person', action: 'linkAccount', id: pub('per', rows.person) }),
  },
  {
    field,
    variant: 'somebody in a powerful office',
    door: 'person.manage',
    call: ({ rows }) => ({ id: pub('per', rows.powerful), version: 1 }),
    // Whoever holds the mailbox will hold the office, so the right to give it is needed.
    judge: ({ oracle, rows, facts }) => {
      const office = facts.offices.get(rows.powerfulOffice);
      return every(
        oracle.onPerson('person.manage', rows.powerful),
        office === undefined || oracle.canGive(office) ? 'ALLOWED' : 'FORBIDDEN',
      );
    },
    offers: ({ rows }) => ({ type: 'Person', action: 'linkAccount', id: pub('per', rows.powerful) }),
  },
];

/** Mutations of persons, offices, terms, rotations and handovers. */
export const PEOPLE_MUTATIONS: readonly MutationCase[] = [
  {
    field: 'personCreate',
    door: 'person.manage',
    call: ({ unit }) => ({ ...PERSON_FACTS, organizationId: pub('org', unit) }),
    judge: ({ oracle, unit }) => oracle.onUnit('person.manage', unit),
  },
  {
    field: 'personUpdate',
    door: 'person.manage',
    call: ({ rows }) => ({ id: pub('per', rows.person), version: 1, name: '矩阵改名' }),
    judge: ({ oracle, rows }) => oracle.onPerson('person.manage', rows.person),
    offers: ({ rows }) => ({ type: 'Person', action: 'update', id: pub('per', rows.person) }),
  },
  {
    field: 'personUpdate',
    variant: 'somebody who serves there',
    door: 'person.manage',
    call: ({ rows }) => ({ id: pub('per', rows.serving), version: 1, name: '矩阵改名' }),
    judge: ({ oracle, rows }) => oracle.onPerson('person.manage', rows.serving),
    offers: ({ rows }) => ({ type: 'Person', action: 'update', id: pub('per', rows.serving) }),
  },
  {
    field: 'personUpdate',
    variant: 'oneself',
    door: 'person.manage',
    isSingle: true,
    call: ({ facts, persona: { rows } }) =>
      rows.person === null
        ? null
        : { id: pub('per', rows.person), version: versionOf(facts.persons, rows.person), name: '矩阵改名' },
    judge: ({ oracle, persona }) => oracle.onPerson('person.manage', persona.rows.person!),
    offers: ({ persona }) => ({ type: 'Person', action: 'update', id: pub('per', persona.rows.person!) }),
  },
  {
    field: 'personUpdate',
    variant: 'to a home in the target',
    door: 'person.manage',
    call: ({ facts, persona: { rows }, unit }) =>
      rows.person === null
        ? null
        : {
            id: pub('per', rows.person),
            version: versionOf(facts.persons, rows.person),
            organizationId: pub('org', unit),
          },
    judge: ({ facts, oracle, persona, unit }) =>
      every(
        oracle.onPerson('person.manage', persona.rows.person!),
        // Who stays at home is not asked again.
        facts.persons.get(persona.rows.person!)!.organization === unit
          ? 'ALLOWED'
          : oracle.onUnit('person.manage', unit),
      ),
  },
  {
    field: 'personMerge',
    door: 'person.merge',
    call: ({ rows }) => ({
      id: pub('per', rows.person),
      version: 1,
      mergedId: pub('per', rows.twin),
      mergedVersion: 1,
      reason: '重复登记',
    }),
    judge: ({ oracle, rows }) =>
      every(oracle.onPerson('person.merge', rows.person), oracle.onPerson('person.merge', rows.twin)),
    offers: ({ rows }) => ({ type: 'Person', action: 'merge', id: pub('per', rows.person) }),
  },
  {
    field: 'personUnmerge',
    door: 'person.merge',
    call: ({ rows }) => ({ id: pub('per', rows.merged), version: 1, reason: '误合并' }),
    judge: ({ oracle, rows }) =>
      every(oracle.onPerson('person.merge', rows.merged), oracle.onPerson('person.merge', rows.survivor)),
    offers: ({ rows }) => ({ type: 'Person', action: 'unmerge', id: pub('per', rows.merged) }),
  },
  ...onLink('personLinkAccount'),
  ...onLink('personLinkOffer'),
  {
    field: 'officeCreate',
    door: 'office.manage',
    call: ({ unit }) => ({
      organizationId: pub('org', unit),
      titleKey: 'OFFICER',
      name: '矩阵新职',
      body: 'OTHER',
      seats: 1,
      eligibility: [],
      permissions: [],
      reach: 'HERE',
    }),
    judge: ({ oracle, unit }) => oracle.onUnit('office.manage', unit),
  },
  onOffice('officeUpdate', 'update', { seats: 501 }),
  onOffice('officeClose', 'close', GROUNDS),
  appointment('office'),
  appointment('powerfulOffice'),
  onTerm('termAmend', 'amend', 'termCurrent', { evidence: '更正', reason: '更正' }),
  onTerm('termAmend', 'amend', 'termFuture', { evidence: '更正', reason: '更正' }),
  onTerm('termAmend', 'amend', 'termPast', { evidence: '更正', reason: '更正' }),
  onTerm('termEnd', 'end', 'termCurrent', { endsOn: '2026-11-24', reason: '辞职' }),
  onTerm('termEnd', 'end', 'termFuture', { endsOn: '2026-12-14', reason: '撤销' }),
  onTerm('termEnd', 'end', 'termPast', { endsOn: '2026-11-24', reason: '辞职' }),
  {
    field: 'rotationPlan',
    door: 'term.manage',
    call: ({ rows }) => ({
      officeId: pub('off', rows.rotating),
      startsOn: '2027-03-01',
      endsOn: '2027-05-01',
      turns: 2,
      evidence: '会议纪要',
    }),
    judge: ({ oracle, rows }) => oracle.onOffice('term.manage', rows.rotating, true),
    offers: ({ rows }) => ({ type: 'Office', action: 'planRotation', id: pub('off', rows.rotating) }),
  },
  {
    field: 'rotationTurnSwap',
    door: 'term.manage',
    call: ({ rows }) => ({
      id: pub('rot', rows.turn),
      version: 1,
      withId: pub('rot', rows.otherTurn),
      reason: '考试周',
    }),
    judge: ({ oracle, rows }) => oracle.onOffice('term.manage', rows.rotating, true),
    offers: ({ rows }) => ({ type: 'RotationTurn', action: 'swap', id: pub('rot', rows.turn) }),
  },
  ...onPack('handoverNote', 'note', { notes: '交接说明' }),
  ...onPack('handoverAcknowledge', 'acknowledge', {}),
];
