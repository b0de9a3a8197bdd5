import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Form, Input, Select } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { LIMITS } from '../../../schema/limits.ts';
import { OrganizationSplitDocument, OrganizationSplitUnitsDocument } from '../../gql/graphql.ts';
import { request } from '../../providers/graphql.ts';
import { PageSkeleton } from '../../shared/feedback/page-skeleton.tsx';
import { RequestFailure } from '../../shared/feedback/request-failure.tsx';
import { ReasonModal } from '../../shared/reason-modal/reason-modal.tsx';
import type { GroundsValues } from './grounds.ts';
import { usePlanWords } from './plan-words.tsx';
import { present } from '../../shared/form/present.ts';
import styles from './organizations.module.css';

interface Unit {
  readonly id: string;
  readonly name: string;
}

/** One new organization as the form holds it. */
interface PartValues {
  readonly name: string;
  readonly shortName?: string | null;
  readonly externalCode?: string | null;
  readonly childIds?: string[];
}

interface SplitValues extends GroundsValues {
  readonly parts: PartValues[];
}

/** Fewest and most organizations that a split makes. */
const PARTS = { min: 2, max: 10 } as const;

/** All active units below, page by page: a split has to place every one of them. */
async function unitsBelow(id: string, signal: AbortSignal): Promise<readonly Unit[]> {
  const units: Unit[] = [];
  for (;;) {
    const data = await request(OrganizationSplitUnitsDocument, { id, offset: units.length }, { signal });
    const page = data.organization?.children;
    units.push(...(page?.nodes ?? []));
    if (!page || page.nodes.length === 0 || units.length >= page.totalCount) {
      return units;
    }
  }
}

interface SplitDialogProps {
  readonly organization: { readonly id: string; readonly version: number; readonly name: string };
  readonly onClose: () => void;
  readonly onReload: () => Promise<unknown>;
}

/** Splits an organization into two or more that take its place, and says which unit goes to which. */
export function SplitDialog({ organization, onClose, onReload }: SplitDialogProps) {
  const { t } = useTranslation();
  const plans = usePlanWords();
  const { id, version } = organization;
  const units = useQuery({
    queryKey: ['data', 'default', 'organization', 'splitUnits', id],
    queryFn: ({ signal }) => unitsBelow(id, signal),
  });
  return (
    <ReasonModal
      isOpen
      isDanger
      onClose={onClose}
      name="organization-split"
      title={t('organization.split.action')}
      submitLabel={t('organization.split.action')}
      explanation={t('organization.split.explanation')}
      dayNote={plans.note}
      action={{
        document: OrganizationSplitDocument,
        payload: (data) => data.organizationSplit,
        toVariables: ({ parts, ...grounds }: SplitValues) => ({
          id,
          version,
          input: {
            ...present(grounds),
            parts: parts.map((part) => ({ ...present(part), childIds: part.childIds ?? [] })),
          },
        }),
        initialValues: { parts: [{ name: '' }, { name: '' }] },
        invalidates: ['organization'],
        successMessage: plans.done(t('organization.split.done')),
        onReload: async () => {
          await Promise.all([onReload(), units.refetch()]);
          return undefined;
        },
      }}
    >
      {units.error ? <RequestFailure error={units.error} onRetry={() => void units.refetch()} /> : null}
      {units.isPending ? <PageSkeleton /> : null}
      {units.data ? <Parts units={units.data} /> : null}
      <Form.Item name="document" label={t('organization.document')}>
        <Input maxLength={LIMITS.title} />
      </Form.Item>
    </ReasonModal>
  );
}

function Parts({ units }: { readonly units: readonly Unit[] }) {
  const { t } = useTranslation();
  const parts: readonly (PartValues | undefined)[] = Form.useWatch('parts') ?? [];
  const placed = parts.flatMap((part) => part?.childIds ?? []);
  const left = units.length - placed.length;
  return (
    <Form.List name="parts">
      {(fields, { add, remove }) => (
        <>
          {units.length > 0 ? (
            <p role="status" className={styles['hint']}>
              {t('organization.split.left', { count: left })}
            </p>
          ) : null}
          {fields.map((field, index) => {
            const own = parts[index]?.childIds ?? [];
            return (
              <fieldset key={field.key} className={styles['part']}>
                <legend>{t('organization.split.part', { number: index + 1 })}</legend>
                <Form.Item
                  name={[field.name, 'name']}
                  label={t('organization.name')}
                  rules={[
                    {
                      required: true,
                      whitespace: true,
                      message: t('form.required', { label: t('organization.name') }),
                    },
                  ]}
                >
                  <Input maxLength={LIMITS.name} />
                </Form.Item>
                <Form.Item name={[field.name, 'shortName']} label={t('organization.shortName')}>
                  <Input maxLength={LIMITS.shortName} />
                </Form.Item>
                <Form.Item name={[field.name, 'externalCode']} label={t('organization.externalCode')}>
                  <Input maxLength={LIMITS.code} />
                </Form.Item>
                {units.length > 0 ? (
                  <Form.Item name={[field.name, 'childIds']} label={t('organization.split.units')}>
                    <Select
                      mode="multiple"
                      showSearch={{ optionFilterProp: 'label' }}
                      options={units
                        .filter((unit) => own.includes(unit.id) || !placed.includes(unit.id))
                        .map((unit) => ({ value: unit.id, label: unit.name }))}
                    />
                  </Form.Item>
                ) : null}
                {fields.length > PARTS.min ? (
                  <Button
                    size="small"
                    icon={<DeleteOutlined />}
                    onClick={() => remove(field.name)}
                    aria-label={t('organization.split.removePart', { number: index + 1 })}
                  >
                    {t('organization.split.remove')}
                  </Button>
                ) : null}
              </fieldset>
            );
          })}
          {fields.length < PARTS.max ? (
            <Button icon={<PlusOutlined />} onClick={() => add({ name: '' })} style={{ marginBottom: 16 }}>
              {t('organization.split.add')}
            </Button>
          ) : null}
        </>
      )}
    </Form.List>
  );
}
