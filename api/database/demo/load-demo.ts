import sql, { raw } from 'sql-template-tag';
import { platformActor } from '../../kernel/actor.ts';
import { runRead } from '../../kernel/read/reader.ts';
import { withTransaction } from '../../kernel/read/transaction.ts';
import { runUnit, type Kernel, type UnitOfWork } from '../../kernel/unit-of-work.ts';
import { createAccount, hashPassword, saveDemoPersonas } from '../../modules/identity/index.ts';
import { loadStatutoryDays } from '../../modules/calendar/index.ts';
import { loadDivisions } from '../../modules/institution/index.ts';
import { loadRulePacks } from '../../modules/organization/index.ts';
import { writeDemoTrail } from './demo-audit.ts';
import { buildDemoFederation } from './build-demo-federation.ts';
import { coordinateDemo } from './demo-coordination.ts';
import { openDemoMatters } from './demo-matters.ts';
import { openDemoReports } from './demo-reports.ts';
import { demoId, demoRows } from './demo-rows.ts';
import type { DemoFederation, DemoSize } from './demo.types.ts';

/** Public password of the demo's logins; they exist in demo mode only. */
export const DEMO_PASSWORD = 'xuelian-demo-2026';

/** Reference data that every installation needs: divisions, the shipped rule packs and the statutory calendar. */
export async function loadReferenceData(kernel: Kernel): Promise<void> {
  await withTransaction(kernel, async (run) => {
    const [{ count } = { count: 0 }] = await run<{ count: number }>(sql`select count(*)::int as count from division`);
    if (count === 0) {
      await loadDivisions(run);
    }
    await loadRulePacks(run);
    await loadStatutoryDays(run);
  });
}

/**
 * Loads the demo federation into an installation without organizations, in one transaction; gives false when there are
 * some already. The same seed and day give the same rows.
 */
export async function loadDemo(
  kernel: Kernel,
  options: { size?: DemoSize; log?: (line: string) => void } = {},
): Promise<boolean> {
  const [{ count } = { count: 0 }] = await runRead<{ count: number }>(
    kernel,
    sql`select count(*)::int as count from organization`,
  );
  if (count > 0) {
    return false;
  }
  const log = options.log ?? (() => undefined);
  log('装入演示数据 · loading the demo federation');
  const demo = buildDemoFederation({ today: kernel.clock.today(), ...(options.size ? { size: options.size } : {}) });
  const passwordHash = await hashPassword(DEMO_PASSWORD);
  await runUnit(kernel, platformActor(['account.manage'], 'demo'), async (uow) => {
    for (const { table, rows } of demoRows(demo)) {
      await insertRows(uow, table, rows);
      log(`  ${table}: ${rows.length}`);
    }
    await insertPersonas(uow, demo, passwordHash);
    log(`  audit_entry: ${await writeDemoTrail(uow)}`);
    uow.audit({
      action: 'demo.load',
      subjectType: 'Installation',
      subjectId: null,
      changes: {
        organizations: { before: 0, after: demo.organizations.length },
        persons: { before: 0, after: demo.persons.length },
      },
    });
  });
  await kernel.pool.query('analyze');
  await openDemoMatters(kernel);
  await coordinateDemo(kernel);
  await openDemoReports(kernel, demo.size);
  return true;
}

async function insertRows(
  uow: UnitOfWork,
  table: string,
  rows: readonly Readonly<Record<string, unknown>>[],
): Promise<void> {
  const columns = Object.keys(rows[0] ?? {});
  const names = raw(columns.map((name) => `"${name}"`).join(', '));
  for (let start = 0; start < rows.length; start += 2000) {
    const part = JSON.stringify(rows.slice(start, start + 2000));
    await uow.run(sql`insert into ${raw(`"${table}"`)} (${names})
      select ${names} from jsonb_populate_recordset(null::${raw(`"${table}"`)}, ${part}::jsonb)`);
  }
}

async function insertPersonas(uow: UnitOfWork, demo: DemoFederation, passwordHash: string): Promise<void> {
  const saved: Parameters<typeof saveDemoPersonas>[1][number][] = [];
  for (const persona of demo.personas) {
    const account = createAccount(uow, {
      loginName: persona.loginName,
      email: persona.email,
      locale: 'zh-CN',
      status: persona.accountStatus,
      passwordHash,
      systemRole: persona.systemRole,
    });
    await uow.em.flush();
    if (persona.personKey) {
      await uow.run(
        sql`update person set account_id = ${account.id} where id = ${demoId(demo.seed, 'person', persona.personKey)}`,
      );
    }
    saved.push({
      key: persona.loginName,
      accountId: account.id,
      label: { 'zh-CN': persona.label.zh, en: persona.label.en },
      description: { 'zh-CN': persona.displayName, en: persona.displayName },
      password: DEMO_PASSWORD,
      level: persona.level,
    });
  }
  await saveDemoPersonas(uow, saved);
}
