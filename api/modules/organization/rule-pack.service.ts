import sql from 'sql-template-tag';
import { authorize } from '../../kernel/policy.ts';
import { notFound, forbidden } from '../../kernel/access.ts';
import { newId } from '../../kernel/ids.ts';
import { requestLocale, type Locale } from '../../kernel/locale.ts';
import type { Run } from '../../kernel/audit.ts';
import { requireVersion, type UnitOfWork } from '../../kernel/unit-of-work.ts';
import type { Actor } from '../../kernel/actor.ts';
import { grantOver } from '../../kernel/scope.ts';
import { Organization, scopeKeysOf } from './organization.entity.ts';
import type { RuleExceptionDeclareInput, RulePackDraftInput, RuleParameterSetInput } from './rule-pack.input.ts';
import { loadFor } from './organization-record.service.ts';
import { refuse } from './organization.refusals.ts';
import { SHIPPED_RULE_PACKS } from './rule-pack.data.ts';
import { RuleException, RulePack, RuleParameter } from './rule-pack.entity.ts';
import { ruleExceptionPolicy } from './rule-pack.policy.ts';
import { requireTightened, tightened, type CharterValue, type GeneralRule } from './rule-charter.policy.ts';
import { RULE_PARAMETERS, type RuleParameterSpec } from './rule-parameters.ts';

/** A rule in force for one organization on one day. */
export interface EffectiveRule {
  readonly key: string;
  readonly number: number | null;
  readonly values: readonly string[] | null;
  readonly source: string;
  readonly rulePackId: string;
  /** True when a confirmed exception replaced the number. */
  readonly isException: boolean;
}

/** The rules in force for an organization on a day, by parameter key. */
export type EffectiveRules = ReadonlyMap<string, EffectiveRule>;

interface StatedRule extends Omit<EffectiveRule, 'isException'>, GeneralRule {
  readonly isCharter: boolean;
  readonly exception: number | null;
}

/** The most specific general rule and the charter's rule of each parameter, as packs in force on the day state them. */
async function statedRules(run: Run, organizationId: string, on: string): Promise<StatedRule[]> {
  return run<StatedRule>(sql`
    select distinct on (p.key, r.organization_id is not null) p.key, p.number, p.values, p.source, r.id as "rulePackId", p.floor,
      p.ceiling, r.organization_id is not null as "isCharter", x.number as exception
    from organization o
    join rule_pack r on r.status = 'PUBLISHED' and r.valid_from <= ${on}::date and (r.valid_until is null or r.valid_until > ${on}::date)
      and (r.organization_id is null or r.organization_id = o.id)
      and (r.kind is null or r.kind = o.kind) and (r.level is null or r.level = o.level) and (r.category is null or r.category = o.category)
    join rule_parameter p on p.rule_pack_id = r.id
    left join lateral (select e.number from rule_exception e where e.organization_id = o.id and e.key = p.key and e.status = 'CONFIRMED'
      and e.valid_from <= ${on}::date and (e.valid_until is null or e.valid_until > ${on}::date) order by e.number desc limit 1) x on true
    where o.id = ${organizationId}
    order by p.key, r.organization_id is not null, (r.kind is not null) desc, (r.category is not null) desc,
      (r.level is not null) desc, r.valid_from desc`);
}

/**
 * The rules in force: published versions valid on the day whose kind, level and category fit, the most specific one
 * winning (kind, category, level, general); what a charter tightens of them; then confirmed exceptions.
 */
export async function effectiveRules(run: Run, organizationId: string, on: string): Promise<EffectiveRules> {
  const stated = await statedRules(run, organizationId, on);
  const general = new Map(stated.filter(({ isCharter }) => !isCharter).map((rule) => [rule.key, rule]));
  const charter = new Map(stated.filter(({ isCharter }) => isCharter).map((rule) => [rule.key, rule]));
  return new Map(
    stated.map(({ key, exception }): [string, EffectiveRule] => {
      const [wide, own, spec] = [general.get(key), charter.get(key), RULE_PARAMETERS[key]];
      const { source, rulePackId, ...value } = (own ?? wide)!;
      const { number, values } = own && wide && spec ? tightened(spec, wide, own) : value;
      const isException = exception !== null;
      return [key, { key, number: exception ?? number, values, source, rulePackId, isException }];
    }),
  );
}

/** What the general rules say of a parameter for an organization on a day, with the range left to its charter. */
async function generalRule(run: Run, organizationId: string, on: string, key: string): Promise<GeneralRule | null> {
  const stated = await statedRules(run, organizationId, on);
  return stated.find((rule) => rule.key === key && !rule.isCharter) ?? null;
}

