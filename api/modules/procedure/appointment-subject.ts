import { notFound } from '../../kernel/access.ts';
import { encodeId } from '../../kernel/ids.ts';
import type { UnitOfWork } from '../../kernel/unit-of-work.ts';
import { Organization, seesOrganization } from '../organization/index.ts';
import { createTerm, Office, seesPerson, type GradesBasis, type TermSource } from '../people/index.ts';
import { registerProcedureSubject } from './procedure-subject.ts';

/** What is needed to put a person into an office; ids are uuids. */
export interface AppointmentFacts {
  readonly officeId: string;
  readonly personId: string;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly source: TermSource;
  readonly gradesBasis: GradesBasis | null;
  readonly crossAppointmentReason: string | null;
  readonly representedId: string | null;
  /** Unit that nominates, such as a union of a faculty. */
  readonly nominatingId: string | null;
}

async function organizationOf(uow: UnitOfWork, id: string): Promise<Organization> {
  const organization = await uow.em.findOne(Organization, { id });
  if (!organization || !seesOrganization(uow.actor, organization)) {
    throw notFound();
  }
  return organization;
}

registerProcedureSubject<AppointmentFacts>({
  kind: 'APPOINTMENT',
  isVetting: true,
  traits: {
    officeName: { label: { 'zh-CN': '职务', en: 'Office' }, kind: 'TEXT' },
    titleKey: { label: { 'zh-CN': '职务类别', en: 'Title' }, kind: 'TEXT' },
    body: { label: { 'zh-CN': '所属机构', en: 'Body' }, kind: 'ENUM', enumName: 'OfficeBody' },
    source: { label: { 'zh-CN': '产生方式', en: 'Source' }, kind: 'ENUM', enumName: 'TermSource' },
    startsOn: { label: { 'zh-CN': '任职首日', en: 'Begins on' }, kind: 'DAY' },
    endsOn: { label: { 'zh-CN': '离任日', en: 'Leaves on' }, kind: 'DAY' },
    level: { label: { 'zh-CN': '组织层级', en: 'Level' }, kind: 'ENUM', enumName: 'OrganizationLevel' },
    organizationKind: { label: { 'zh-CN': '组织类别', en: 'Kind' }, kind: 'ENUM', enumName: 'OrganizationKind' },
    category: { label: { 'zh-CN': '学校类别', en: 'Category' }, kind: 'ENUM', enumName: 'InstitutionCategory' },
    gradesBasis: { label: { 'zh-CN': '学业认定依据', en: 'Basis of grades' }, kind: 'ENUM', enumName: 'GradesBasis' },
  },

  async prepare(uow, facts) {
    const office = await uow.em.findOne(Office, { id: facts.officeId });
    if (!office) {
      throw notFound();
    }
    const organization = await organizationOf(uow, office.organizationId);
    if (!(await seesPerson(uow, facts.personId))) {
      throw notFound();
    }
    const other = facts.nominatingId ? await organizationOf(uow, facts.nominatingId) : null;
    return {
      organization,
      other,
      officeId: office.id,
      candidateId: facts.personId,
      title: `${office.name} · ${organization.name}`,
      subjectKey: `${office.id}:${facts.personId}`,
      facts,
      traits: {
        officeName: office.name,
        titleKey: office.titleKey,
        body: office.body,
        source: facts.source,
        startsOn: facts.startsOn,
        endsOn: facts.endsOn,
        level: organization.level,
        organizationKind: organization.kind,
        category: organization.category ?? null,
        gradesBasis: facts.gradesBasis,
      },
      target: {
        placeIds: [organization.id],
        level: organization.level,
        kind: organization.kind,
        titleKey: office.titleKey,
      },
    };
  },

  async carryOut(uow, matter) {
    const facts = matter.facts as AppointmentFacts;
    const today = uow.clock.today();
    const id = await createTerm(
      uow,
      {
        officeId: facts.officeId,
        personId: facts.personId,
        // Nobody has been in office before the chain had its say.
        startsOn: facts.startsOn < today ? today : facts.startsOn,
        endsOn: facts.endsOn,
        source: facts.source,
        evidence: encodeId('case', matter.id),
        gradesBasis: facts.gradesBasis,
        crossAppointmentReason: facts.crossAppointmentReason,
        representedId: facts.representedId,
      },
      { isByCase: true },
    );
    return { type: 'Term', id };
  },
});
