import { addMonths } from './demo-calendar.ts';
import { castKey } from './demo-institutions.ts';
import type { Day, DemoFaculty, DemoInstitution } from './demo.types.ts';

/** The days of the special cases, all in the past and off the usual days of turnover. */
export const historyDays = (today: Day) => {
  const month = `${today.slice(0, 7)}-01`;
  return {
    renamed: addMonths(month, -26),
    moved: addMonths(month, -20),
    absorbed: addMonths(month, -14),
    facultiesMerged: addMonths(month, -11),
    facultySplit: addMonths(month, -9),
    clubsClosed: addMonths(month, -7),
    suspended: addMonths(month, -3),
    pausedFrom: addMonths(month, -18),
    pausedUntil: addMonths(month, -12),
  };
};

/** Present and former name of the renamed school. */
export const formerSchoolName = '桐屿师范学院';

function faculty(institution: DemoInstitution, key: string, name: string, nameEn: string, from: Day): DemoFaculty {
  return {
    key: `${institution.key}:faculty:${key}`,
    name,
    nameEn,
    campusKey: institution.campuses[0]?.key ?? '',
    from,
    until: null,
    successorKeys: [],
  };
}

/** Writes the special cases into the schools: a renaming with a new code, a merger, a split and a merged faculty. */
export function applyInstitutionHistory(institutions: readonly DemoInstitution[], today: Day): void {
  const find = (cast: Parameters<typeof castKey>[0]): DemoInstitution => {
    const found = institutions.find((institution) => institution.key === castKey(cast));
    if (!found) {
      throw new Error(`The fixed school ${cast} is missing.`);
    }
    return found;
  };
  const days = historyDays(today);

  // An upgrade from college to university brings a new code, as in the Ministry's yearly lists.
  const renamed = find('renamed');
  const [code] = renamed.codes;
  if (code) {
    renamed.codes = [
      { code: `${code.code.slice(0, 5)}8${code.code.slice(6)}`, from: code.from, until: days.renamed },
      { ...code, from: days.renamed },
    ];
  }
  renamed.names = [
    { name: formerSchoolName, from: renamed.foundedOn, until: days.renamed },
    { name: renamed.name, from: days.renamed, until: null },
  ];

  const absorbed = find('absorbed');
  absorbed.status = 'CLOSED';
  absorbed.closedOn = days.absorbed;
  absorbed.successorKeys = [find('absorbing').key];
  for (const period of [...absorbed.codes, ...absorbed.names, ...absorbed.faculties]) {
    period.until = days.absorbed;
  }

  const splitting = find('splitting');
  const computing = faculty(splitting, 'computing', '计算机学院', 'School of Computing', days.facultySplit);
  const electronics = faculty(
    splitting,
    'electronics',
    '电子信息学院',
    'School of Electronic Information',
    days.facultySplit,
  );
  splitting.faculties.push(
    {
      ...faculty(splitting, 'information', '信息科学与工程学院', 'School of Information Science', '1998-09-01'),
      until: days.facultySplit,
      successorKeys: [computing.key, electronics.key],
    },
    computing,
    electronics,
  );

  const rotating = find('rotating');
  const control = faculty(rotating, 'control', '控制科学与工程学院', 'School of Control Engineering', '1996-09-01');
  rotating.faculties.push(
    {
      ...faculty(rotating, 'automation', '自动化学院', 'School of Automation', '2001-09-01'),
      until: days.facultiesMerged,
      successorKeys: [control.key],
    },
    control,
  );
}
