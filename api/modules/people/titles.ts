import type { Locale } from '../../kernel/locale.ts';

/** Words for the titles that rule packs may allow; a title without words here shows its key. */
export const TITLE_LABELS: Readonly<Record<Locale, Readonly<Record<string, string>>>> = {
  'zh-CN': {
    CHAIR: '主席',
    VICE_CHAIR: '副主席',
    PRESIDIUM_MEMBER: '主席团成员',
    ROTATING_EXECUTIVE_CHAIR: '轮值执行主席',
    RESIDENT_EXECUTIVE_CHAIR: '驻会执行主席',
    SECRETARY_GENERAL: '秘书长',
    DEPUTY_SECRETARY_GENERAL: '副秘书长',
    DEPARTMENT_HEAD: '部长',
    DEPUTY_HEAD: '副部长',
    OFFICER: '干事',
    CLUB_LEADER: '负责人',
    CLUB_DEPUTY_LEADER: '副负责人',
    LEAGUE_SECRETARY: '团委书记',
    LEAGUE_DEPUTY_SECRETARY: '团委副书记',
    LIAISON: '联络人',
    PARTY_REPRESENTATIVE: '党组织代表',
    STUDENT_AFFAIRS_REPRESENTATIVE: '学生工作部门代表',
  },
  en: {
    CHAIR: 'Chair',
    VICE_CHAIR: 'Vice-chair',
    PRESIDIUM_MEMBER: 'Presidium member',
    ROTATING_EXECUTIVE_CHAIR: 'Rotating executive chair',
    RESIDENT_EXECUTIVE_CHAIR: 'Resident executive chair',
    SECRETARY_GENERAL: 'Secretary-general',
    DEPUTY_SECRETARY_GENERAL: 'Deputy secretary-general',
    DEPARTMENT_HEAD: 'Department head',
    DEPUTY_HEAD: 'Deputy head',
    OFFICER: 'Officer',
    CLUB_LEADER: 'Leader',
    CLUB_DEPUTY_LEADER: 'Deputy leader',
    LEAGUE_SECRETARY: 'League secretary',
    LEAGUE_DEPUTY_SECRETARY: 'Deputy league secretary',
    LIAISON: 'Liaison',
    PARTY_REPRESENTATIVE: 'Party representative',
    STUDENT_AFFAIRS_REPRESENTATIVE: 'Student affairs representative',
  },
};

/** Words for formal conditions, for refusals. */
export const CONDITION_LABELS: Readonly<Record<Locale, Readonly<Record<string, string>>>> = {
  'zh-CN': {
    STUDENT: '在校学生',
    STUDENT_OF_INSTITUTION: '本校在校学生',
    UNDERGRADUATE: '本专科生',
    POSTGRADUATE: '研究生',
    NOT_FIRST_YEAR: '非一年级',
    GRADES_OK_DECLARED: '学校已确认学业达标',
    STAFF: '教职工',
    ADULT: '已满 18 周岁',
    PRESIDIUM_MEMBER: '任期内为主席团成员',
  },
  en: {
    STUDENT: 'a student',
    STUDENT_OF_INSTITUTION: 'a student of this school',
    UNDERGRADUATE: 'an undergraduate',
    POSTGRADUATE: 'a graduate student',
    NOT_FIRST_YEAR: 'not in the first year',
    GRADES_OK_DECLARED: 'grades confirmed by the school',
    STAFF: 'member of the school staff',
    ADULT: 'of full age',
    PRESIDIUM_MEMBER: 'in the presidium throughout',
  },
};
