import { notFound } from '../../kernel/access.ts';
import { encodeId } from '../../kernel/ids.ts';
import type { UnitOfWork } from '../../kernel/unit-of-work.ts';
import {
  carryOutChange,
  Organization,
  seesOrganization,
  type ChangeFacts,
  type FoundingFacts,
} from '../organization/index.ts';
import type { ProcedureCase } from './procedure-case.entity.ts';
import { refuse } from './procedure.refusals.ts';
import { registerProcedureSubject, type PreparedCase, type TraitSpec } from './procedure-subject.ts';

/** A new organization below a parent; ids are uuids. */
export interface FoundingCaseFacts {
  readonly founding: Omit<FoundingFacts, 'effectiveOn' | 'reason' | 'planId'> & { readonly parentId: string };
  readonly effectiveOn: string | null;
  readonly reason: string;
}

/** An organization that is to change on a day. */
export interface ChangeCaseFacts {
  readonly organizationId: string;
  readonly effectiveOn: string | null;
  readonly reason: string;
}

/** An organization that is to stand below another one. */
export interface PlaceCaseFacts extends ChangeCaseFacts {
  readonly parentId: string;
}

async function load(uow: UnitOfWork, id: string): Promise<Organization> {
  const organization = await uow.em.findOne(Organization, { id });
  if (!organization || !seesOrganization(uow.actor, organization)) {
    throw notFound();
  }
  return organization;
}

const COMMON: Readonly<Record<string, TraitSpec>> = {
  name: { label: { 'zh-CN': '名称', en: 'Name' }, kind: 'TEXT' },
  level: { label: { 'zh-CN': '层级', en: 'Level' }, kind: 'ENUM', enumName: 'OrganizationLevel' },
  organizationKind: { label: { 'zh-CN': '类别', en: 'Kind' }, kind: 'ENUM', enumName: 'OrganizationKind' },
  category: { label: { 'zh-CN': '学校类别', en: 'Category' }, kind: 'ENUM', enumName: 'InstitutionCategory' },
  clubType: { label: { 'zh-CN': '社团类型', en: 'Type of club' }, kind: 'ENUM', enumName: 'ClubType' },
  effectiveOn: { label: { 'zh-CN': '生效日', en: 'Takes effect on' }, kind: 'DAY' },
  reason: { label: { 'zh-CN': '理由', en: 'Reason' }, kind: 'TEXT' },
};

const placed: Readonly<Record<string, TraitSpec>> = {
  ...COMMON,
  parentName: { label: { 'zh-CN': '现上级', en: 'Present parent' }, kind: 'TEXT' },
  destinationName: { label: { 'zh-CN': '新上级', en: 'New parent' }, kind: 'TEXT' },
};

const traitsOf = (organization: Organization, { effectiveOn, reason }: Omit<ChangeCaseFacts, 'organizationId'>) => ({
  name: organization.name,
  level: organization.level,
  organizationKind: organization.kind,
  category: organization.category ?? null,
  clubType: organization.clubType ?? null,
  effectiveOn,
  reason,
});

function prepared(
  organization: Organization,
  other: Organization | null,
  facts: ChangeCaseFacts,
  more: Readonly<Record<string, string | null>> = {},
): PreparedCase {
  return {
    organization,
    other,
    officeId: null,
    candidateId: null,
    title: organization.name,
    subjectKey: organization.id,
    facts,
    traits: { ...traitsOf(organization, facts), ...more },
    target: {
      placeIds: [organization.id, ...(other ? [other.id] : [])],
      level: organization.level,
      kind: organization.kind,
      titleKey: null,
    },
  };
}

