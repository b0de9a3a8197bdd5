import { useTranslation } from 'react-i18next';
import { RuleDefinitionsDocument } from '../../gql/graphql.ts';
import { useDocument } from '../../shared/data/use-document.ts';

/** Words for one value of a list: a title, or several that are meant together (`CHAIR+OFFICER`). */
export function useTitleWords(): (value: string) => string {
  const { t } = useTranslation();
  return (value) =>
    value
      .split('+')
      .map((key) => t(`office.titles.${key}`, { defaultValue: key }))
      .join(' + ');
}

/** Name of a rule parameter. */
export function RuleLabel({ ruleKey }: { readonly ruleKey: string }) {
  const { data } = useDocument(RuleDefinitionsDocument, {}, { resource: 'rulePack' });
  return data?.ruleParameterDefinitions.find(({ key }) => key === ruleKey)?.label ?? ruleKey;
}
