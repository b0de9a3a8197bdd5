import { laterOf } from './demo-calendar.ts';
import type { Day, DemoEdge, DemoOrganization } from './demo.types.ts';

/** Key of the national federation. */
export const nationalKey = 'cn';

/** Key of the league committee that guides an organization of the same level. */
export const leagueKeyOf = (key: string): string => `${key}:league`;

/** Key of a school's student union. */
export const unionKeyOf = (institutionKey: string): string => `${institutionKey}:su`;
/** Key of a school's graduate union. */
export const graduateUnionKeyOf = (institutionKey: string): string => `${institutionKey}:gu`;
/** Key of the union of a faculty. */
export const facultyUnionKeyOf = (facultyKey: string): string => `${facultyKey}:union`;

type Given = Pick<DemoOrganization, 'key' | 'level' | 'kind' | 'name' | 'nameEn' | 'foundedOn' | 'externalCode'> &
  Partial<DemoOrganization>;

const openEdge = (organizationKey: string, from: Day): DemoEdge => ({ organizationKey, from, until: null });

/** An organization with the open edges that its parent, its guiding committee and its affiliation imply. */
export function organization(given: Given, guide?: DemoOrganization, affiliation?: DemoOrganization): DemoOrganization {
  const { foundedOn, parentKey = null } = given;
  return {
    shortName: given.name,
    divisionCode: null,
    institutionKey: null,
    facultyKey: null,
    category: null,
    clubType: null,
    sponsor: null,
    countryCode: null,
    status: 'ACTIVE',
    closedOn: null,
    successorKeys: [],
    names: [{ name: given.name, from: foundedOn, until: null }],
    parents: parentKey === null ? [] : [openEdge(parentKey, foundedOn)],
    guidedBy: guide ? [openEdge(guide.key, laterOf(foundedOn, guide.foundedOn))] : [],
    affiliatedWith: affiliation ? [openEdge(affiliation.key, laterOf(foundedOn, affiliation.foundedOn))] : [],
    events: [],
    ...given,
    parentKey,
  };
}
