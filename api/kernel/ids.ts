import { randomUUIDv7 } from 'node:crypto';

/** The one registry of public id prefixes: every addressable kind of record has exactly one, forever. */
export const ID_PREFIXES = {
  acc: 'Account',
  ses: 'Session',
  inv: 'Invitation',
  mail: 'Mail',
  div: 'Division',
  ins: 'Institution',
  iun: 'InstitutionUnit',
  org: 'Organization',
  och: 'OrganizationChange',
  oper: 'OrganizationPeriod',
  oln: 'OrganizationLink',
  pch: 'PlannedChange',
  rule: 'RulePack',
  rex: 'RuleException',
  per: 'Person',
  off: 'Office',
  term: 'Term',
  rot: 'RotationTurn',
  hop: 'HandoverPack',
  cday: 'CalendarDay',
  sem: 'Semester',
  aud: 'AuditEntry',
  imp: 'ImportBatch',
  upl: 'ImportFile',
  irow: 'ImportRow',
  ipr: 'ImportProposal',
  prof: 'ImportProfile',
  view: 'SavedView',
  att: 'Attachment',
  ntf: 'Notification',
  prc: 'Procedure',
  pver: 'ProcedureVersion',
  case: 'ProcedureCase',
  step: 'ProcedureStep',
  pdel: 'ProcedureDelegation',
  dir: 'Directive',
  drev: 'DirectiveRevision',
  obl: 'Obligation',
  sau: 'SavedAudience',
  omsg: 'ObligationMessage',
  oext: 'ObligationExtension',
  rtp: 'ReportTemplate',
  rtv: 'ReportTemplateVersion',
  rrd: 'ReportRound',
  rsub: 'ReportSubmission',
  rpub: 'ReportPublication',
  rrev: 'ReportRevision',
  pno: 'ProcessingNotice',
  con: 'Consent',
  purg: 'PurgeEntry',
  cert: 'Certificate',
  qpl: 'QuotaPool',
  quo: 'Quota',
  qmv: 'QuotaMove',
  call: 'SelectionCall',
  sopt: 'SelectionOption',
  app: 'Application',
  apm: 'ApplicationMilestone',
  rvw: 'SelectionReview',
  smem: 'SelectionReviewer',
  draw: 'SelectionDraw',
  not: 'PublicNotice',
  obj: 'Objection',
  ofr: 'Offer',
  prog: 'ExchangeProgramme',
  prt: 'ExchangePartner',
  agr: 'Agreement',
  agv: 'AgreementVersion',
  edn: 'ExchangeEdition',
  tgr: 'TravelGroup',
  trv: 'Traveller',
  tdoc: 'TravelDocument',
  inc: 'TravelIncident',
  setl: 'TravelSettlement',
  hon: 'Honour',
  hrd: 'HonourRound',
  hcl: 'HonourClass',
  hlet: 'NominationLetter',
  haw: 'HonourAward',
} as const;

/** A registered public id prefix. */
export type IdPrefix = keyof typeof ID_PREFIXES;

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';
const HYPHEN = '-'.charCodeAt(0);
const DIGIT_0 = '0'.charCodeAt(0);
const LETTER_A = 'A'.charCodeAt(0);
const LETTER_LOWER_A = 'a'.charCodeAt(0);
const PATTERN = /^([a-z]{3,4})_([0-7][0-9a-hjkmnp-tv-z]{25})$/;

/** Makes a new time-ordered UUIDv7 for a primary key. */
export function newId(): string {
  return randomUUIDv7();
}

/** Writes a uuid as the public id `<prefix>_<26 characters>` (TypeID form, Crockford base 32). */
export function encodeId(prefix: IdPrefix, uuid: string): string {
  // 26 characters of 5 bits hold 130: two zero bits stand before the 128.
  let text = '';
  let bits = 0;
  let pending = 2;
  for (let index = 0; index < uuid.length; index += 1) {
    const code = uuid.charCodeAt(index);
    if (code !== HYPHEN) {
      bits = ((bits << 4) | (code < LETTER_A ? code - DIGIT_0 : (code | 32) - LETTER_LOWER_A + 10)) & 0xff;
      pending += 4;
      if (pending >= 5) {
        pending -= 5;
        text += ALPHABET[(bits >> pending) & 31]!;
      }
    }
  }
  return `${prefix}_${text}`;
}

/** Reads a public id of any registered prefix; null when it is not one. */
export function parseId(id: string): { prefix: IdPrefix; uuid: string } | null {
  const match = PATTERN.exec(id);
  if (!match || !(match[1]! in ID_PREFIXES)) {
    return null;
  }
  let value = 0n;
  for (const character of match[2]!) {
    value = (value << 5n) | BigInt(ALPHABET.indexOf(character));
  }
  const hex = value.toString(16).padStart(32, '0');
  const uuid = `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
  return { prefix: match[1] as IdPrefix, uuid };
}

/** Reads a public id that must carry `prefix`; null for anything else, so that a foreign id equals one that never existed. */
export function decodeId(prefix: IdPrefix, id: string): string | null {
  const parsed = parseId(id);
  return parsed?.prefix === prefix ? parsed.uuid : null;
}
