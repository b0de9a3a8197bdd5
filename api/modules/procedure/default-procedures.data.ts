import type { OrganizationLevel } from '../../kernel/actor.ts';
import type { OrganizationKind } from '../organization/index.ts';
import type { SubjectKind } from './procedure.enums.ts';
import type { BodySpec, StepSpec } from './step-spec.ts';

/** A chain by the national rules, to begin a draft with. */
export interface ProcedureTemplate {
  readonly key: string;
  readonly name: string;
  readonly nameEn: string;
  readonly subjectKind: SubjectKind;
  readonly levels: readonly OrganizationLevel[];
  readonly kinds: readonly OrganizationKind[];
  readonly titles: readonly string[];
  readonly steps: readonly StepSpec[];
  readonly source: string;
}

const body = (
  of: BodySpec['of'],
  relation: BodySpec['relation'],
  titles: readonly string[],
  level: OrganizationLevel | null = null,
): BodySpec => ({ of, relation, level, titles, permission: null });

const step = (
  key: string,
  kind: StepSpec['kind'],
  name: string,
  nameEn: string,
  bodies: readonly BodySpec[],
  more: Partial<StepSpec> = {},
): StepSpec => ({
  key,
  kind,
  name,
  nameEn,
  bodies,
  quorum: null,
  conditions: [],
  deadlineDays: 5,
  remindBefore: [1],
  remindAfter: [2, 5],
  escalatesWhenLate: false,
  ...more,
});

const LEAGUE = ['LEAGUE_SECRETARY', 'LEAGUE_DEPUTY_SECRETARY'];
const PARTY = ['PARTY_REPRESENTATIVE'];
const STUDENT_AFFAIRS = ['STUDENT_AFFAIRS_REPRESENTATIVE'];
const SECRETARIAT = ['SECRETARY_GENERAL', 'DEPUTY_SECRETARY_GENERAL'];
const FORM = '高校学生会（研究生会）改革自评表 第9项';
const UNIONS: readonly OrganizationKind[] = ['STUDENT_UNION', 'GRADUATE_UNION'];

/** Chains by the national rules; each federation publishes those that it wants to bind. */
export const PROCEDURE_TEMPLATES: readonly ProcedureTemplate[] = [
  {
    key: 'presidium-appointment',
    name: '校级主席团成员人选审批',
    nameEn: 'Vetting of presidium members at school level',
    subjectKind: 'APPOINTMENT',
    levels: ['SCHOOL'],
    kinds: UNIONS,
    titles: ['CHAIR', 'VICE_CHAIR', 'PRESIDIUM_MEMBER'],
    source: FORM,
    steps: [
      step('nominate', 'NOMINATE', '院系团组织推荐', 'Nomination by the league of the faculty', [
        body('OTHER', 'GUIDING', LEAGUE),
      ]),
      step('consent', 'CONSENT', '院系党组织同意', 'Consent of the Party organization of the faculty', [
        body('OTHER', 'GUIDING', PARTY),
      ]),
      step(
        'review',
        'REVIEW',
        '学校学工部门、团委联合审查',
        'Joint review by student affairs and league of the school',
        [body('SUBJECT', 'GUIDING', STUDENT_AFFAIRS), body('SUBJECT', 'GUIDING', LEAGUE)],
      ),
      step('confirm', 'CONFIRM', '学校党委确定', 'Confirmation by the Party committee of the school', [
        body('SUBJECT', 'GUIDING', PARTY),
      ]),
    ],
  },
  {
    key: 'department-appointment',
    name: '工作部门成员人选审批',
    nameEn: 'Vetting of members of working departments',
    subjectKind: 'APPOINTMENT',
    levels: ['DEPARTMENT'],
    kinds: ['UNION_DEPARTMENT'],
    titles: [],
    source: FORM,
    steps: [
      step('nominate', 'NOMINATE', '院系团组织推荐', 'Nomination by the league of the faculty', [
        body('OTHER', 'GUIDING', LEAGUE),
      ]),
      step('approve', 'CONFIRM', '学校学工部门、团委审核', 'Approval by student affairs and league of the school', [
        body('SUBJECT', 'GUIDING', STUDENT_AFFAIRS),
        body('SUBJECT', 'GUIDING', LEAGUE),
      ]),
    ],
  },
  {
    key: 'founding',
    name: '成立组织审批',
    nameEn: 'Founding of an organization',
    subjectKind: 'ORGANIZATION_FOUNDING',
    levels: ['SCHOOL'],
    kinds: [],
    titles: [],
    source: '学联章程；平台默认',
    steps: [
      step('review', 'REVIEW', '同级团委审核', 'Review by the guiding league committee', [
        body('SUBJECT', 'GUIDING', LEAGUE),
      ]),
      step('confirm', 'CONFIRM', '学联审定', 'Confirmation by the federation', [body('SUBJECT', 'OWN', SECRETARIAT)], {
        escalatesWhenLate: true,
      }),
    ],
  },
  {
    key: 'closing',
    name: '撤销组织审批',
    nameEn: 'Closing of an organization',
    subjectKind: 'ORGANIZATION_CLOSING',
    levels: ['SCHOOL'],
    kinds: [],
    titles: [],
    source: '学联章程；平台默认',
    steps: [
      step('consent', 'CONSENT', '指导团委同意', 'Consent of the guiding league committee', [
        body('SUBJECT', 'GUIDING', LEAGUE),
      ]),
      step('confirm', 'CONFIRM', '上级学联审定', 'Confirmation by the federation above', [
        body('SUBJECT', 'PARENT', SECRETARIAT),
      ]),
    ],
  },
  {
    key: 'membership',
    name: '加入学联审批',
    nameEn: 'Membership of a school union in its federation',
    subjectKind: 'MEMBERSHIP',
    levels: ['SCHOOL'],
    kinds: UNIONS,
    titles: [],
    source: '学联章程：团体会员',
    steps: [
      step('consent', 'CONSENT', '学校团委同意', 'Consent of the league committee of the school', [
        body('SUBJECT', 'GUIDING', LEAGUE),
      ]),
      step('confirm', 'CONFIRM', '学联接纳', 'Admission by the federation', [body('OTHER', 'OWN', SECRETARIAT)]),
    ],
  },
  {
    key: 'transfer',
    name: '调整隶属关系审批',
    nameEn: 'Transfer of an organization',
    subjectKind: 'ORGANIZATION_TRANSFER',
    levels: [],
    kinds: [],
    titles: [],
    source: '学联章程；平台默认',
    steps: [
      step('countersign', 'COUNTERSIGN', '调出、调入双方上级会签', 'Countersigned by the parents of both sides', [
        body('SUBJECT', 'PARENT', [...SECRETARIAT, 'CHAIR', 'ROTATING_EXECUTIVE_CHAIR']),
        body('OTHER', 'OWN', [...SECRETARIAT, 'CHAIR', 'ROTATING_EXECUTIVE_CHAIR']),
      ]),
    ],
  },
];
