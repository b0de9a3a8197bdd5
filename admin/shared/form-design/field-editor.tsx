import { Checkbox, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { LIMITS } from '../../../schema/limits.ts';
import { labelOf } from '../../../schema/form/form-problem.ts';
import {
  FORM_FIELD_KINDS,
  type FormAggregate,
  type FormField,
  type FormFieldKind,
  isNumeric,
} from '../../../schema/form/form-spec.ts';
import { aggregatesOf, hasProperty } from '../../../schema/form/parse-form-spec.ts';
import { currentLocale } from '../../providers/i18n.ts';
import { useEnumOptions } from '../enum/enum-label.tsx';
import { LabelledField } from '../form-fill/labelled-field.tsx';
import { CellRulesEditor, CountInput, TextInput } from './cell-rules-editor.tsx';
import { ColumnsEditor } from './columns-editor.tsx';
import { fieldOfKind } from './design.ts';
import type { DesignProblems } from './design-problems.ts';
import { ExpressionEditor } from './expression-editor.tsx';
import styles from './form-design.module.css';

/** A system fact that can fill a field. */
export interface FactChoice {
  readonly key: string;
  readonly label: string;
  readonly kinds: readonly FormFieldKind[];
}

interface FieldEditorProps {
  readonly id: string;
  readonly index: number;
  readonly field: FormField;
  readonly fields: readonly FormField[];
  readonly facts: readonly FactChoice[];
  readonly problems: DesignProblems;
  readonly lockedKeys: ReadonlySet<string>;
  readonly onChange: (field: FormField) => void;
}

/** Every property of one field; what its kind does not know is not there. */
export function FieldEditor(props: FieldEditorProps) {
  const { id, index, field, problems, onChange } = props;
  const { t } = useTranslation();
  const change = (part: Partial<FormField>) => onChange({ ...field, ...part });
  return (
    <div className={styles['editor']}>
      <Names {...props} change={change} />
      <CellRulesEditor id={id} rules={field} onChange={change} problems={problems} path={[index]} />
      <KindRules {...props} change={change} />
      <div className={styles['flags']}>
        <Checkbox checked={field.isRequired} onChange={(event) => change({ isRequired: event.target.checked })}>
          {t('formDesign.p.isRequired')}
        </Checkbox>
        {hasProperty(field.kind, 'isMultiple') ? (
          <Checkbox checked={field.isMultiple} onChange={(event) => change({ isMultiple: event.target.checked })}>
            {t('formDesign.p.isMultiple')}
          </Checkbox>
        ) : null}
        {hasProperty(field.kind, 'isMoney') ? (
          <Checkbox
            checked={field.isMoney}
            onChange={(event) => change({ isMoney: event.target.checked, unit: null, unitEn: null, decimals: null })}
          >
            {t('formDesign.p.isMoney')}
          </Checkbox>
        ) : null}
      </div>
      <RollUp {...props} change={change} />
    </div>
  );
}

type PartProps = FieldEditorProps & { readonly change: (part: Partial<FormField>) => void };

function Names({ id, index, field, problems, lockedKeys, onChange, change }: PartProps) {
  const { t } = useTranslation();
  const kinds = useEnumOptions('FormFieldKind', FORM_FIELD_KINDS);
  const at = (name: string) => ({ id: `${id}-${name}`, problems: problems.at(index, name) });
  return (
    <div className={styles['grid']}>
      <LabelledField {...at('label')} label={t('formDesign.p.label')}>
        {(control) => (
          <TextInput
            control={control}
            value={field.label}
            max={LIMITS.formLabel}
            onChange={(label) => change({ label: label ?? '' })}
          />
        )}
      </LabelledField>
      <LabelledField {...at('labelEn')} label={t('formDesign.p.labelEn')}>
        {(control) => (
          <TextInput
            control={control}
            value={field.labelEn}
            max={LIMITS.formLabel}
            onChange={(labelEn) => change({ labelEn })}
          />
        )}
      </LabelledField>
      <LabelledField {...at('kind')} label={t('formDesign.p.kind')}>
        {(control) => (
          <Select<FormFieldKind>
            {...control}
            style={{ width: '100%' }}
            value={field.kind}
            options={kinds}
            onChange={(kind) => onChange(fieldOfKind(field, kind))}
          />
        )}
      </LabelledField>
      <LabelledField {...at('key')} label={t('formDesign.p.key')} help={t('formDesign.p.keyHelp')}>
        {(control) => (
          <TextInput
            control={control}
            value={field.key}
            max={LIMITS.formKey}
            isReadOnly={lockedKeys.has(field.key)}
            onChange={(key) => change({ key: key ?? '' })}
          />
        )}
      </LabelledField>
      {(['help', 'helpEn'] as const).map((name) => (
        <LabelledField
          key={name}
          {...at(name)}
          label={t(name === 'help' ? 'formDesign.p.help' : 'formDesign.p.helpEn')}
        >
          {(control) => (
            <Input.TextArea
              {...control}
              value={field[name] ?? ''}
              maxLength={LIMITS.formHelp}
              autoSize={{ minRows: 1, maxRows: 5 }}
              onChange={(event) => change({ [name]: event.target.value || null })}
            />
          )}
        </LabelledField>
      ))}
    </div>
  );
}

function KindRules({ id, index, field, fields, problems, lockedKeys, change }: PartProps) {
  const { t } = useTranslation();
  const count = (name: 'minRows' | 'maxRows' | 'maxFiles', label: string, from: number, to: number) => (
    <LabelledField key={name} id={`${id}-${name}`} problems={problems.at(index, name)} label={label}>
      {(control) => (
        <CountInput
          control={control}
          value={field[name]}
          from={from}
          to={to}
          onChange={(value) => change({ [name]: value })}
        />
      )}
    </LabelledField>
  );
  switch (field.kind) {
    case 'TABLE':
      return (
        <>
          <div className={styles['grid']}>
            {count('minRows', t('formDesign.p.minRows'), 0, LIMITS.formRows)}
            {count('maxRows', t('formDesign.p.maxRows'), 1, LIMITS.formRows)}
          </div>
          <LabelledField
            id={`${id}-columns`}
            problems={problems.at(index, 'columns')}
            label={t('formDesign.p.columns')}
            isGroup
          >
            {() => (
              <ColumnsEditor
                id={`${id}-columns`}
                columns={field.columns}
                onChange={(columns) => change({ columns })}
                problems={problems}
                path={[index, 'columns']}
                lockedKeys={lockedKeys.has(field.key) ? lockedKeys : new Set()}
              />
            )}
          </LabelledField>
        </>
      );
    case 'FILE':
      return <div className={styles['grid']}>{count('maxFiles', t('formDesign.p.maxFiles'), 1, LIMITS.formFiles)}</div>;
    case 'COMPUTED':
      return (
        <LabelledField
          id={`${id}-expression`}
          problems={problems.at(index, 'expression')}
          label={t('formDesign.p.expression')}
          help={t('formDesign.expressionHelp')}
        >
          {(control) => (
            <ExpressionEditor
              control={control}
              field={field}
              fields={fields}
              onChange={(expression) => change({ expression })}
            />
          )}
        </LabelledField>
      );
    default:
      return null;
  }
}

function RollUp({ id, index, field, fields, facts, problems, change }: PartProps) {
  const { t } = useTranslation();
  const locale = currentLocale();
  const rules = useEnumOptions('FormAggregate', aggregatesOf(field.kind));
  const weights = fields
    .filter((one) => one !== field && isNumeric(one))
    .map((one) => ({ value: one.key, label: labelOf(one, locale) || one.key }));
  const fitting = facts.filter(({ kinds }) => kinds.includes(field.kind));
  const known = fitting.map(({ key, label }) => ({ value: key, label }));
  // A fact that is gone stays in sight, so that its problem has something to point at.
  const lost = field.prefill !== null && !fitting.some(({ key }) => key === field.prefill) ? [field.prefill] : [];
  return (
    <div className={styles['grid']}>
      <LabelledField
        id={`${id}-aggregate`}
        problems={problems.at(index, 'aggregate')}
        label={t('formDesign.p.aggregate')}
        help={t('formDesign.p.aggregateHelp')}
      >
        {(control) => (
          <Select<FormAggregate>
            {...control}
            style={{ width: '100%' }}
            value={field.aggregate}
            options={rules}
            onChange={(aggregate) =>
              change({ aggregate, weightKey: aggregate === 'WEIGHTED' ? field.weightKey : null })
            }
          />
        )}
      </LabelledField>
      {field.aggregate === 'WEIGHTED' ? (
        <LabelledField
          id={`${id}-weightKey`}
          problems={problems.at(index, 'weightKey')}
          label={t('formDesign.p.weightKey')}
        >
          {(control) => (
            <Select<string>
              {...control}
              style={{ width: '100%' }}
              value={field.weightKey}
              placeholder={t('formFill.choose')}
              options={weights}
              onChange={(weightKey) => change({ weightKey })}
            />
          )}
        </LabelledField>
      ) : null}
      {hasProperty(field.kind, 'prefill') && (fitting.length > 0 || lost.length > 0) ? (
        <LabelledField
          id={`${id}-prefill`}
          problems={problems.at(index, 'prefill')}
          label={t('formDesign.p.prefill')}
          help={t('formDesign.p.prefillHelp')}
        >
          {(control) => (
            <Select<string>
              {...control}
              style={{ width: '100%' }}
              value={field.prefill ?? ''}
              options={[
                { value: '', label: t('formDesign.p.prefillNone') },
                ...known,
                ...lost.map((key) => ({ value: key, label: key })),
              ]}
              onChange={(key) => change({ prefill: key || null })}
            />
          )}
        </LabelledField>
      ) : null}
    </div>
  );
}
