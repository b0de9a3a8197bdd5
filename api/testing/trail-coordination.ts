import { Desk } from './coordination.ts';
import type { TestFederation } from './federation.ts';
import type { TestApp } from './test-app.ts';
import type { Story } from './trail-story.ts';

/** Tells how work is handed down, answered, returned, extended and withdrawn, and how an audience is kept. */
export async function tellCoordination(app: TestApp, { tell }: Story, tree: TestFederation): Promise<void> {
  const desk = new Desk(app);
  const nation = { actor: desk.of(tree.national) };
  const province = { actor: desk.of(tree.hunan) };
  const select = { select: 'directive { id version }' };
  const owed = { select: 'obligation { id version }' };
  const asked = { select: 'extension { id version }' };
  const organizationId = tree.national.id;
  const input = {
    organizationId,
    title: '寒假安全',
    body: '<p>请于节前完成。</p>',
    response: 'FORM',
    form: [{ key: 'stayers', kind: 'NUMBER', label: '人数', decimals: 0 }],
    audience: { levels: ['PROVINCIAL'] },
    dueOn: app.clock.today(),
  };
  const kept = await tell(
    'savedAudienceCreate',
    { input: { organizationId, name: '省级', audience: { levels: ['PROVINCIAL'] } } },
    nation,
    { select: 'savedAudience { id version }' },
  );
  const changed = await tell('savedAudienceUpdate', { ...kept['savedAudience'], input: { isShared: true } }, nation, {
    select: 'savedAudience { id version }',
  });
  await tell('savedAudienceRemove', changed['savedAudience'], nation);
  const thrown = await tell('directiveCreate', { input }, nation, select);
  await tell('directiveDiscard', thrown['directive'], nation);
  const { directive: draft } = await tell('directiveCreate', { input }, nation, select);
  const { directive: written } = await tell(
    'directiveUpdate',
    { ...draft, input: { title: '寒假离校安全' } },
    nation,
    select,
  );
  const { directive: issued } = await tell('directiveIssue', written, nation, select);
  await desk.handOut();
  const amend = { note: '补文号', documentNumber: '学联〔2026〕1号' };
  const { directive: amended } = await tell('directiveAmend', { ...issued, input: amend }, nation, select);

  const now = async (): Promise<{ id: string; version: number }> => {
    const { id, version } = await desk.obligation(nation.actor, issued.id, tree.hunan);
    return { id, version };
  };
  const { id } = await now();
  await tell('obligationAcknowledge', await now(), province, owed);
  await tell('obligationSaveAnswer', { ...(await now()), input: { answers: { stayers: '3' } } }, province, owed);
  await tell('obligationMessageSend', { id, input: { text: '含研究生吗' } }, province);
  await tell('obligationInstruct', { ...(await now()), input: { guidance: '<p>附表</p>' } }, province, owed);
  await tell('obligationPassOn', { id, input: { audience: { levels: ['SCHOOL'] } } }, province, owed);
  const later = { askedOn: '2026-12-20', reason: '校历调整' };
  const first = await tell('obligationExtensionAsk', { id, input: later }, province, asked);
  await tell('obligationExtensionWithdraw', first['extension'], province);
  const second = await tell('obligationExtensionAsk', { id, input: later }, province, asked);
  await tell('obligationExtensionRefuse', { ...second['extension'], input: { note: '时间充裕' } }, nation);
  const third = await tell('obligationExtensionAsk', { id, input: later }, province, asked);
  await tell('obligationExtensionGrant', { ...third['extension'], input: {} }, nation);
  await tell('obligationSubmit', await now(), province, owed);
  await tell('obligationReturn', { ...(await now()), input: { reason: '漏报' } }, nation, owed);
  await tell('obligationSubmit', await now(), province, owed);
  await tell('obligationAccept', await now(), nation, owed);
  await tell('obligationReopen', { ...(await now()), input: { reason: '有误' } }, nation, owed);
  await tell('obligationExcuse', { ...(await now()), input: { reason: '换届' } }, nation, owed);
  // A day later the other province is late; the clock goes on from there, as the trail is read in its order.
  app.clock.set(new Date(app.clock.now().getTime() + 86_400_000));
  await tell('obligationRemind', { input: { organizationId } }, nation);
  await tell('directiveWithdraw', { ...amended, input: { reason: '发错' } }, nation);
}
