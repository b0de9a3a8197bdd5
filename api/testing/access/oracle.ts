import { askedOf } from './asked.ts';
import type { Facts, OfficeFact, TermFact } from './facts.ts';

/** What an answer must be: done, refused, or as if the record never existed; nobody signed in is told apart. */
export type Verdict = 'ALLOWED' | 'FORBIDDEN' | 'NOT_FOUND' | 'UNAUTHENTICATED';

/** Who may enter a root field at all, as the contract describes it. */
export type Door = Key | readonly Key[] | 'signedIn' | 'public';

/** Key of a permission; of several one is enough. */
type Key = `${string}.${string}`;

/** Somebody who makes requests. */
export interface Persona {
  readonly name: string;
  /** Token of a session, null for the signed-out. */
  readonly token: string | null;
  readonly account: string | null;
  readonly session: string | null;
  readonly hasSecondFactor: boolean;
  readonly purpose: string | null;
  /** Organization from which relations are counted: that of the first office, else the home. */
  readonly base: string;
}

/** What one office gives. */
interface Held {
  readonly permission: string;
  readonly organization: string;
  readonly reach: 'HERE' | 'SUBTREE';
}

/** Personal data of lower levels takes a stated purpose (schema/decisions/005, GB/T 35273-2020 7.1-7.2). */
const PERSONAL: ReadonlySet<string> = new Set(['person.read', 'person.manage', 'person.merge', 'case.readVetting']);

/** The separated administrator roles hold these everywhere and nothing else (schema/rules.md 3, MLPS 2.0 level 3). */
const ROLE_PERMISSIONS: Readonly<Record<string, readonly string[]>> = {
  SYSTEM: ['mail.read', 'mail.retry', 'installation.read', 'installation.manage'],
  SECURITY: ['account.manage'],
  AUDIT: ['audit.readAll', 'audit.verify'],
};

/** What belongs to a role can't be given by an office, whatever its row says. */
const ROLE_ONLY: ReadonlySet<string> = new Set(Object.values(ROLE_PERMISSIONS).flat());

/** Lists that may be imported take a right over what they hold besides `import.run` (schema/decisions/012). */
const IMPORT_RIGHTS: Readonly<Record<string, readonly string[]>> = {
  INSTITUTION: ['institution.manage'],
  ORGANIZATION: ['organization.create', 'institution.manage'],
  PERSON: ['person.manage'],
};

const isOn = (today: string, from: string, until: string | null): boolean =>
  from <= today && (until === null || until > today);

/**
 * The rights of one persona, worked out from plain facts and the words of the design: terms on the day, offices with
 * their reach, parent pointers, data classes, administrator roles, ended units. It calls no code of the house.
 */
export class Oracle {
  readonly facts: Facts;
  readonly persona: Persona;
  readonly person: string | null = null;
  readonly account: string | null = null;
  readonly #held: readonly Held[] = [];
  readonly #everywhere: ReadonlySet<string> = new Set();

  constructor(facts: Facts, persona: Persona) {
    this.facts = facts;
    this.persona = persona;
    const account = persona.account === null ? undefined : facts.accounts.get(persona.account);
    const person = [...facts.persons.values()].find(
      (item) => item.account !== null && item.account === persona.account,
    );
    // Suspended and ended accounts are nobody at once (issue 2 B), and so is a merged record.
    if (account?.status !== 'ACTIVE' || person?.status === 'MERGED') {
      return;
    }
    this.account = account.id;
    this.#everywhere = new Set(account.role === null ? [] : ROLE_PERMISSIONS[account.role]);
    if (person) {
      this.person = person.id;
      this.#held = [...facts.terms.values()]
        .filter((term) => term.person === person.id)
        .flatMap((term) => this.heldBy(term, persona.hasSecondFactor));
    }
  }

