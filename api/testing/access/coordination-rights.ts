import type { Oracle } from './oracle.ts';

/** True for whoever acts in the name of an organization: by an office of that very one (schema/decisions/017). */
export const actsFor = (oracle: Oracle, permission: string, organization: string | null): boolean =>
  organization !== null && oracle.organizationsOf(permission).includes(organization);

/** An obligation is shown to readers there and above, and to those who answer, verify and issued it (schema/decisions/017). */
export function seesObligation(oracle: Oracle, id: string): boolean {
  const one = oracle.facts.obligations.get(id);
  return (
    one !== undefined &&
    (oracle.covers('obligation.read', one.organization) ||
      actsFor(oracle, 'obligation.answer', one.organization) ||
      actsFor(oracle, 'obligation.verify', one.verifier) ||
      actsFor(oracle, 'directive.issue', one.issuer))
  );
}

/** A request for more time is shown with its obligation. */
export const seesExtension = (oracle: Oracle, id: string): boolean =>
  seesObligation(oracle, oracle.facts.extensions.get(id)?.obligation ?? '');

/** Drafts are the issuer's own; an issued directive is known to readers of the issuer and to all who see what is owed for it. */
export function seesDirective(oracle: Oracle, id: string): boolean {
  const { directives, obligations } = oracle.facts;
  const one = directives.get(id);
  if (one === undefined) {
    return false;
  }
  const isIssuer = actsFor(oracle, 'directive.issue', one.organization);
  if (one.status === 'DRAFT') {
    return isIssuer || actsFor(oracle, 'directive.read', one.organization);
  }
  return (
    isIssuer ||
    oracle.covers('directive.read', one.organization) ||
    [...obligations.values()].some(
      ({ kind, source, id: owed }) => kind === 'DIRECTIVE' && source === id && seesObligation(oracle, owed),
    )
  );
}

/** A saved audience serves its organization and, when shared, those below that hand out work. */
export function seesAudience(oracle: Oracle, id: string): boolean {
  const one = oracle.facts.audiences.get(id);
  return (
    one !== undefined &&
    oracle
      .organizationsOf('directive.issue')
      .some((mine) => mine === one.organization || (one.isShared && oracle.liesBelow(mine, one.organization)))
  );
}
