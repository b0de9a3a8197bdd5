import { Form, Input, InputNumber, Modal, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { LIMITS } from '../../../schema/limits.ts';
import {
  RuleCharterHintsDocument,
  type RuleCharterHintsQuery,
  RulePackDraftDocument,
  type RulePackDraftInput,
  RulePackParameterSetDocument,
  RulePackPublishDocument,
  type RulePackShowQuery,
  type RuleParameterSetInput,
} from '../../gql/graphql.ts';
import { useDocument } from '../../shared/data/use-document.ts';
import { useAction } from '../../shared/data/use-action.ts';
import { DayText } from '../../shared/date/date-text.tsx';
import { DayPicker } from '../../shared/date/day-picker.tsx';
import { addDays, today } from '../../shared/date/format.ts';
import { ActionFormView } from '../../shared/form/action-form-view.tsx';
import { useActionForm } from '../../shared/form/use-action-form.ts';
import { present } from '../../shared/form/present.ts';
import { useTitleWords } from './rule-words.tsx';

/** A version of rules as its page reads it. */
export type Pack = NonNullable<RulePackShowQuery['rulePack']>;
/** One parameter of a version. */
export type Parameter = Pack['parameters'][number];
/** What is known of a parameter beside its value. */
export type Definition = RulePackShowQuery['ruleParameterDefinitions'][number];

interface PackDialogProps {
  readonly pack: Pack;
  readonly onClose: () => void;
}

/** Starts the next version as a draft with the parameters of this one. */
export function DraftDialog({ pack, onClose }: PackDialogProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const form = useActionForm({
    document: RulePackDraftDocument,
    payload: (data) => data.rulePackDraft,
    toVariables: (values: Pick<RulePackDraftInput, 'name' | 'validFrom'>) => ({
      input: { ...values, basedOnId: pack.id, ...(pack.organization ? { organizationId: pack.organization.id } : {}) },
    }),
    // A version begins after the one it follows.
    initialValues: { name: pack.name, validFrom: pack.validFrom < today() ? today() : addDays(pack.validFrom, 1) },
    invalidates: ['rulePack'],
    successMessage: t('rulePack.draft.done'),
    onDone: (payload) => {
      onClose();
      if (payload.rulePack) {
        void navigate(`/rule-packs/${payload.rulePack.id}`);
      }
    },
  });
  const required = (key: string) => [{ required: true, message: t('form.required', { label: t(key) }) }];
  return (
    <Modal
      open
      title={t('rulePack.draft.action')}
      okText={t('rulePack.draft.action')}
      cancelText={t('form.cancel')}
      confirmLoading={form.isSaving}
      mask={{ closable: false }}
      onOk={() => form.instance.submit()}
      onCancel={onClose}
    >
      <ActionFormView form={form} name="rule-pack-draft" isInDialog>
        <Form.Item name="name" label={t('rulePack.name')} rules={required('rulePack.name')}>
          <Input maxLength={LIMITS.name} />
        </Form.Item>
        <Form.Item name="validFrom" label={t('rulePack.validFrom')} rules={required('rulePack.validFrom')}>
          <DayPicker />
        </Form.Item>
      </ActionFormView>
    </Modal>
  );
}

/** Publishes a draft after saying from when on it holds. */
export function PublishDialog({ pack, onClose }: PackDialogProps) {
  const { t } = useTranslation();
  const publish = useAction({
    document: RulePackPublishDocument,
    payload: (result) => result.rulePackPublish,
    invalidates: ['rulePack'],
    successMessage: t('rulePack.publish.done'),
    onDone: onClose,
  });
  return (
    <Modal
      open
      title={t('rulePack.publish.action')}
      okText={t('rulePack.publish.action')}
      cancelText={t('form.cancel')}
      confirmLoading={publish.isRunning}
      mask={{ closable: false }}
      onOk={() => void publish.run({ id: pack.id, version: pack.version })}
      onCancel={onClose}
    >
      <p>{t('rulePack.publish.explanation')}</p>
      <p>
        {t('rulePack.validFrom')} <DayText value={pack.validFrom} />
      </p>
    </Modal>
  );
}

const parameterValues = ({ key, number, values, floor, ceiling, source }: Parameter): RuleParameterSetInput => ({
  key,
  number: number ?? null,
  values: values ?? null,
  floor: floor ?? null,
  ceiling: ceiling ?? null,
  source,
});

/** The rules in force for the organization whose charter a draft states; none for general rules. */
function useCharterHints(pack: Pack): RuleCharterHintsQuery['effectiveRules'] {
  const { data } = useDocument(
    RuleCharterHintsDocument,
    { organizationId: pack.organization?.id ?? '', date: pack.validFrom },
    { resource: 'rulePack', isEnabled: Boolean(pack.organization) },
  );
  return data?.effectiveRules ?? [];
}

interface ParameterDialogProps extends PackDialogProps {
  /** The parameter to change, or null to add one. */
  readonly parameter: Parameter | null;
  readonly definitions: readonly Definition[];
  readonly onReload: () => Promise<Pack | null | undefined>;
}

/** Changes a parameter of a draft, or adds one that it does not have yet. */
export function ParameterDialog({ pack, parameter, definitions, onClose, onReload }: ParameterDialogProps) {
  const { t } = useTranslation();
  const words = useTitleWords();
  const form = useActionForm({
    document: RulePackParameterSetDocument,
    payload: (data) => data.rulePackParameterSet,
    toVariables: (values: RuleParameterSetInput) => ({ id: pack.id, version: pack.version, input: present(values) }),
    initialValues: parameter ? parameterValues(parameter) : {},
    invalidates: ['rulePack'],
    successMessage: t('rulePack.set.done'),
    onDone: onClose,
    onReload: async () => {
      const fresh = (await onReload())?.parameters.find((item) => item.key === parameter?.key);
      return fresh ? parameterValues(fresh) : undefined;
    },
  });
  const key: string | undefined = Form.useWatch('key', form.instance) ?? parameter?.key;
  const definition = definitions.find((item) => item.key === key);
  const taken = new Set(pack.parameters.map((item) => item.key));
  const required = (label: string) => [{ required: true, message: t('form.required', { label: t(label) }) }];
  const inForce = useCharterHints(pack).find((rule) => rule.key === key);
  const known = [...new Set([...pack.parameters.flatMap(({ values }) => values ?? []), ...(inForce?.values ?? [])])];
  const hint = inForce
    ? t('rulePack.charterHint', {
        value: inForce.values ? inForce.values.map(words).join(t('rulePack.comma')) : (inForce.number ?? ''),
        source: inForce.source,
      })
    : null;
  return (
    <Modal
      open
      title={parameter ? (definition?.label ?? parameter.key) : t('rulePack.add')}
      okText={t('form.save')}
      cancelText={t('form.cancel')}
      confirmLoading={form.isSaving}
      mask={{ closable: false }}
      onOk={() => form.instance.submit()}
      onCancel={onClose}
    >
      <ActionFormView form={form} name="rule-parameter" isInDialog>
        <Form.Item
          name="key"
          label={t('rulePack.parameter')}
          rules={required('rulePack.parameter')}
          hidden={parameter !== null}
        >
          <Select
            showSearch={{ optionFilterProp: 'label' }}
            options={definitions
              .filter((item) => item.key === parameter?.key || !taken.has(item.key))
              .map((item) => ({ value: item.key, label: item.label }))}
          />
        </Form.Item>
        {definition?.type === 'LIST' ? (
          <Form.Item name="values" label={t('rulePack.values')} extra={hint} rules={required('rulePack.values')}>
            <Select mode="tags" options={known.map((value) => ({ value, label: words(value) }))} />
          </Form.Item>
        ) : null}
        {definition?.type === 'NUMBER' ? (
          <>
            <Form.Item
              name="number"
              label={definition.unit ? `${t('rulePack.value')} (${definition.unit})` : t('rulePack.value')}
              extra={hint}
              rules={required('rulePack.value')}
            >
              <InputNumber min={0} precision={0} style={{ width: '100%' }} />
            </Form.Item>
            {pack.organization ? null : (
              <>
                <Form.Item name="floor" label={t('rulePack.floor')}>
                  <InputNumber min={0} precision={0} style={{ width: '100%' }} />
                </Form.Item>
                <Form.Item name="ceiling" label={t('rulePack.ceiling')}>
                  <InputNumber min={0} precision={0} style={{ width: '100%' }} />
                </Form.Item>
              </>
            )}
          </>
        ) : null}
        <Form.Item name="source" label={t('rulePack.source')} rules={required('rulePack.source')}>
          <Input maxLength={LIMITS.reason} />
        </Form.Item>
      </ActionFormView>
    </Modal>
  );
}