/** Refuses when one more of something would exceed a numeric rule; no rule means no limit. */
export function requireWithin(
  rules: EffectiveRules,
  key: string,
  count: number,
  path: readonly string[] | null = null,
): void {
  const rule = rules.get(key);
  if (rule?.number !== null && rule?.number !== undefined && count > rule.number) {
    throw refuse('RULE_LIMIT_REACHED', path, {
      rule: RULE_PARAMETERS[key]?.label[requestLocale.getStore() ?? 'zh-CN'] ?? key,
      max: rule.number,
      source: rule.source,
    });
  }
}

/** Loads the shipped rule packs where none stand yet; an installation's own versions are never touched. */
export async function loadRulePacks(run: Run): Promise<void> {
  for (const pack of SHIPPED_RULE_PACKS) {
    const [created] = await run<{ id: string }>(sql`
      insert into rule_pack (id, name, kind, level, category, organization_id, number, status, valid_from, published_at)
      select ${newId()}, ${pack.name}, ${pack.kind}, ${pack.level}, null, null, 1, 'PUBLISHED', '2021-01-18', now()
      where not exists (select 1 from rule_pack where kind is not distinct from ${pack.kind}::text
        and level is not distinct from ${pack.level}::text and category is null and organization_id is null)
      returning id`);
    if (!created) {
      continue;
    }
    for (const { key, number, values, floor, ceiling, source } of pack.parameters) {
      await run(sql`insert into rule_parameter (id, rule_pack_id, key, number, "values", floor, ceiling, source)
        values (${newId()}, ${created.id}, ${key}, ${number ?? null}, ${values ?? null}::text[], ${floor ?? null}, ${ceiling ?? null}, ${source})`);
    }
  }
}

/** Rule packs for whole kinds of organizations belong to the national office; overrides for one to whoever manages it. */
async function authorizePack(uow: UnitOfWork, organizationId: string | null): Promise<void> {
  if (organizationId !== null) {
    await loadFor(uow, 'charter', organizationId);
    return;
  }
  if (!writesRules(uow.actor, null)) {
    throw forbidden();
  }
}

/** True when the actor writes the rules of whole kinds, or those of one organization. */
function writesRules(actor: Actor, organization: Organization | null): boolean {
  return organization === null
    ? actor.grants.some(
        ({ permission, reach, level }) =>
          permission === 'rulepack.manage' && (reach === 'ALL' || (reach === 'SUBTREE' && level === 'NATIONAL')),
      )
    : grantOver(actor, 'rulepack.manage', scopeKeysOf(organization)) !== null;
}

/** True when the actor writes the rules of a pack; a draft that others write counts as absent. */
async function writesPack(uow: UnitOfWork, pack: RulePack): Promise<boolean> {
  const organization = pack.organizationId
    ? await uow.em.findOneOrFail(Organization, { id: pack.organizationId })
    : null;
  const isWriter = writesRules(uow.actor, organization);
  if (!isWriter && pack.status === 'DRAFT') {
    throw notFound();
  }
  return isWriter;
}

async function loadDraft(uow: UnitOfWork, id: string, version: number): Promise<RulePack> {
  // Two editors of one version: the second waits here and then meets the first one's version.
  await uow.run(sql`select id from rule_pack where id = ${id}::uuid for update`);
  const pack = await uow.em.findOne(RulePack, { id }, { refresh: true });
  if (!pack) {
    throw notFound();
  }
  if (!(await writesPack(uow, pack))) {
    throw forbidden();
  }
  requireVersion(pack, version);
  if (pack.status !== 'DRAFT') {
    throw refuse('RULE_PACK_STATE');
  }
  return pack;
}

