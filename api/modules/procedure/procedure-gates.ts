import sql from 'sql-template-tag';
import type { UnitOfWork } from '../../kernel/unit-of-work.ts';
import { Organization, registerChangeGate } from '../organization/index.ts';
import { registerAppointmentGate } from '../people/index.ts';
import { bindingOf, bindingOfOfficeSql } from './binding.read-model.ts';
import type { SubjectKind } from './procedure.enums.ts';
import { refuse } from './procedure.refusals.ts';
import type { BindingTarget } from './procedure-subject.ts';

/** Refuses what has to go through a chain, with its name. */
async function requireUnbound(uow: UnitOfWork, kind: SubjectKind, target: BindingTarget): Promise<void> {
  const binding = await bindingOf(uow.run, kind, target, uow.clock.today());
  if (binding) {
    throw refuse('PROCEDURE_BINDS', null, { procedure: binding.name });
  }
}

registerAppointmentGate({
  async pass(uow, office) {
    const organization = await uow.em.findOneOrFail(Organization, { id: office.organizationId });
    await requireUnbound(uow, 'APPOINTMENT', {
      placeIds: [organization.id],
      level: organization.level,
      kind: organization.kind,
      titleKey: office.titleKey,
    });
  },
  isShut: (table, { today }) => sql`${bindingOfOfficeSql(table, today)} is not null`,
});

registerChangeGate(async (uow, organizationId, facts) => {
  const organization = await uow.em.findOneOrFail(Organization, { id: organizationId });
  const { level, kind } = organization;
  const placeIds = [organization.id];
  if (facts.action === 'CREATE') {
    const { level: newLevel, kind: newKind } = facts.founding;
    const target = { placeIds, level: newLevel, kind: newKind, titleKey: null };
    await requireUnbound(uow, 'ORGANIZATION_FOUNDING', target);
  } else if (facts.action === 'ARCHIVE') {
    await requireUnbound(uow, 'ORGANIZATION_CLOSING', { placeIds, level, kind, titleKey: null });
  } else if (facts.action === 'MOVE') {
    const target = { placeIds: [...placeIds, facts.parentId], level, kind, titleKey: null };
    await requireUnbound(uow, 'ORGANIZATION_TRANSFER', target);
    const [federation] = await uow.run(
      sql`select 1 as is from organization o where o.id = ${facts.parentId}::uuid and o.kind = 'FEDERATION'`,
    );
    if (federation && level === 'SCHOOL') {
      await requireUnbound(uow, 'MEMBERSHIP', target);
    }
  }
});
