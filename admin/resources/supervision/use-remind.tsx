import { App } from 'antd';
import { useTranslation } from 'react-i18next';
import { SupervisionRemindDocument } from '../../gql/graphql.ts';
import { useAction } from '../../shared/data/use-action.ts';
import type { Source } from './board-address.ts';

/** One click and one yes: reminds all that are late and that the organization verifies, of one source or of all. */
export function useRemind(organizationId: string, source: Source): { readonly ask: (count?: number) => void } {
  const { t } = useTranslation();
  const { modal } = App.useApp();
  const action = useAction({
    document: SupervisionRemindDocument,
    payload: (data) => data.obligationRemind,
    invalidates: ['supervision', 'obligation', 'desk'],
    successMessage: ({ result }) => t('supervision.remind.done', { count: result?.count ?? 0 }),
  });
  return {
    ask: (count) =>
      void modal.confirm({
        title: t('supervision.remind.title'),
        content: count === undefined ? t('supervision.remind.text') : t('supervision.remind.textCount', { count }),
        okText: t('supervision.remind.action'),
        cancelText: t('supervision.remind.cancel'),
        onOk: () =>
          action.run({
            input: {
              organizationId,
              ...(source.kind === 'directive' ? { directiveId: source.id } : {}),
              ...(source.kind === 'round' ? { reportRoundId: source.id } : {}),
              ...(source.kind === 'DIRECTIVE' || source.kind === 'REPORT_ROUND' ? { sourceKind: source.kind } : {}),
            },
          }),
      }),
  };
}
