import type { Run } from '../../kernel/audit.ts';

/** Says whether something that an account holds on a day requires a second factor. */
export type SecondFactorRule = (run: Run, accountId: string, today: string) => Promise<boolean>;

const rules: SecondFactorRule[] = [];

/** Lets a later module name what requires a second factor, such as the offices that a rule pack lists. */
export function addSecondFactorRule(rule: SecondFactorRule): void {
  rules.push(rule);
}

/** True while anything that the account holds requires a second factor, which then can't be turned off. */
export async function isSecondFactorInForce(run: Run, accountId: string, today: string): Promise<boolean> {
  for (const rule of rules) {
    if (await rule(run, accountId, today)) {
      return true;
    }
  }
  return false;
}