  /** What a term gives on the day; nothing when the person, the office or the organization is not in force. */
  heldBy(term: TermFact, hasSecondFactor: boolean): Held[] {
    const { facts } = this;
    const office = facts.offices.get(term.office)!;
    const unit = facts.units.get(office.organization)!;
    const union = unit.kind === 'UNION_DEPARTMENT' && unit.parent !== null ? facts.units.get(unit.parent)! : unit;
    const isInForce =
      facts.persons.get(term.person)?.status === 'ACTIVE' &&
      isOn(facts.today, term.from, term.until) &&
      isOn(facts.today, office.from, office.until) &&
      unit.status === 'ACTIVE' &&
      union.status === 'ACTIVE' &&
      (hasSecondFactor || !office.secondFactor);
    // Only the national federation stands above everything; another national body keeps to itself (schema/rules.md 2.1).
    const reach = unit.level === 'NATIONAL' && unit.kind !== 'FEDERATION' ? 'HERE' : office.reach;
    return isInForce
      ? office.permissions
          .filter((permission) => !ROLE_ONLY.has(permission))
          .map((permission) => ({ permission, organization: office.organization, reach }))
      : [];
  }

  get isKnown(): boolean {
    return this.account !== null;
  }

  /** True when the permission is held anywhere. */
  holds(permission: string): boolean {
    return this.#everywhere.has(permission) || this.#held.some((held) => held.permission === permission);
  }

  /** True when the organization is `top` or lies below it; the national federation's subtree is everything. */
  isWithin(organization: string | null, top: string): boolean {
    const unit = this.facts.units.get(top)!;
    if (unit.level === 'NATIONAL' && unit.kind === 'FEDERATION') {
      return true;
    }
    for (let step = organization; step; step = this.facts.units.get(step)?.parent ?? null) {
      if (step === top) {
        return true;
      }
    }
    return false;
  }

