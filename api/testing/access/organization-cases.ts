import {
  childrenOf,
  destinationOf,
  GROUNDS,
  institutionOf,
  partnerOf,
  pub,
  versionOf,
  type Cell,
  type MutationCase,
} from './cases.ts';
import type { Unit } from './facts.ts';
import { every, type Verdict } from './oracle.ts';
import { isBelow } from './relations.ts';

const version = (cell: Cell): number => versionOf(cell.facts.units, cell.unit);

/** An act upon the target organization itself. */
function onUnit(
  field: string,
  permission: `${string}.${string}`,
  action: string,
  input: (cell: Cell) => Readonly<Record<string, unknown>> = () => GROUNDS,
): MutationCase {
  return {
    field,
    door: permission,
    call: (cell) => ({ id: pub('org', cell.unit), version: version(cell), ...input(cell) }),
    judge: ({ oracle, unit }) => oracle.onUnit(permission, unit),
    offers: ({ unit }) => ({ type: 'Organization', action, id: pub('org', unit) }),
  };
}

/** Several at a time: each row is judged by itself, and a refused one is told without saying whether it exists. */
function onMany(field: string, permission: `${string}.${string}`): MutationCase {
  return {
    field,
    door: permission,
    call: ({ unit }) => ({ ids: [pub('org', unit)], ...GROUNDS }),
    judge: ({ oracle, unit }) => (oracle.onUnit(permission, unit) === 'ALLOWED' ? 'ALLOWED' : 'FORBIDDEN'),
  };
}

/** What may be founded below a unit. */
function childFacts({ facts, unit }: Cell): Readonly<Record<string, unknown>> {
  const level = facts.units.get(unit)?.level ?? 'SCHOOL';
  return level === 'DEPARTMENT' || level === 'CLUB'
    ? { level: 'CLUB', kind: 'CLUB', clubType: 'CULTURE_SPORTS' }
    : { level: 'DEPARTMENT', kind: 'UNION_DEPARTMENT' };
}

/** Act on an organization's draft charter. */
const onCharter = (field: string, input: Readonly<Record<string, unknown>>): MutationCase => ({
  field,
  variant: 'charter',
  door: 'rulepack.manage',
  call: ({ rows }) => ({ id: pub('rule', rows.charter), version: 1, ...input }),
  judge: ({ oracle, rows }) => (oracle.seesRulePack(rows.charter) ? 'ALLOWED' : 'NOT_FOUND'),
  offers: ({ rows }) => ({ type: 'RulePack', action: 'edit', id: pub('rule', rows.charter) }),
});

/** Act on a draft of general rules. */
const onGeneral = (field: string, input: Readonly<Record<string, unknown>>): MutationCase => ({
  field,
  variant: 'general rules',
  door: 'rulepack.manage',
  isSingle: true,
  call: ({ shared }) => ({ id: pub('rule', shared.generalDraft), version: 1, ...input }),
  judge: ({ oracle, shared }) => (oracle.seesRulePack(shared.generalDraft) ? 'ALLOWED' : 'NOT_FOUND'),
  offers: ({ shared }) => ({ type: 'RulePack', action: 'edit', id: pub('rule', shared.generalDraft) }),
});

const PARAMETER = { key: 'staffMax', number: 40, source: '学联章程' };

/** A school hangs on the province of the target organization; the register is public, so it is never absent. */
function onInstitution(field: string, action: string, input: Readonly<Record<string, unknown>>): MutationCase {
  return {
    field,
    door: 'institution.manage',
    call: (cell) => {
      const found = institutionOf(cell);
      return found && { id: pub('ins', found.id), institutionId: pub('ins', found.id), version: 1, ...input };
    },
    judge: (cell) => (cell.oracle.managesProvince(institutionOf(cell)!.province) ? 'ALLOWED' : 'FORBIDDEN'),
    offers: (cell) => ({ type: 'Institution', action, id: pub('ins', institutionOf(cell)!.id) }),
  };
}

