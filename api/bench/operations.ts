import { encodeId } from '../kernel/ids.ts';
import { searchPatterns } from '../kernel/search-text.ts';

/** One hot read, asked of the API as GraphQL and of the limit server as one hand-written statement. */
export interface Operation {
  readonly name: string;
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly statement: keyof typeof STATEMENTS;
  readonly values: readonly unknown[];
  /** Asked with a stated purpose: the API then also appends to the audit trail, which the limit does not. */
  readonly isAudited: boolean;
}

/** Rows of the demo federation that the operations are about. */
export interface Subjects {
  readonly today: string;
  readonly level: string;
  readonly divisionPrefix: string;
  readonly organizationId: string;
  readonly personId: string;
  /** Whoever asks, with a full inbox. */
  readonly accountId: string;
  /** First letters of the initials of a school's name. */
  readonly initials: string;
}

const BY_NAME = `coalesce(o.name, '') collate "zh-x-icu", o.id`;
const IN_GROUP = `o.level = $1 and o.division_code like $2 and o.status = 'ACTIVE'`;

const schools = (person: string): string => `select json_build_object('organizations', json_build_object('nodes',
  (select coalesce(json_agg(s), '[]') from (
    select o.id, o.name, (select json_build_object('nodes', coalesce(json_agg(d), '[]')) from (
      select c.id, c.name, (select json_build_object('nodes', coalesce(json_agg(h), '[]')) from (
        select t.id, t.starts_on as "startsOn", t.ends_on as "endsOn",
          (select row_to_json(f) from (select f.id, f.name, f.body from office f where f.id = t.office_id) f) as office${person}
        from term t where t.organization_id = c.id and t.starts_on <= $1::date and t.ends_on > $1::date
        order by t.starts_on desc, t.id desc limit 5) h) as "currentTerms"
      from organization c where c.parent_id = o.id and c.level = 'DEPARTMENT' and c.status = 'ACTIVE'
      order by coalesce(c.name, '') collate "zh-x-icu", c.id limit 10) d) as children
    from organization o where o.level = 'SCHOOL' and o.kind = 'STUDENT_UNION' and o.status = 'ACTIVE'
    order by ${BY_NAME} limit 20) s)))::text as data`;

/** The statements of the limit server; each gives the answer's `data` as JSON text, with uuids for public ids. */
export const STATEMENTS = {
  page: `select json_build_object('organizations', json_build_object(
    'totalCount', (select count(*) from organization o where ${IN_GROUP}),
    'nodes', (select coalesce(json_agg(r), '[]') from (
      select o.id, o.level, o.kind, o.name, o.status, o.division_code as "divisionCode", o.founded_on as "foundedOn", o.version
      from organization o where ${IN_GROUP} order by ${BY_NAME} limit 50) r)))::text as data`,
  seats: schools(''),
  holders: schools(
    `, (select row_to_json(p) from (select p.id, p.name from person p where p.id = t.person_id) p) as person`,
  ),
  organization: `select json_build_object('organization', (select row_to_json(r) from (
    select o.id, o.name, o.level,
      (select json_build_object('nodes', coalesce(json_agg(a), '[]')) from (
        select a.id, a.name, a.level from organization a where o.path like a.path || '%' and a.id <> o.id
        order by length(a.path) limit 20) a) as ancestors,
      (select coalesce(json_agg(json_build_object('level', c.level, 'count', c.count) order by c.position), '[]') from (
        select d.level, count(*) as count,
          array_position(array['NATIONAL','PROVINCIAL','CITY','SCHOOL','DEPARTMENT','CLUB'], d.level) as position
        from organization d where d.province_id = o.id and d.id <> o.id and d.status = 'ACTIVE'
        group by d.level) c) as "descendantCounts"
    from organization o where o.id = $1) r))::text as data`,
  person: `select json_build_object('person', (select row_to_json(r) from (
    select p.id, p.name, p.kind, (select json_build_object('nodes', coalesce(json_agg(h), '[]')) from (
      select t.id, t.starts_on as "startsOn", t.ends_on as "endsOn", t.source,
        case when t.starts_on = t.ends_on then 'CANCELLED' when t.starts_on > $2::date then 'FUTURE'
          when t.ends_on > $2::date then 'CURRENT' else 'PAST' end as state,
        json_build_object('id', f.id, 'name', f.name, 'body', f.body) as office,
        json_build_object('id', o.id, 'name', o.name, 'level', o.level) as organization
      from term t join office f on f.id = t.office_id join organization o on o.id = t.organization_id
      where t.person_id = p.id order by t.starts_on desc, t.id desc limit 20) h) as terms
    from person p where p.id = $1) r))::text as data`,
  search: `select json_build_object('organizations', json_build_object('nodes',
    (select coalesce(json_agg(r), '[]') from (select o.id, o.name, o.level from organization o
      where o.search_text like $1 and o.status = 'ACTIVE'
      order by case when o.search_text like $2 then 0 when o.search_text like $3 then 1 else 2 end, char_length(o.name),
        array_position(array['NATIONAL','PROVINCIAL','CITY','SCHOOL','DEPARTMENT','CLUB'], o.level), ${BY_NAME}
      limit 10) r)))::text as data`,
  inbox: `select json_build_object('notifications', json_build_object(
    'totalCount', (select count(*) from notification n where n.account_id = $1 and n.is_inbox and n.archived_at is null),
    'nodes', (select coalesce(json_agg(r), '[]') from (
      select n.id, n.kind, n.category, to_char(n.created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "createdAt",
        (select json_build_object('id', o.id, 'name', o.name) from organization o where o.id = n.organization_id) as organization
      from notification n where n.account_id = $1 and n.is_inbox and n.archived_at is null
      order by n.created_at desc, n.id desc limit 20) r)))::text as data`,
} as const;