  /** True when the permission reaches rows of an organization; null stands for rows of none. */
  covers(permission: string, organization: string | null, purpose: string | null = this.persona.purpose): boolean {
    if (this.#everywhere.has(permission)) {
      return true;
    }
    return this.#held.some(
      (held) =>
        held.permission === permission &&
        (held.reach === 'SUBTREE' && (purpose !== null || !PERSONAL.has(permission))
          ? this.isWithin(organization, held.organization)
          : held.organization === organization),
    );
  }

  /** True for whoever holds one of these permissions at the organization or somewhere below it in the tree. */
  isLentTo(organization: string, permissions: readonly string[]): boolean {
    const isBelow = (id: string): boolean => {
      for (let step: string | null = id; step; step = this.facts.units.get(step)?.parent ?? null) {
        if (step === organization) {
          return true;
        }
      }
      return false;
    };
    return this.#held.some((held) => permissions.includes(held.permission) && isBelow(held.organization));
  }

  /** True when everything that an office gives may be handed on: it is held there, with at least its reach. */
  canGive(office: OfficeFact): boolean {
    return office.permissions.every((permission) =>
      this.#held.some(
        (held) =>
          held.permission === permission &&
          (held.reach === 'SUBTREE'
            ? this.isWithin(office.organization, held.organization)
            : office.reach === 'HERE' && held.organization === office.organization),
      ),
    );
  }

  /** True for whoever writes the rules of a pack: general ones nationally, a charter's where the permission reaches. */
  writesRules(organization: string | null): boolean {
    return this.covers('rulepack.manage', organization);
  }

  /** Schools hang on a place: national offices manage all, a provincial one with its subtree those of its province (方案 三). */
  managesProvince(province: string): boolean {
    return this.#held.some(({ permission, organization, reach }) => {
      const unit = this.facts.units.get(organization)!;
      return (
        permission === 'institution.manage' &&
        reach === 'SUBTREE' &&
        (unit.level === 'NATIONAL' || (unit.level === 'PROVINCIAL' && unit.division === province))
      );
    });
  }

  /** True when lists of this kind may be imported. */
  imports(target: string): boolean {
    return this.holds('import.run') && IMPORT_RIGHTS[target]!.some((permission) => this.holds(permission));
  }

  seesUnit(id: string | null): boolean {
    const unit = id === null ? undefined : this.facts.units.get(id);
    return unit !== undefined && (unit.status === 'ACTIVE' || this.covers('organization.read', unit.id));
  }

  seesPerson(id: string): boolean {
    const { persons, terms, today } = this.facts;
    const person = persons.get(id);
    return (
      person !== undefined &&
      (id === this.person ||
        this.covers('person.read', person.organization) ||
        [...terms.values()].some(
          (term) =>
            term.person === id && isOn(today, term.from, term.until) && this.covers('person.read', term.organization),
        ))
    );
  }

  seesTerm(id: string): boolean {
    const term = this.facts.terms.get(id);
    return (
      term !== undefined &&
      this.isKnown &&
      (isOn(this.facts.today, term.from, term.until) ||
        term.person === this.person ||
        this.covers('person.read', term.organization) ||
        this.covers('organization.read', term.organization))
    );
  }

  seesPack(id: string): boolean {
    const pack = this.facts.packs.get(id);
    return (
      pack !== undefined &&
      (this.isOutgoing(id) || this.isSuccessor(id) || this.covers('handover.read', pack.organization))
    );
  }

  isOutgoing(packId: string): boolean {
    return this.person !== null && this.facts.packs.get(packId)?.person === this.person;
  }

  /** True for whoever holds now the office of a pack, since its outgoing holder left. */
  isSuccessor(packId: string): boolean {
    const { packs, terms, today } = this.facts;
    const pack = packs.get(packId);
    return (
      pack !== undefined &&
      this.person !== null &&
      [...terms.values()].some(
        (term) =>
          term.office === pack.office &&
          term.person === this.person &&
          term.from >= pack.ended &&
          isOn(today, term.from, term.until),
      )
    );
  }

  seesRulePack(id: string): boolean {
    const pack = this.facts.rulePacks.get(id);
    return pack !== undefined && (pack.status !== 'DRAFT' || this.writesRules(pack.organization));
  }

  seesLink(id: string): boolean {
    const link = this.facts.links.get(id);
    return link !== undefined && this.seesUnit(link.from) && this.seesUnit(link.to);
  }

  seesAccount(id: string): boolean {
    return this.facts.accounts.has(id) && (this.holds('account.manage') || id === this.account);
  }

  seesBatch(id: string): boolean {
    const batch = this.facts.batches.get(id);
    return (
      batch !== undefined &&
      this.holds('import.run') &&
      ((batch.account !== null && batch.account === this.account) || this.covers('import.run', batch.organization))
    );
  }

  seesProfile(id: string): boolean {
    const profile = this.facts.profiles.get(id);
    return (
      profile !== undefined &&
      ((this.account !== null && profile.account === this.account) ||
        (profile.organization !== null && this.covers('import.run', profile.organization)))
    );
  }

  seesAudit(id: string): boolean {
    const entry = this.facts.audits.get(id);
    return (
      entry !== undefined &&
      (this.holds('audit.readAll') ||
        (this.account !== null && entry.account === this.account) ||
        this.covers('audit.read', entry.organization))
    );
  }

  /** When people work is public; days and semesters of an organization are shown with it. */
  seesCalendarOf(row: { readonly organization: string | null } | undefined): boolean {
    return row !== undefined && (row.organization === null || this.seesUnit(row.organization));
  }

  /** A plan is an internal fact of what changes and of what else it concerns (schema/decisions/015). */
  seesPlan(id: string): boolean {
    const plan = this.facts.plans.get(id);
    return (
      plan !== undefined &&
      [plan.organization, ...plan.related].some((unit) => unit !== null && this.covers('organization.read', unit))
    );
  }

  /** True for whoever the present step of a case asks, from the offices in force. */
  isAsked(caseId: string): boolean {
    const matter = this.facts.cases.get(caseId);
    return (
      matter !== undefined &&
      this.person !== null &&
      askedOf(this.facts, matter).some(({ person }) => person === this.person)
    );
  }

  /** True for the opener of a case. */
  isOpener(caseId: string): boolean {
    const matter = this.facts.cases.get(caseId);
    return (
      matter !== undefined &&
      ((this.account !== null && matter.openerAccount === this.account) ||
        (this.person !== null && matter.opener === this.person))
    );
  }

  /** A case is shown to those in charge there, its opener and candidate, whom it asks, and who answered (schema/decisions/016). */
  seesCase(id: string): boolean {
    const matter = this.facts.cases.get(id);
    if (matter === undefined) {
      return false;
    }
    const permission = matter.kind === 'APPOINTMENT' ? 'case.readVetting' : 'case.read';
    const answered = [...this.facts.entries.values()].some(
      ({ caseId, person }) => caseId === id && person !== null && person === this.person,
    );
    return (
      this.covers(permission, matter.organization) ||
      (matter.other !== null && this.covers(permission, matter.other)) ||
      this.isOpener(id) ||
      (this.person !== null && (matter.candidate === this.person || answered)) ||
      this.isAsked(id)
    );
  }

  /** The opener speaks for a case, and whoever may open such a case there, the candidate excepted. */
  speaksForCase(id: string): boolean {
    const matter = this.facts.cases.get(id);
    const isCandidate = this.person !== null && matter?.candidate === this.person;
    return this.isOpener(id) || (!isCandidate && this.covers('case.open', matter?.organization ?? ''));
  }

  /** Published chains are known to the signed-in, drafts to those who keep them. */
  seesChain(id: string): boolean {
    const chain = this.facts.chains.get(id);
    return (
      chain !== undefined &&
      this.isKnown &&
      (this.covers('procedure.manage', chain.organization) ||
        [...this.facts.chainVersions.values()].some((version) => version.chain === id && version.isPublished))
    );
  }

  seesChainVersion(id: string): boolean {
    const version = this.facts.chainVersions.get(id);
    return (
      version !== undefined &&
      this.isKnown &&
      (version.isPublished || this.covers('procedure.manage', version.organization))
    );
  }

  seesDelegation(id: string): boolean {
    const one = this.facts.delegations.get(id);
    return (
      one !== undefined &&
      ((this.person !== null && [one.delegator, one.delegate].includes(this.person)) ||
        this.covers('organization.read', one.organization))
    );
  }

  /** True for whoever acts in the name of an organization: by an office of that very one (schema/decisions/017). */
  actsFor(permission: string, organization: string | null): boolean {
    return this.#held.some((held) => held.permission === permission && held.organization === organization);
  }

  /** An obligation is shown to readers there and above, and to those who answer, verify and issued it (schema/decisions/017). */
  seesObligation(id: string): boolean {
    const one = this.facts.obligations.get(id);
    return (
      one !== undefined &&
      (this.covers('obligation.read', one.organization) ||
        this.actsFor('obligation.answer', one.organization) ||
        this.actsFor('obligation.verify', one.verifier) ||
        this.actsFor('directive.issue', one.issuer))
    );
  }

  seesExtension(id: string): boolean {
    return this.seesObligation(this.facts.extensions.get(id)?.obligation ?? '');
  }

  /** Drafts are the issuer's own; an issued directive is known to readers of the issuer and to all who see what is owed for it. */
  seesDirective(id: string): boolean {
    const one = this.facts.directives.get(id);
    if (one === undefined) {
      return false;
    }
    const isIssuer = this.actsFor('directive.issue', one.organization);
    if (one.status === 'DRAFT') {
      return isIssuer || this.actsFor('directive.read', one.organization);
    }
    return (
      isIssuer ||
      this.covers('directive.read', one.organization) ||
      [...this.facts.obligations.values()].some(
        ({ kind, source, id: owed }) => kind === 'DIRECTIVE' && source === id && this.seesObligation(owed),
      )
    );
  }

  /** A saved audience serves its organization and, when shared, those below that hand out work. */
  seesAudience(id: string): boolean {
    const one = this.facts.audiences.get(id);
    return (
      one !== undefined &&
      this.#held.some(
        ({ permission, organization }) =>
          permission === 'directive.issue' &&
          (organization === one.organization || (one.isShared && this.liesBelow(organization, one.organization))),
      )
    );
  }

  /** True when an organization lies below another by parent pointers alone. */
  liesBelow(organization: string, top: string): boolean {
    for (let step = this.facts.units.get(organization)?.parent ?? null; step;) {
      if (step === top) {
        return true;
      }
      step = this.facts.units.get(step)?.parent ?? null;
    }
    return false;
  }

  /** Log of changes and declared exceptions: INTERNAL facts of their organization. */
  seesInternal(organization: string | undefined): boolean {
    return organization !== undefined && this.covers('organization.read', organization);
  }

  /** Terms on the day that open personal data kept by one of these organizations. */
  readersOf(organizations: readonly string[]): string[] {
    return [...this.facts.terms.values()]
      .filter((term) =>
        this.heldBy(term, true).some(
          ({ permission, organization, reach }) =>
            permission === 'person.read' &&
            organizations.some((one) =>
              reach === 'SUBTREE' ? this.isWithin(one, organization) : one === organization,
            ),
        ),
      )
      .map(({ id }) => id);
  }

  /** Refusal at the door of a root field, or null. */
  atDoor(door: Door): Verdict | null {
    if (door === 'public') {
      return null;
    }
    if (!this.isKnown) {
      return 'UNAUTHENTICATED';
    }
    return door === 'signedIn' || [door].flat().some((permission) => this.holds(permission)) ? null : 'FORBIDDEN';
  }

  /** Judges an act on a row: invisible equals absent, visible but out of reach is refused. */
  act(isVisible: boolean, isCovered: boolean): Verdict {
    return isVisible ? (isCovered ? 'ALLOWED' : 'FORBIDDEN') : 'NOT_FOUND';
  }

  onUnit(permission: string, id: string): Verdict {
    return this.act(this.seesUnit(id), this.covers(permission, id));
  }

  onPerson(permission: string, id: string): Verdict {
    return this.act(this.seesPerson(id), this.covers(permission, this.facts.persons.get(id)?.organization ?? ''));
  }

  /** Offices are published structure: visible to everyone. */
  onOffice(permission: string, id: string, givesIt: boolean): Verdict {
    const office = this.facts.offices.get(id);
    return this.act(
      office !== undefined,
      office !== undefined && this.covers(permission, office.organization) && (!givesIt || this.canGive(office)),
    );
  }

  onTerm(id: string, givesOffice: boolean): Verdict {
    const term = this.facts.terms.get(id);
    return this.act(
      this.seesTerm(id),
      term !== undefined &&
        this.covers('term.manage', term.organization) &&
        (!givesOffice || this.canGive(this.facts.offices.get(term.office)!)),
    );
  }

  /** Who may change a calendar keeps its rows, and the whole country's whoever may everywhere. */
  onCalendarRow(row: { readonly organization: string | null } | undefined): Verdict {
    return this.act(this.seesCalendarOf(row), row !== undefined && this.covers('calendar.manage', row.organization));
  }

  /** Who may carry a change out may move and cancel its plan, once they see it. */
  onPlan(permission: string, id: string): Verdict {
    const plan = this.facts.plans.get(id);
    return this.act(this.seesPlan(id), plan !== undefined && this.covers(permission, plan.organization));
  }

  onBatch(id: string): Verdict {
    return this.act(this.seesBatch(id), this.imports(this.facts.batches.get(id)?.target ?? 'PERSON'));
  }
}

/** The first refusal of several judgements, else allowed. */
export function every(...verdicts: readonly Verdict[]): Verdict {
  return verdicts.find((verdict) => verdict !== 'ALLOWED') ?? 'ALLOWED';
}
