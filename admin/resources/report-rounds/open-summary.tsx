import { useTranslation } from 'react-i18next';
import { ReportRoundTemplatesDocument } from '../../gql/graphql.ts';
import { labelOf } from '../../../schema/form/form-problem.ts';
import { currentLocale } from '../../providers/i18n.ts';
import { useViewer } from '../../providers/viewer.ts';
import { useDocument } from '../../shared/data/use-document.ts';
import { DayText } from '../../shared/date/date-text.tsx';
import { Facts } from '../../shared/detail/facts.tsx';
import type { OpenValues } from './open.tsx';

/** What a round will be, before it is opened. */
export function OpenSummary({ values }: { readonly values: Partial<OpenValues> }) {
  const { t } = useTranslation();
  const offices = useViewer()?.offices ?? [];
  const { data } = useDocument(ReportRoundTemplatesDocument, { search: null }, { resource: 'reportTemplate' });
  const template = data?.reportTemplates.nodes.find(({ id }) => id === values.templateId);
  const owner = offices.find(({ organization }) => organization.id === values.organizationId)?.organization.name;
  return (
    <Facts
      facts={[
        { key: 'title', label: t('reportRound.name'), value: values.title },
        { key: 'organization', label: t('reportRound.organization'), value: owner },
        {
          key: 'template',
          label: t('reportRound.template'),
          value: template
            ? `${labelOf({ label: template.name, labelEn: template.nameEn }, currentLocale())} · ${t('reportRound.versionOf', { number: template.latestNumber })}`
            : null,
        },
        {
          key: 'period',
          label: t('reportRound.period'),
          value: (
            <>
              {values.periodLabel} (<DayText value={values.periodFrom} /> – <DayText value={values.periodTo} />)
            </>
          ),
        },
        { key: 'dueOn', label: t('reportRound.dueOn'), value: <DayText value={values.dueOn} /> },
      ]}
    />
  );
}