const INBOX = `query Inbox { notifications(first: 20, filter: { isArchived: { eq: false } }) {
  totalCount nodes { id kind category createdAt organization { id name } } } }`;

const nested = (person: string): string => `query Schools {
  organizations(first: 20, filter: { level: { eq: SCHOOL }, kind: { eq: STUDENT_UNION }, status: { eq: ACTIVE } }, orderBy: [{ field: NAME }]) {
    nodes { id name children(first: 10, filter: { level: { eq: DEPARTMENT }, status: { eq: ACTIVE } }, orderBy: [{ field: NAME }]) {
      nodes { id name currentTerms(first: 5) { nodes { id startsOn endsOn office { id name body }${person} } } } } } } }`;

const PAGE = `query Page($filter: OrganizationFilter) {
  organizations(first: 50, filter: $filter, orderBy: [{ field: NAME }]) {
    totalCount nodes { id level kind name status divisionCode foundedOn version } } }`;
const ORGANIZATION = `query One($id: ID!) { organization(id: $id) { id name level
  ancestors(first: 20, orderBy: [{ field: LEVEL }]) { nodes { id name level } } descendantCounts { level count } } }`;
const PERSON = `query Person($id: ID!) { person(id: $id) { id name kind terms(first: 20) { nodes {
  id startsOn endsOn source state office { id name body } organization { id name level } } } } }`;
const TYPE_AHEAD = `query TypeAhead($search: String!) {
  organizations(search: $search, first: 10, filter: { status: { eq: ACTIVE } }) { nodes { id name level } } }`;

type Side = Pick<Operation, 'query' | 'variables'>;

const read = (name: string, statement: Operation['statement'], values: readonly unknown[], side: Side): Operation => ({
  name,
  statement,
  values,
  ...side,
  isAudited: statement === 'holders' || statement === 'person',
});

function typeAhead(search: string): Operation {
  const { like, exact, prefix } = searchPatterns(search);
  return read(`type-ahead ${search}`, 'search', [like[0], exact, prefix], { query: TYPE_AHEAD, variables: { search } });
}

/** The operations that are measured, in the order of the table. */
export function operationsOn({
  today,
  level,
  divisionPrefix,
  organizationId,
  personId,
  accountId,
  initials,
}: Subjects): Operation[] {
  const filter = { level: { eq: level }, divisionCode: { startsWith: divisionPrefix }, status: { eq: 'ACTIVE' } };
  return [
    read(`page of 50, totalCount: ${level} in ${divisionPrefix}`, 'page', [level, `${divisionPrefix}%`], {
      query: PAGE,
      variables: { filter },
    }),
    read('20 schools > 10 departments > 5 terms', 'seats', [today], { query: nested(''), variables: {} }),
    read('... > 5 office holders', 'holders', [today], { query: nested(' person { id name }'), variables: {} }),
    read('organization, ancestors, descendantCounts', 'organization', [organizationId], {
      query: ORGANIZATION,
      variables: { id: encodeId('org', organizationId) },
    }),
    read('person with terms', 'person', [personId, today], {
      query: PERSON,
      variables: { id: encodeId('per', personId) },
    }),
    read('inbox page of 20, totalCount', 'inbox', [accountId], { query: INBOX, variables: {} }),
    ...[initials, '北'].map(typeAhead),
  ];
}
