import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Input, Select } from 'antd';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { ENUM_LABELS } from '../../../schema/enum-labels.ts';
import { LIMITS } from '../../../schema/limits.ts';
import {
  ChainFieldsDocument,
  type ChainFieldsQuery,
  type ProcedureConditionOperator,
  type ProcedureSubjectKind,
} from '../../gql/graphql.ts';
import { chainTitles } from '../../shared/chain/chain-enums.ts';
import { useChainWords } from '../../shared/chain/use-chain-words.ts';
import { useDocument } from '../../shared/data/use-document.ts';
import { useEnumLabel, useEnumOptions } from '../../shared/enum/enum-label.tsx';
import { Field } from './field.tsx';
import { type ConditionDraft, replaced, without } from './step-draft.ts';
import styles from './procedures.module.css';

type FieldSpec = ChainFieldsQuery['procedureFields'][number];
const operators = ['ONE_OF', 'NONE_OF', 'IS_SET', 'IS_NOT_SET', 'AT_LEAST', 'AT_MOST'] as const;
const isUnary = (operator: string) => operator === 'IS_SET' || operator === 'IS_NOT_SET';
const isSingle = (operator: string) => operator === 'AT_LEAST' || operator === 'AT_MOST';

interface ConditionRowsProps {
  readonly subjectKind: ProcedureSubjectKind;
  readonly conditions: readonly ConditionDraft[];
  readonly onChange: (conditions: ConditionDraft[]) => void;
}

/** When a step applies; without conditions it always does. */
export function ConditionRows({ subjectKind, conditions, onChange }: ConditionRowsProps) {
  const { t } = useTranslation();
  const id = useId();
  const { data } = useDocument(ChainFieldsDocument, { subjectKind }, { resource: 'procedureField' });
  const fields = data?.procedureFields ?? [];
  const operatorOptions = useEnumOptions('ProcedureConditionOperator', operators);
  return (
    <div className={styles['rows']}>
      {conditions.map((condition, index) => (
        <div key={index} role="group" aria-labelledby={`${id}-${index}`} className={styles['rowItem']}>
          <div id={`${id}-${index}`} className={styles['rowTitle']}>
            {t('procedure.editor.conditionNo', { no: index + 1 })}
          </div>
          <div className={styles['fields']}>
            <Field label={t('procedure.editor.conditionField')}>
              {(field) => (
                <Select<string>
                  id={field}
                  {...(condition.field ? { value: condition.field } : {})}
                  placeholder={t('procedure.choose')}
                  showSearch={{ optionFilterProp: 'label' }}
                  options={fields.map(({ key, label }) => ({ value: key, label }))}
                  onChange={(key) => onChange(replaced(conditions, index, { ...condition, field: key, values: [] }))}
                />
              )}
            </Field>
            <Field label={t('procedure.editor.operator')}>
              {(field) => (
                <Select<ProcedureConditionOperator>
                  id={field}
                  value={condition.operator}
                  options={operatorOptions}
                  onChange={(operator) =>
                    onChange(
                      replaced(conditions, index, {
                        ...condition,
                        operator,
                        values: isUnary(operator)
                          ? []
                          : isSingle(operator)
                            ? condition.values.slice(0, 1)
                            : condition.values,
                      }),
                    )
                  }
                />
              )}
            </Field>
            {isUnary(condition.operator) ? null : (
              <ConditionValues
                subjectKind={subjectKind}
                condition={condition}
                spec={fields.find(({ key }) => key === condition.field)}
                onChange={(values) => onChange(replaced(conditions, index, { ...condition, values }))}
              />
            )}
          </div>
          <Button
            size="small"
            icon={<DeleteOutlined />}
            aria-label={t('procedure.editor.removeCondition', { no: index + 1 })}
            onClick={() => onChange(without(conditions, index))}
          >
            {t('procedure.editor.remove')}
          </Button>
        </div>
      ))}
      <Button
        icon={<PlusOutlined />}
        disabled={conditions.length >= LIMITS.stepConditions}
        onClick={() => onChange([...conditions, { field: '', operator: 'ONE_OF', values: [] }])}
      >
        {t('procedure.editor.addCondition')}
      </Button>
    </div>
  );
}

interface ConditionValuesProps {
  readonly subjectKind: ProcedureSubjectKind;
  readonly condition: ConditionDraft;
  readonly spec: FieldSpec | undefined;
  readonly onChange: (values: string[]) => void;
}

function ConditionValues({ subjectKind, condition, spec, onChange }: ConditionValuesProps) {
  const { t } = useTranslation();
  const label = useEnumLabel();
  const words = useChainWords(subjectKind);
  const enumName = spec?.enumName ?? null;
  const catalogue: Readonly<Record<string, Readonly<Record<string, string>>>> = ENUM_LABELS['zh-CN'];
  const known = enumName
    ? Object.keys(catalogue[enumName] ?? {}).map((value) => ({ value, label: label(enumName, value) }))
    : condition.field === 'titleKey'
      ? chainTitles.map((value) => ({ value: value as string, label: words.title(value) }))
      : undefined;
  return (
    <Field label={t('procedure.editor.values')} {...(known ? {} : { help: t('procedure.editor.valuesHelp') })} isWide>
      {(id) =>
        isSingle(condition.operator) ? (
          <Input
            id={id}
            value={condition.values[0] ?? ''}
            maxLength={LIMITS.name}
            onChange={({ target }) => onChange(target.value ? [target.value] : [])}
          />
        ) : (
          <Select<string[]>
            id={id}
            mode={known ? 'multiple' : 'tags'}
            value={[...condition.values]}
            placeholder={t('procedure.choose')}
            showSearch={{ optionFilterProp: 'label' }}
            options={known ?? []}
            onChange={onChange}
          />
        )
      }
    </Field>
  );
}
