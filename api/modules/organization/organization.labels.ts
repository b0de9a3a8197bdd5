import type { OrganizationLevel } from '../../kernel/actor.ts';
import type { LocalizedText } from '../../kernel/locale.ts';
import type { OrganizationKind } from './organization.enums.ts';

/** Words for kinds of organizations, for refusals (`domain.md` 7). */
export const KIND_LABELS: Readonly<Record<OrganizationKind, LocalizedText>> = {
  FEDERATION: { 'zh-CN': '学联', en: 'federation' },
  STUDENT_UNION: { 'zh-CN': '学生会', en: 'student union' },
  GRADUATE_UNION: { 'zh-CN': '研究生会', en: 'graduate union' },
  FACULTY_UNION: { 'zh-CN': '院系学生会', en: 'faculty union' },
  UNION_DEPARTMENT: { 'zh-CN': '工作部门', en: 'working department' },
  CLUB: { 'zh-CN': '学生社团', en: 'club' },
  CLUB_ASSOCIATION: { 'zh-CN': '社团联合会', en: 'club association' },
  OVERSEAS_ASSOCIATION: { 'zh-CN': '海外留学生组织', en: 'overseas association' },
  LEAGUE_COMMITTEE: { 'zh-CN': '团委', en: 'league committee' },
};

/** Words for levels, for refusals. */
export const LEVEL_LABELS: Readonly<Record<OrganizationLevel, LocalizedText>> = {
  NATIONAL: { 'zh-CN': '全国', en: 'national' },
  PROVINCIAL: { 'zh-CN': '省级', en: 'provincial' },
  CITY: { 'zh-CN': '市级', en: 'city' },
  SCHOOL: { 'zh-CN': '校级', en: 'school' },
  DEPARTMENT: { 'zh-CN': '院系、部门', en: 'department' },
  CLUB: { 'zh-CN': '社团', en: 'club' },
};
