import { Button, Table } from 'antd';
import { useTranslation } from 'react-i18next';
import { labelOf } from '../../../schema/form/form-problem.ts';
import type { ReportTotalPartsFragment } from '../../gql/graphql.ts';
import { currentLocale } from '../../providers/i18n.ts';
import { Nothing } from '../date/date-text.tsx';
import { useEnumLabel } from '../enum/enum-label.tsx';
import { EmptyState } from '../feedback/empty-state.tsx';
import { changeText, figureText } from './figure-text.ts';
import styles from './report.module.css';

/** Total of one field as the API gives it. */
export type Total = ReportTotalPartsFragment;

interface TotalsTableProps {
  readonly label: string;
  readonly totals: readonly Total[];
  /** Shows the last period and what has changed since. */
  readonly hasPrevious?: boolean;
  /** Leads to what a total is made of. */
  readonly onSource?: (total: Total) => void;
}

/** Totals by their rule, exact, each with its way to the source. */
export function TotalsTable({ label, totals, hasPrevious = false, onSource }: TotalsTableProps) {
  const { t } = useTranslation();
  const enumLabel = useEnumLabel();
  const locale = currentLocale();
  return (
    <Table<Total>
      aria-label={label}
      size="small"
      rowKey="key"
      dataSource={[...totals]}
      pagination={false}
      scroll={{ x: 'max-content' }}
      locale={{ emptyText: <EmptyState title={t('report.none')} /> }}
      columns={[
        {
          key: 'field',
          title: t('report.field'),
          rowScope: 'row',
          render: (_, total) => <span className={styles['name']}>{labelOf(total, locale)}</span>,
        },
        {
          key: 'value',
          title: t('report.value'),
          align: 'end',
          render: (_, total) => <Figure total={total} />,
        },
        ...(hasPrevious
          ? [
              {
                key: 'previous',
                title: t('report.previous'),
                align: 'end' as const,
                render: (_: unknown, total: Total) => figureText(total, total.previousValue) || <Nothing />,
              },
              {
                key: 'change',
                title: t('report.change'),
                align: 'end' as const,
                render: (_: unknown, total: Total) =>
                  changeText(total, total.value, total.previousValue) || <Nothing />,
              },
            ]
          : []),
        { key: 'rule', title: t('report.rule'), render: (_, total) => enumLabel('FormAggregate', total.rule) },
        {
          key: 'answered',
          title: t('report.answered'),
          align: 'end',
          render: (_, { answerCount, unitCount }) => `${answerCount} / ${unitCount}`,
        },
        ...(onSource
          ? [
              {
                key: 'source',
                title: t('report.source'),
                render: (_: unknown, total: Total) => (
                  <Button
                    size="small"
                    aria-label={t('report.sourceOf', { label: labelOf(total, locale) })}
                    onClick={() => onSource(total)}
                  >
                    {t('report.source')}
                  </Button>
                ),
              },
            ]
          : []),
      ]}
    />
  );
}

/** The figure; for averages the exact sum and weight behind it, for lists how many there are. */
function Figure({ total }: { readonly total: Total }) {
  const { t } = useTranslation();
  if (total.rule === 'LIST') {
    return <>{t('report.listed', { count: total.answerCount })}</>;
  }
  const text = figureText(total, total.value);
  if (text === '') {
    return <Nothing />;
  }
  const isAverage = total.rule === 'AVERAGE' || total.rule === 'WEIGHTED';
  return (
    <>
      <strong className={styles['figure']}>{text}</strong>
      {isAverage && total.sum && total.weight ? (
        <div className={styles['basis']}>
          {t('report.basis', {
            sum: total.rule === 'AVERAGE' ? figureText(total, total.sum) : total.sum,
            weight: total.weight,
          })}
        </div>
      ) : null}
    </>
  );
}