/** Starts a new version of a pack as a draft with the parameters of the one it follows; gives its uuid. */
export async function draftRulePack(
  uow: UnitOfWork,
  input: RulePackDraftInput,
  baseId: string | null,
  organizationId: string | null,
): Promise<string> {
  await authorizePack(uow, organizationId);
  const base = baseId ? await uow.em.findOne(RulePack, { id: baseId }) : null;
  if (baseId && !base) {
    throw notFound();
  }
  if (base) {
    await writesPack(uow, base);
  }
  // A charter holds for one organization, whatever the pack that it takes its first values from holds for.
  const scope = {
    kind: organizationId ? null : (base?.kind ?? input.kind ?? null),
    level: organizationId ? null : (base?.level ?? input.level ?? null),
    category: organizationId ? null : (input.category ?? base?.category ?? null),
    organizationId,
  };
  const [{ last } = { last: 0 }] = await uow.run<{ last: number }>(sql`
    select coalesce(max(number), 0)::int as last from rule_pack
    where kind is not distinct from ${scope.kind}::text and level is not distinct from ${scope.level}::text
      and category is not distinct from ${scope.category}::text and organization_id is not distinct from ${organizationId}::uuid`);
  const pack = Object.assign(new RulePack(), {
    id: newId(),
    name: input.name.trim(),
    ...scope,
    number: last + 1,
    status: 'DRAFT' as const,
    validFrom: input.validFrom,
    validUntil: null,
    publishedAt: null,
  });
  uow.em.persist(pack);
  if (base) {
    for (const { key, number, values, floor, ceiling, source } of await uow.em.find(RuleParameter, {
      rulePackId: base.id,
    })) {
      uow.em.persist(
        Object.assign(new RuleParameter(), {
          id: newId(),
          rulePackId: pack.id,
          key,
          number,
          values,
          // The range belongs to the general rules; a charter that follows one takes its values only.
          floor: organizationId ? null : floor,
          ceiling: organizationId ? null : ceiling,
          source,
        }),
      );
    }
  }
  uow.audit({
    action: 'rulePack.draft',
    subjectType: 'RulePack',
    subjectId: pack.id,
    changes: { name: { before: null, after: pack.name }, validFrom: { before: null, after: pack.validFrom } },
    permission: 'rulepack.manage',
  });
  return pack.id;
}

/** Refuses a parameter without a value; it would mean no limit at all. */
function requireStated(spec: RuleParameterSpec, { number, values }: CharterValue, locale: Locale): void {
  if (number === null && (values?.length ?? 0) === 0) {
    const path = ['input', spec.type === 'NUMBER' ? 'number' : 'values'];
    throw refuse('RULE_VALUE_MISSING', path, { rule: spec.label[locale] });
  }
}

/** Refuses a range for charters that is empty or leaves the rule's own value out. */
function requireOwnRange(spec: RuleParameterSpec, { number, floor, ceiling }: RuleParameter, locale: Locale): void {
  const low = floor ?? Number.MIN_SAFE_INTEGER;
  const high = ceiling ?? Number.MAX_SAFE_INTEGER;
  const value = number ?? null;
  if (low > high || (value !== null && (value < low || value > high))) {
    throw refuse('RULE_OWN_RANGE', ['input', 'number'], { rule: spec.label[locale] });
  }
}

/** Sets one parameter of a draft; a charter's override tightens the general rule within the range that it leaves. */
export async function setRuleParameter(
  uow: UnitOfWork,
  id: string,
  version: number,
  input: RuleParameterSetInput,
): Promise<string> {
  const pack = await loadDraft(uow, id, version);
  const spec = RULE_PARAMETERS[input.key];
  if (!spec) {
    throw refuse('RULE_PARAMETER_UNKNOWN', ['input', 'key'], { key: input.key });
  }
  const existing = await uow.em.findOne(RuleParameter, { rulePackId: pack.id, key: input.key });
  const value = {
    number: spec.type === 'NUMBER' ? (input.number ?? null) : null,
    values: spec.type === 'LIST' ? (input.values ?? []) : null,
  };
  requireStated(spec, value, uow.actor.locale);
  if (pack.organizationId) {
    if ((input.floor ?? null) !== null || (input.ceiling ?? null) !== null) {
      throw refuse('RULE_CHARTER_RANGE', ['input', 'floor']);
    }
    const general = await generalRule(uow.run, pack.organizationId, pack.validFrom, input.key);
    requireTightened(spec, general, value, uow.actor.locale);
  }
  const parameter =
    existing ?? Object.assign(new RuleParameter(), { id: newId(), rulePackId: pack.id, key: input.key });
  const before = existing ? (existing.number ?? existing.values) : null;
  Object.assign(parameter, value);
  parameter.floor = input.floor ?? parameter.floor ?? null;
  parameter.ceiling = input.ceiling ?? parameter.ceiling ?? null;
  parameter.source = input.source.trim();
  requireOwnRange(spec, parameter, uow.actor.locale);
  uow.em.persist(parameter);
  // The pack's version moves with its parameters, so that two editors meet.
  await uow.run(sql`update rule_pack set version = version + 1 where id = ${pack.id}`);
  uow.audit({
    action: 'rulePack.parameterSet',
    subjectType: 'RulePack',
    subjectId: pack.id,
    changes: { [input.key]: { before, after: parameter.number ?? parameter.values } },
    permission: 'rulepack.manage',
  });
  return pack.id;
}

/** Refuses a charter that loosens a general rule; parameters come into a draft also from the version that it follows. */
async function requireCharter(uow: UnitOfWork, { id, organizationId, validFrom }: RulePack): Promise<void> {
  if (!organizationId) {
    return;
  }
  for (const { key, number, values } of await uow.em.find(RuleParameter, { rulePackId: id })) {
    const spec = RULE_PARAMETERS[key];
    const general = await generalRule(uow.run, organizationId, validFrom, key);
    if (spec) {
      requireTightened(spec, general, { number: number ?? null, values: values ?? null }, uow.actor.locale);
    }
  }
}