/** Carries the change out on its day: at once when that has come, else as a plan of the organization. */
async function change(
  uow: UnitOfWork,
  matter: ProcedureCase,
  organizationId: string,
  facts: ChangeFacts,
  { effectiveOn, reason }: Omit<ChangeCaseFacts, 'organizationId'>,
): Promise<{ type: string; id: string } | null> {
  const today = uow.clock.today();
  const outcome = await carryOutChange(uow, {
    organizationId,
    version: null,
    facts,
    grounds: {
      effectiveOn: effectiveOn === null || effectiveOn < today ? today : effectiveOn,
      reason,
      document: encodeId('case', matter.id),
    },
  });
  const plan = outcome['plannedChange'] as string | undefined;
  return plan ? { type: 'PlannedChange', id: plan } : { type: 'Organization', id: outcome['organization'] as string };
}

registerProcedureSubject<FoundingCaseFacts>({
  kind: 'ORGANIZATION_FOUNDING',
  isVetting: false,
  traits: COMMON,
  async prepare(uow, facts) {
    const { founding } = facts;
    const parent = await load(uow, founding.parentId);
    return {
      organization: parent,
      other: null,
      officeId: null,
      candidateId: null,
      title: founding.name.trim(),
      subjectKey: `${parent.id}:${founding.name.trim()}`,
      facts,
      traits: {
        name: founding.name.trim(),
        level: founding.level,
        organizationKind: founding.kind,
        category: founding.category ?? parent.category ?? null,
        clubType: founding.clubType ?? null,
        effectiveOn: facts.effectiveOn,
        reason: facts.reason,
      },
      target: { placeIds: [parent.id], level: founding.level, kind: founding.kind, titleKey: null },
    };
  },
  carryOut(uow, matter) {
    const facts = matter.facts as FoundingCaseFacts;
    return change(uow, matter, facts.founding.parentId, { action: 'CREATE', founding: facts.founding }, facts);
  },
});

registerProcedureSubject<ChangeCaseFacts>({
  kind: 'ORGANIZATION_CLOSING',
  isVetting: false,
  traits: COMMON,
  prepare: async (uow, facts) => prepared(await load(uow, facts.organizationId), null, facts),
  carryOut(uow, matter) {
    const facts = matter.facts as ChangeCaseFacts;
    return change(uow, matter, facts.organizationId, { action: 'ARCHIVE' }, facts);
  },
});

async function preparedPlace(uow: UnitOfWork, facts: PlaceCaseFacts): Promise<PreparedCase> {
  const organization = await load(uow, facts.organizationId);
  const destination = await load(uow, facts.parentId);
  const parent = organization.parentId ? await uow.em.findOne(Organization, { id: organization.parentId }) : null;
  return prepared(organization, destination, facts, {
    parentName: parent?.name ?? null,
    destinationName: destination.name,
  });
}

registerProcedureSubject<PlaceCaseFacts>({
  kind: 'ORGANIZATION_TRANSFER',
  isVetting: false,
  traits: placed,
  prepare: preparedPlace,
  carryOut(uow, matter) {
    const facts = matter.facts as PlaceCaseFacts;
    return change(uow, matter, facts.organizationId, { action: 'MOVE', parentId: facts.parentId }, facts);
  },
});

/** 团体会员: a union of a school joins the federation that it then stands below; one that was suspended is taken in again. */
registerProcedureSubject<PlaceCaseFacts>({
  kind: 'MEMBERSHIP',
  isVetting: false,
  traits: placed,
  async prepare(uow, facts) {
    const made = await preparedPlace(uow, facts);
    const isUnion = made.organization.level === 'SCHOOL' && made.organization.kind !== 'LEAGUE_COMMITTEE';
    if (!isUnion || made.other?.kind !== 'FEDERATION' || made.other.level === 'NATIONAL') {
      throw refuse('CASE_MEMBERSHIP', ['input', 'membership', 'federationId']);
    }
    return made;
  },
  async carryOut(uow, matter) {
    const facts = matter.facts as PlaceCaseFacts;
    const organization = await uow.em.findOneOrFail(Organization, { id: facts.organizationId });
    const isThere = organization.parentId === facts.parentId;
    return change(
      uow,
      matter,
      facts.organizationId,
      isThere ? { action: 'RESUME' } : { action: 'MOVE', parentId: facts.parentId },
      facts,
    );
  },
});
