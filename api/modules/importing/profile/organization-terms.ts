import { nameKey } from './cell-text.ts';

/** What an imported row can be: a faculty is a unit of the school, everything else an organization of the federation. */
export type ImportedUnitKind =
  | 'FACULTY'
  | 'FEDERATION'
  | 'STUDENT_UNION'
  | 'GRADUATE_UNION'
  | 'FACULTY_UNION'
  | 'CLUB'
  | 'CLUB_ASSOCIATION'
  | 'OVERSEAS_ASSOCIATION'
  | 'LEAGUE_COMMITTEE';

const FORMS: Readonly<Record<ImportedUnitKind, readonly string[]>> = {
  FACULTY: ['院系', '学院', '系', '二级学院', '教学单位', '书院', 'department', 'college', 'school'],
  FEDERATION: ['学联', '学生联合会', '省级学联', '市级学联', 'federation'],
  STUDENT_UNION: ['学生会', '校学生会', '校级学生会', 'student union'],
  GRADUATE_UNION: ['研究生会', '校研究生会', 'graduate union', 'graduate student union'],
  FACULTY_UNION: ['院系学生会', '学院学生会', '院学生会', '二级学生会', 'faculty union'],
  CLUB: ['社团', '学生社团', '协会', '俱乐部', 'club', 'society'],
  CLUB_ASSOCIATION: ['社团联合会', '社联', '社团中心', 'club association'],
  OVERSEAS_ASSOCIATION: ['海外学联', '海外留学生组织', '留学生学生会', '学生学者联谊会', 'overseas association'],
  LEAGUE_COMMITTEE: ['团委', '校团委', '共青团委员会', 'league committee'],
};

/** Written forms of unit kinds, by `nameKey`. */
export const UNIT_KIND_TERMS: ReadonlyMap<string, ImportedUnitKind> = new Map(
  (Object.entries(FORMS) as [ImportedUnitKind, readonly string[]][]).flatMap(([kind, texts]) =>
    [kind, kind.replaceAll('_', ' '), ...texts].map((text): [string, ImportedUnitKind] => [nameKey(text), kind]),
  ),
);

/** What a message offers for the kind. */
export const UNIT_KINDS_ACCEPTED = Object.values(FORMS)
  .map(([first]) => first)
  .join(', ');