/** Publishes a draft: it holds from its first day on and ends the version before it there. */
export async function publishRulePack(uow: UnitOfWork, id: string, version: number): Promise<string> {
  const pack = await loadDraft(uow, id, version);
  await requireCharter(uow, pack);
  const siblings = await uow.em.find(RulePack, {
    kind: pack.kind ?? null,
    level: pack.level ?? null,
    category: pack.category ?? null,
    organizationId: pack.organizationId ?? null,
    status: 'PUBLISHED',
  });
  const current = siblings.find(({ validUntil }) => validUntil === null || validUntil === undefined);
  if (current && current.validFrom >= pack.validFrom) {
    throw refuse('RULE_PACK_OVERLAP', ['input', 'validFrom']);
  }
  if (current) {
    current.validUntil = pack.validFrom;
  }
  pack.status = 'PUBLISHED';
  pack.publishedAt = uow.clock.now();
  uow.audit({
    action: 'rulePack.publish',
    subjectType: 'RulePack',
    subjectId: pack.id,
    changes: { status: { before: 'DRAFT', after: 'PUBLISHED' } },
    permission: 'rulepack.manage',
  });
  uow.publish({ type: 'rulePack.published', subjectType: 'RulePack', subjectId: pack.id });
  return pack.id;
}

/** Declares an exception for an organization; it counts once the level above has confirmed it. */
export async function declareException(
  uow: UnitOfWork,
  organizationId: string,
  input: RuleExceptionDeclareInput,
): Promise<string> {
  const organization = await loadFor(uow, 'declareException', organizationId);
  const rules = await effectiveRules(uow.run, organizationId, uow.clock.today());
  const exceptionKey = RULE_PARAMETERS[input.key]?.exceptionKey;
  if (!exceptionKey || !rules.get(input.key)) {
    throw refuse('RULE_PARAMETER_UNKNOWN', ['input', 'key'], { key: input.key });
  }
  requireWithin(rules, exceptionKey, input.number, ['input', 'number']);
  // Declarations sent at once wait for each other here.
  await uow.run(sql`select id from organization where id = ${organizationId} for update`);
  const open = { organizationId, key: input.key, status: 'DECLARED' as const };
  if ((await uow.em.count(RuleException, open)) > 0) {
    throw refuse('RULE_EXCEPTION_OPEN', ['input', 'key']);
  }
  const exception = Object.assign(new RuleException(), {
    id: newId(),
    ...scopeKeysOf(organization),
    organizationId,
    key: input.key,
    number: input.number,
    reason: input.reason.trim(),
    status: 'DECLARED' as const,
    decisionNote: null,
    validFrom: uow.clock.today(),
    validUntil: input.validUntil ?? null,
  });
  uow.em.persist(exception);
  uow.audit({
    action: 'ruleException.declare',
    subjectType: 'RuleException',
    subjectId: exception.id,
    scope: scopeKeysOf(organization),
    changes: { [input.key]: { before: rules.get(input.key)?.number ?? null, after: input.number } },
    reason: input.reason,
    permission: 'rulepack.except',
  });
  return exception.id;
}

/** Confirms or rejects a declared exception; only a level above the organization may. */
export async function decideException(
  uow: UnitOfWork,
  id: string,
  version: number,
  isConfirmed: boolean,
  note: string | null,
): Promise<string> {
  const exception = await uow.em.findOne(RuleException, { id });
  const organization = exception ? await uow.em.findOne(Organization, { id: exception.organizationId }) : null;
  if (!exception || !organization || grantOver(uow.actor, 'organization.read', scopeKeysOf(organization)) === null) {
    throw notFound();
  }
  const parent = organization.parentId ? await uow.em.findOne(Organization, { id: organization.parentId }) : null;
  if (!parent) {
    throw forbidden();
  }
  authorize(uow.actor, ruleExceptionPolicy.decide.permission, scopeKeysOf(parent));
  requireVersion(exception, version);
  if (exception.status !== 'DECLARED') {
    throw refuse('RULE_EXCEPTION_STATE');
  }
  exception.status = isConfirmed ? 'CONFIRMED' : 'REJECTED';
  exception.decisionNote = note;
  uow.audit({
    action: isConfirmed ? 'ruleException.confirm' : 'ruleException.reject',
    subjectType: 'RuleException',
    subjectId: exception.id,
    scope: scopeKeysOf(organization),
    changes: { status: { before: 'DECLARED', after: exception.status } },
    reason: note,
    permission: 'rulepack.manage',
  });
  return id;
}
