import sql from 'sql-template-tag';
import { platformActor } from '../../kernel/actor.ts';
import { newId } from '../../kernel/ids.ts';
import type { LocalizedText } from '../../kernel/locale.ts';
import { runUnit, type Kernel, type UnitOfWork } from '../../kernel/unit-of-work.ts';
import { revokeSessions } from './session.service.ts';
import { DemoPersona } from './saved-view.entity.ts';

/** A login that the sign-in page of a demo offers. */
export interface DemoPersonaFacts {
  readonly key: string;
  readonly accountId: string;
  readonly label: LocalizedText;
  readonly description: LocalizedText;
  readonly password: string;
  readonly level: string | null;
}

/** Replaces the logins that the demo offers, in this order; for the demo loader, whose accounts must be flushed before. */
export async function saveDemoPersonas(uow: UnitOfWork, personas: readonly DemoPersonaFacts[]): Promise<void> {
  await uow.run(sql`delete from demo_persona`);
  uow.em.persist(
    personas.map(({ key, accountId, label, description, password, level }, position) =>
      Object.assign(new DemoPersona(), {
        key,
        accountId,
        position,
        labelZh: label['zh-CN'],
        labelEn: label.en,
        descriptionZh: description['zh-CN'],
        descriptionEn: description.en,
        password,
        level,
      }),
    ),
  );
}

/**
 * Withdraws the demo's logins from an installation that is no demo (any more): their passwords are public, so the
 * accounts are suspended and their sessions ended. To be called at start outside demo mode; gives the number withdrawn.
 */
export async function retireDemoPersonas(kernel: Kernel): Promise<number> {
  return runUnit(kernel, platformActor([], `start ${newId()}`), async (uow) => {
    const retired = await uow.run<{ id: string }>(
      sql`update account set status = 'SUSPENDED', version = version + 1
        where status = 'ACTIVE' and id in (select account_id from demo_persona) returning id`,
    );
    await revokeSessions(uow, sql`account_id in (select account_id from demo_persona)`);
    await uow.run(sql`delete from demo_persona`);
    for (const { id } of retired) {
      uow.audit({
        action: 'account.suspend',
        subjectType: 'Account',
        subjectId: id,
        changes: { status: { before: 'ACTIVE', after: 'SUSPENDED' } },
        reason: 'DEMO_MODE_OFF',
      });
    }
    return retired.length;
  });
}
