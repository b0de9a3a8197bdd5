import { useTranslation } from 'react-i18next';
import {
  type ChainStepFragment,
  ChainFieldsDocument,
  ChainPermissionsDocument,
  type ProcedureSubjectKind,
} from '../../gql/graphql.ts';
import { currentLocale } from '../../providers/i18n.ts';
import { useDocument } from '../data/use-document.ts';
import { useEnumLabel } from '../enum/enum-label.tsx';

type Body = ChainStepFragment['bodies'][number];
type Condition = ChainStepFragment['conditions'][number];

/** Words for the steps of chains of one subject. */
export interface ChainWords {
  /** Name of a step in the language of the page. */
  readonly nameOf: (step: Pick<ChainStepFragment, 'name' | 'nameEn'>) => string;
  readonly title: (key: string) => string;
  /** Who answers: where, and in which office. */
  readonly bodyOf: (body: Body) => string;
  readonly conditionOf: (condition: Condition) => string;
  /** Everything that a step of a chain asks for, one sentence each. */
  readonly sentencesOf: (step: ChainStepFragment, steps: readonly ChainStepFragment[]) => readonly string[];
}

/** Tells in words what a chain asks for, so that nobody has to read its settings. */
export function useChainWords(subjectKind: ProcedureSubjectKind): ChainWords {
  const { t } = useTranslation();
  const label = useEnumLabel();
  const fields = useDocument(ChainFieldsDocument, { subjectKind }, { resource: 'procedureField' });
  const catalogue = useDocument(ChainPermissionsDocument, {}, { resource: 'permission' });
  const joined = (items: readonly string[], by: string) => items.join(t(`chain.${by}`));
  const title = (key: string) => t(`chain.titles.${key}`, { defaultValue: key });
  const nameOf: ChainWords['nameOf'] = ({ name, nameEn }) => (currentLocale() === 'en' && nameEn ? nameEn : name);

  const bodyOf = ({ of, relation, level, titles, permission }: Body) => {
    const base = t(`chain.bases.${subjectKind}.${of}`);
    const place = t(`chain.places.${relation}`, { base, level: level ? label('OrganizationLevel', level) : '…' });
    const permissionName =
      catalogue.data?.permissionCatalogue.find(({ key }) => key === permission)?.label ?? permission ?? '';
    const titled = joined(titles.map(title), 'or');
    const who = permission
      ? titled
        ? t('chain.whoHolds', { who: titled, permission: permissionName })
        : t('chain.holderOf', { permission: permissionName })
      : titled || t('chain.anyone');
    return t('chain.ofWhom', { place, who });
  };
  const conditionOf = ({ field, operator, values }: Condition) => {
    const spec = fields.data?.procedureFields.find(({ key }) => key === field);
    const wordOf = (value: string) =>
      spec?.enumName ? label(spec.enumName, value) : field === 'titleKey' ? title(value) : value;
    return t(`chain.conditions.${operator}`, {
      field: spec?.label ?? (field || '…'),
      values: joined(values.map(wordOf), 'or') || '…',
    });
  };
  const asks = (step: ChainStepFragment) => {
    const kind = label('ProcedureStepKind', step.kind);
    const who = joined(step.bodies.map(bodyOf), 'together');
    const { quorum } = step;
    return step.bodies.length === 0
      ? t('chain.nobody')
      : step.bodies.length === 1
        ? t('chain.asks', { who, kind })
        : quorum === null || quorum === step.bodies.length
          ? t('chain.asksAll', { who, kind })
          : t('chain.asksSome', { who, kind, count: quorum });
  };
  const returns = ({ returnsTo }: ChainStepFragment, steps: readonly ChainStepFragment[]) => {
    if (!returnsTo) {
      return [];
    }
    const names = steps.filter(({ key }) => returnsTo.includes(key)).map(nameOf);
    return [names.length === 0 ? t('chain.returnsToOpener') : t('chain.returnsTo', { steps: joined(names, 'and') })];
  };
  const sentencesOf: ChainWords['sentencesOf'] = (step, steps) => {
    const days = (list: readonly number[]) => joined(list.map(String), 'and');
    return [
      ...(step.conditions.length > 0
        ? [t('chain.onlyIf', { conditions: joined(step.conditions.map(conditionOf), 'both') })]
        : []),
      asks(step),
      step.deadlineDays === null ? t('chain.open') : t('chain.within', { count: step.deadlineDays }),
      ...(step.remindBefore.length > 0 ? [t('chain.remindBefore', { days: days(step.remindBefore) })] : []),
      ...(step.remindAfter.length > 0 ? [t('chain.remindAfter', { days: days(step.remindAfter) })] : []),
      ...(step.escalatesWhenLate ? [t('chain.escalates')] : []),
      ...returns(step, steps),
    ].map((sentence) => sentence + t('chain.stop'));
  };
  return { nameOf, title, bodyOf, conditionOf, sentencesOf };
}
