import type { Actor } from '../kernel/actor.ts';
import type { TestFederation } from './federation.ts';
import { FIELDS, ReportDesk } from './reports.ts';
import type { TestApp } from './test-app.ts';
import type { Story } from './trail-story.ts';

/** Tells what those do who ask for reports, write and verify them; `actorOf` acts for one organization each. */
export async function tellReports(
  app: TestApp,
  { tell }: Story,
  tree: TestFederation,
  actorOf: (place: TestFederation['school']) => Actor,
): Promise<void> {
  const desk = new ReportDesk(app);
  const nation = { actor: actorOf(tree.national) };
  const school = { actor: actorOf(tree.school) };
  const province = { actor: actorOf(tree.hunan) };
  const reason = { reason: '会议决定' };
  const template = { select: 'reportTemplate { id version }' };
  const made = await tell(
    'reportTemplateCreate',
    { input: { organizationId: tree.national.id, name: '年度统计', isShared: true, fields: FIELDS } },
    nation,
    template,
  );
  const changed = await tell(
    'reportTemplateUpdate',
    { ...made['reportTemplate'], input: { name: '年度统计表', isShared: false } },
    nation,
    template,
  );
  const published = await tell(
    'reportTemplatePublish',
    { ...changed['reportTemplate'], input: { note: '第一版' } },
    nation,
    template,
  );
  const templateId = published['reportTemplate'].id as string;
  const input = {
    organizationId: tree.national.id,
    templateId,
    title: '2026 年度统计',
    periodLabel: '2026 年',
    periodFrom: '2026-01-01',
    periodTo: '2026-12-31',
    dueOn: '2027-01-20',
    audience: { levels: ['PROVINCIAL', 'SCHOOL'] },
  };
  const round = { select: 'reportRound { id version }' };
  const opened = await tell('reportRoundOpen', { input }, nation, round);
  const roundId = opened['reportRound'].id as string;
  await desk.reach(roundId);
  const report = { select: 'reportSubmission { id version }' };
  const first = await desk.report(school.actor, roundId, tree.school);
  await tell(
    'reportSubmissionSave',
    { id: first['id'], input: { answers: { members: '8', topic: '迎新' }, seen: {} } },
    school,
  );
  const versioned = await tell(
    'reportTemplateUpdate',
    { ...published['reportTemplate'], input: { fields: FIELDS.filter(({ key }) => key !== 'topic') } },
    nation,
    template,
  );
  const second = await tell('reportTemplatePublish', { ...versioned['reportTemplate'], input: {} }, nation, template);
  const upgraded = await tell('reportRoundUpgrade', opened['reportRound'], nation, round);
  const carried = await tell('reportSubmissionCarry', { id: first['id'] }, school, report);
  const at = (data: { [key: string]: { id: string; version: number } }) => data['reportSubmission']!;
  const refreshed = await tell(
    'reportSubmissionRefresh',
    { ...at(carried as never), input: { overwrite: [] } },
    school,
    report,
  );
  const submitted = await tell('reportSubmissionSubmit', at(refreshed as never), school, report);
  const returned = await tell('reportSubmissionReturn', { ...at(submitted as never), input: reason }, province, report);
  const again = await tell('reportSubmissionSubmit', at(returned as never), school, report);
  const accepted = await tell('reportSubmissionAccept', at(again as never), province, report);
  const moved = await tell(
    'reportRoundReschedule',
    { ...upgraded['reportRound'], input: { dueOn: '2027-01-25', ...reason } },
    nation,
    round,
  );
  const { id, version } = await desk.report(province.actor, roundId, tree.hunan);
  const above = await tell('reportSubmissionSubmit', { id, version }, province, report);
  await tell('reportSubmissionAccept', at(above as never), nation, report);
  await tell('reportSubmissionReopen', { ...at(accepted as never), input: reason }, province, report);
  const stale = await desk.report(province.actor, roundId, tree.hunan);
  await tell('reportSubmissionConfirm', { id: stale['id'], version: stale['version'] }, province);
  const publication = await tell(
    'reportPublish',
    { roundId, version: moved['reportRound'].version, input: { visibility: 'INTERNAL' } },
    nation,
    { select: 'reportPublication { id version }' },
  );
  await tell('reportPublicationWithdraw', { ...publication['reportPublication'], input: reason }, nation);
  await tell('reportRoundClose', { ...moved['reportRound'], input: reason }, nation);
  const other = await tell('reportRoundOpen', { input: { ...input, title: '另一期' } }, nation, round);
  await tell('reportRoundCancel', { ...other['reportRound'], input: reason }, nation);
  await tell('reportTemplateRetire', { ...second['reportTemplate'], input: reason }, nation);
}