const PLANNERS = [
  'organization.create',
  'organization.rename',
  'organization.move',
  'organization.merge',
  'organization.suspend',
  'organization.archive',
  'organization.link',
] as const;

/** Step in the life of a planned renaming of the target organization. */
const onPlan = (field: string, action: string, input: Readonly<Record<string, unknown>>): MutationCase => ({
  field,
  door: PLANNERS,
  call: ({ rows }) => ({ id: pub('pch', rows.plan), version: 1, reason: '会议决定', ...input }),
  judge: ({ oracle, rows }) => oracle.onPlan('organization.rename', rows.plan),
  offers: ({ rows }) => ({ type: 'PlannedChange', action, id: pub('pch', rows.plan) }),
});

const UNIT_INPUT = { kind: 'CAMPUS', name: '矩阵校区' };

/** Mutations of organizations, rules and institutions. */
export const ORGANIZATION_MUTATIONS: readonly MutationCase[] = [
  {
    field: 'organizationCreate',
    door: 'organization.create',
    call: (cell) => ({ ...childFacts(cell), name: '矩阵新建', parentId: pub('org', cell.unit), reason: '新建' }),
    judge: ({ oracle, unit }) => oracle.onUnit('organization.create', unit),
    offers: ({ unit }) => ({ type: 'Organization', action: 'createChild', id: pub('org', unit) }),
  },
  {
    field: 'organizationCreate',
    variant: 'at the top',
    door: 'organization.create',
    isSingle: true,
    call: () => ({ level: 'NATIONAL', kind: 'LEAGUE_COMMITTEE', name: '矩阵新建', reason: '新建' }),
    // What belongs to no organization is the national federation's (schema/rules.md 2.1).
    judge: ({ oracle }) => (oracle.covers('organization.create', null) ? 'ALLOWED' : 'FORBIDDEN'),
  },
  onUnit('organizationUpdate', 'organization.update', 'update', () => ({ shortName: '矩阵' })),
  onUnit('organizationRename', 'organization.rename', 'rename', () => ({ name: '矩阵更名', ...GROUNDS })),
  onUnit('organizationSuspend', 'organization.suspend', 'suspend'),
  onUnit('organizationResume', 'organization.suspend', 'resume'),
  onUnit('organizationArchive', 'organization.archive', 'archive'),
  onUnit('organizationRestore', 'organization.archive', 'restore'),
  onMany('organizationSuspendMany', 'organization.suspend'),
  onMany('organizationArchiveMany', 'organization.archive'),
  {
    field: 'organizationMove',
    variant: 'target elsewhere',
    door: 'organization.move',
    call: (cell) => {
      const parentId = destinationOf(cell, cell.unit) ?? cell.shared.national;
      return { id: pub('org', cell.unit), version: version(cell), parentId: pub('org', parentId), ...GROUNDS };
    },
    judge: (cell) =>
      every(
        cell.oracle.onUnit('organization.move', cell.unit),
        versionStands(cell)
          ? cell.oracle.onUnit('organization.move', destinationOf(cell, cell.unit) ?? cell.shared.national)
          : 'ALLOWED',
      ),
    // Which destination is asked of each; the button says that there is one, as this call shows, or that there is none.
    offers: (cell) =>
      cell.oracle.onUnit('organization.move', destinationOf(cell, cell.unit) ?? cell.shared.national) === 'ALLOWED' ||
      !hasOther(cell, 'organization.move', (unit) => unit.status === 'ACTIVE' && !isBelow(cell.facts, unit, cell.unit))
        ? { type: 'Organization', action: 'move', id: pub('org', cell.unit) }
        : null,
  },
  {
    field: 'organizationMove',
    variant: 'below the target',
    door: 'organization.move',
    call: (cell) => {
      const child = childrenOf(cell, cell.persona.base)[0];
      return child
        ? { id: pub('org', child.id), version: child.version, parentId: pub('org', cell.unit), ...GROUNDS }
        : null;
    },
    judge: (cell) =>
      every(
        cell.oracle.onUnit('organization.move', childrenOf(cell, cell.persona.base)[0]!.id),
        cell.oracle.onUnit('organization.move', cell.unit),
      ),
  },
  {
    field: 'organizationMerge',
    door: 'organization.merge',
    call: (cell) => ({
      id: pub('org', cell.unit),
      version: version(cell),
      sourceIds: [pub('org', partnerOf(cell, cell.unit) ?? cell.shared.league)],
      moveChildren: true,
      ...GROUNDS,
    }),
    judge: (cell) =>
      every(
        cell.oracle.onUnit('organization.merge', cell.unit),
        versionStands(cell)
          ? cell.oracle.onUnit('organization.merge', partnerOf(cell, cell.unit) ?? cell.shared.league)
          : 'ALLOWED',
      ),
    // Which source is asked of each; the button says that there is one, as this call shows, or that there is none.
    offers: (cell) => {
      const own = cell.facts.units.get(cell.unit);
      return cell.oracle.onUnit('organization.merge', partnerOf(cell, cell.unit) ?? '') === 'ALLOWED' ||
        !hasOther(
          cell,
          'organization.merge',
          ({ id, level, kind }) => id !== cell.unit && level === own?.level && kind === own.kind,
        )
        ? { type: 'Organization', action: 'merge', id: pub('org', cell.unit) }
        : null;
    },
  },
  {
    ...onUnit('organizationSplit', 'organization.merge', 'split', (cell) => ({
      parts: [
        { name: '矩阵分立一', childIds: childrenOf(cell, cell.unit).map(({ id }) => pub('org', id)) },
        { name: '矩阵分立二', childIds: [] },
      ],
      ...GROUNDS,
    })),
    // The parts are founded below the same parent, which takes the right to found there.
    judge: (cell): Verdict => {
      const own = cell.oracle.onUnit('organization.merge', cell.unit);
      const parent = cell.facts.units.get(cell.unit)?.parent ?? null;
      return own === 'ALLOWED' && versionStands(cell) && !cell.oracle.covers('organization.create', parent)
        ? 'FORBIDDEN'
        : own;
    },
  },
  {
    field: 'organizationLinkAdd',
    door: 'organization.link',
    call: ({ unit, shared }) => ({
      kind: 'GUIDED_BY',
      fromId: pub('org', unit),
      toId: pub('org', shared.committee),
      ...GROUNDS,
    }),
    judge: ({ oracle, unit }) => oracle.onUnit('organization.link', unit),
    offers: ({ unit }) => ({ type: 'Organization', action: 'link', id: pub('org', unit) }),
  },
  {
    field: 'organizationLinkEnd',
    door: 'organization.link',
    call: ({ rows }) => ({ id: pub('oln', rows.link), version: 1, ...GROUNDS }),
    judge: ({ oracle, rows, unit }) => oracle.act(oracle.seesLink(rows.link), oracle.covers('organization.link', unit)),
    offers: ({ unit }) => ({ type: 'Organization', action: 'link', id: pub('org', unit) }),
  },
  onPlan('plannedChangeReschedule', 'reschedule', { effectiveOn: '2027-05-01' }),
  onPlan('plannedChangeCancel', 'cancel', {}),
  {
    field: 'rulePackDraft',
    variant: 'charter',
    door: 'rulepack.manage',
    call: ({ unit }) => ({ name: '矩阵章程', organizationId: pub('org', unit), validFrom: '2027-01-01' }),
    judge: ({ oracle, unit }) => oracle.onUnit('rulepack.manage', unit),
    offers: ({ unit }) => ({ type: 'Organization', action: 'charter', id: pub('org', unit) }),
  },
  {
    field: 'rulePackDraft',
    variant: 'own charter on the draft of the target',
    door: 'rulepack.manage',
    call: ({ persona, rows }) => ({
      name: '矩阵章程',
      organizationId: pub('org', persona.base),
      basedOnId: pub('rule', rows.charter),
      validFrom: '2027-01-01',
    }),
    // To start from a draft is to read it.
    judge: ({ oracle, persona, rows }) =>
      every(
        oracle.onUnit('rulepack.manage', persona.base),
        oracle.seesRulePack(rows.charter) ? 'ALLOWED' : 'NOT_FOUND',
      ),
  },
  {
    field: 'rulePackDraft',
    variant: 'general rules',
    door: 'rulepack.manage',
    isSingle: true,
    call: ({ shared }) => ({
      name: '矩阵规则',
      basedOnId: pub('rule', shared.generalPublished),
      validFrom: '2027-01-01',
    }),
    judge: ({ oracle }) => (oracle.writesRules(null) ? 'ALLOWED' : 'FORBIDDEN'),
    offers: ({ shared }) => ({ type: 'RulePack', action: 'draft', id: pub('rule', shared.generalPublished) }),
  },
  onCharter('rulePackParameterSet', PARAMETER),
  onGeneral('rulePackParameterSet', PARAMETER),
  onCharter('rulePackPublish', {}),
  onGeneral('rulePackPublish', {}),
  {
    field: 'ruleExceptionDeclare',
    door: 'rulepack.except',
    call: ({ unit }) => ({ organizationId: pub('org', unit), key: 'staffMax', number: 50, reason: '规模较大' }),
    judge: ({ oracle, unit }) => oracle.onUnit('rulepack.except', unit),
    offers: ({ unit }) => ({ type: 'Organization', action: 'declareException', id: pub('org', unit) }),
  },
  {
    field: 'ruleExceptionDecide',
    door: 'rulepack.manage',
    call: ({ rows }) => ({ id: pub('rex', rows.exception), version: 1, isConfirmed: true }),
    // Only a level above confirms (schema/rules.md 1.1 item 3); nobody stands above the top.
    judge: ({ oracle, facts, rows, unit }) => {
      const parent = facts.units.get(unit)?.parent ?? null;
      return oracle.act(
        oracle.seesInternal(facts.exceptions.get(rows.exception)?.organization),
        parent !== null && oracle.covers('rulepack.manage', parent),
      );
    },
    offers: ({ rows }) => ({ type: 'RuleException', action: 'decide', id: pub('rex', rows.exception) }),
  },
  {
    ...onInstitution('institutionCreate', 'manage', {}),
    call: (cell) => {
      const found = institutionOf(cell);
      return (
        found && {
          name: '矩阵大学',
          category: 'REGULAR_UNIVERSITY',
          educationLevel: 'UNDERGRADUATE',
          ownership: 'PUBLIC',
          supervisingAuthorities: ['教育部'],
          provinceCode: found.province,
        }
      );
    },
  },
  onInstitution('institutionUpdate', 'change', { location: '矩阵市' }),
  onInstitution('institutionRename', 'change', { name: '矩阵学院', ...GROUNDS }),
  onInstitution('institutionRecode', 'change', { code: '4199999999', ...GROUNDS }),
  onInstitution('institutionClose', 'change', GROUNDS),
  onInstitution('institutionUnitAdd', 'manage', UNIT_INPUT),
  {
    ...onInstitution('institutionUnitUpdate', 'manage', UNIT_INPUT),
    call: (cell) => {
      const found = institutionOf(cell);
      return found && { id: pub('iun', found.unit), version: 1, ...UNIT_INPUT };
    },
  },
];

/** True when the persona holds a permission over some organization that fits. */
function hasOther({ facts, oracle }: Cell, permission: string, fits: (unit: Unit) => boolean): boolean {
  return [...facts.units.values()].some((unit) => fits(unit) && oracle.covers(permission, unit.id));
}

/** Acts upon ended units stop at the state of the target before a second organization is judged. */
function versionStands({ facts, unit }: Cell): boolean {
  const status = facts.units.get(unit)?.status;
  return status === 'ACTIVE' || status === 'SUSPENDED';
}
