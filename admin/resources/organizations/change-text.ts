/** How the words of one language are looked up. */
export interface ChangeWords {
  /** Word for a value of an enum, or the value itself. */
  readonly enumLabel: (type: string, value: string) => string;
  /** Name of a field of an organization, or the field itself. */
  readonly fieldLabel: (field: string) => string;
}

const stateChanges = ['SUSPENDED', 'RESUMED', 'ARCHIVED', 'RESTORED'];
// Fields of the audit entries of a plan, in the capitals in which the trail asks for their words.
const planFields: Readonly<Record<string, string>> = { ACTION: 'PlannedAction', STATUS: 'PlannedChangeStatus' };
const enumFields: Readonly<Record<string, string>> = { category: 'InstitutionCategory', clubType: 'ClubType' };

/**
 * One side of a change in words. The log keeps states and relations as values of the schema and an edit as
 * `field: value; field: value`; names stand as they are.
 */
export function changeText(kind: string, text: string | null | undefined, words: ChangeWords): string | null {
  if (!text) {
    return null;
  }
  if (stateChanges.includes(kind)) {
    return words.enumLabel('OrganizationStatus', text);
  }
  const planType = planFields[kind];
  if (planType) {
    return words.enumLabel(planType, text);
  }
  return kind === 'UPDATED'
    ? text
        .split('; ')
        .map((part) => updateText(part, words))
        .join('; ')
    : text;
}

function updateText(part: string, { enumLabel, fieldLabel }: ChangeWords): string {
  const [, head = part, value] = /^(\w+)(?:: (.*))?$/s.exec(part) ?? [];
  if (head === 'GUIDED_BY' || head === 'AFFILIATED_WITH') {
    const kind = enumLabel('OrganizationLinkKind', head);
    return value === undefined ? kind : `${kind}: ${value}`;
  }
  const enumType = enumFields[head];
  return value === undefined ? part : `${fieldLabel(head)}: ${enumType && value ? enumLabel(enumType, value) : value}`;
}
