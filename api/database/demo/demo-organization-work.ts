import { addDays } from '../../kernel/clock.ts';
import { castKey } from './demo-institutions.ts';
import { unionKeyOf } from './demo-organization-record.ts';
import type { DemoFederation } from './demo.types.ts';

interface Plan {
  readonly key: string;
  /** Login of the persona who planned it. */
  readonly by: string;
  readonly organizationKey: string;
  readonly action: 'CREATE' | 'RENAME';
  /** Days from today on which it takes effect. */
  readonly inDays: number;
  readonly facts: object;
  readonly reason: string;
  readonly failure?: { readonly code: string; readonly params: object };
}

function plansOf(demo: DemoFederation, org: (key: string) => string): Plan[] {
  const union = unionKeyOf(castKey('flagship'));
  const rotating = unionKeyOf(castKey('rotating'));
  const department = demo.organizations.find(({ key }) => key === `${union}:dept:2`)!;
  const [taken, late] = ['1', '2'].map((number) =>
    demo.organizations.find(({ key }) => key === `${rotating}:dept:${number}`)!,
  );
  return [
    {
      key: 'rename',
      by: 'yunling.chair',
      organizationKey: department.key,
      action: 'RENAME',
      inDays: 38,
      facts: { action: 'RENAME', name: `${department.name.replace(/部$/, '')}与发展部` },
      reason: '新学期起职能合并，经主席团会议通过',
    },
    {
      key: 'create',
      by: 'yunnan.secretary',
      organizationKey: '530000',
      action: 'CREATE',
      inDays: 21,
      facts: {
        action: 'CREATE',
        founding: {
          level: 'DEPARTMENT',
          kind: 'UNION_DEPARTMENT',
          name: '志愿服务部',
          parentId: org('530000'),
          institutionId: null,
        },
      },
      reason: '省学联主席团会议决定增设',
    },
    {
      key: 'failed',
      by: 'luyuan.executive',
      organizationKey: late!.key,
      action: 'RENAME',
      inDays: -3,
      facts: { action: 'RENAME', name: taken!.name },
      reason: '部门职能调整',
      failure: { code: 'ORGANIZATION_NAME_TAKEN', params: {} },
    },
  ];
}

/** Changes that offices of the demo have planned: two that wait and one whose new name another unit bore when its day came. */
export function plannedChangeRows(
  demo: DemoFederation,
  id: (kind: string, key: string) => string,
  placed: (key: string) => object,
): readonly Readonly<Record<string, unknown>>[] {
  return plansOf(demo, (key) => id('organization', key)).map((plan) => {
    const persona = demo.personas.find(({ loginName }) => loginName === plan.by);
    const on = addDays(demo.today, plan.inDays);
    return {
      id: id('plan', plan.key),
      ...placed(plan.organizationKey),
      action: plan.action,
      effective_on: on,
      facts: plan.facts,
      related_ids: [],
      reason: plan.reason,
      document: null,
      status: plan.failure ? 'FAILED' : 'PLANNED',
      failure_code: plan.failure?.code ?? null,
      failure_params: plan.failure?.params ?? null,
      settled_reason: null,
      account_id: null,
      person_id: persona?.personKey ? id('person', persona.personKey) : null,
      office_id: persona?.officeKey ? id('office', persona.officeKey) : null,
      planned_at: `${addDays(demo.today, -20)}T02:00:00Z`,
      settled_at: plan.failure ? `${addDays(on, -1)}T16:00:20Z` : null,
      version: 1,
    };
  });
}
