import { PlusOutlined } from '@ant-design/icons';
import { Button, Form, Input, Modal, Select } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LIMITS } from '../../../schema/limits.ts';
import {
  InstitutionUnitAddDocument,
  type InstitutionUnitInput,
  InstitutionUnitsDocument,
  type InstitutionUnitsQuery,
  type InstitutionUnitsQueryVariables,
  InstitutionUnitUpdateDocument,
} from '../../gql/graphql.ts';
import { DayText } from '../../shared/date/date-text.tsx';
import { DayPicker } from '../../shared/date/day-picker.tsx';
import { EnumTag, useEnumOptions } from '../../shared/enum/enum-label.tsx';
import { ActionFormView } from '../../shared/form/action-form-view.tsx';
import { type ActionForm, useActionForm } from '../../shared/form/use-action-form.ts';
import { ServerTableView } from '../../shared/table/server-table.tsx';
import { type TableDefinition, useServerTable } from '../../shared/table/use-server-table.ts';
import { UNIT_KINDS } from './institution-enums.ts';
import { DivisionPicker } from './pickers.tsx';
import { present } from '../../shared/form/present.ts';

type Unit = NonNullable<InstitutionUnitsQuery['institution']>['units']['nodes'][number];
type UnitKind = Unit['kind'];

const table: TableDefinition<InstitutionUnitsQuery, InstitutionUnitsQueryVariables, Unit> = {
  resource: 'institution',
  urlPrefix: 'u',
  document: InstitutionUnitsDocument,
  select: (data) => data.institution?.units,
  columns: [
    { key: 'name', titleKey: 'institution.name', isPrimary: true, width: 260, render: (row) => row.name },
    {
      key: 'kind',
      titleKey: 'institution.kind',
      render: (row) => <EnumTag type="InstitutionUnitKind" value={row.kind} />,
    },
    { key: 'externalCode', titleKey: 'institution.externalCode', render: (row) => row.externalCode },
    { key: 'divisionCode', titleKey: 'institution.divisionCode', render: (row) => row.divisionCode },
    { key: 'closedOn', titleKey: 'institution.unit.closedOn', render: (row) => <DayText value={row.closedOn} /> },
  ],
};

/** Campuses, faculties and offices of a school, with adding and changing them. */
export function InstitutionUnits({ id, canManage }: { readonly id: string; readonly canManage: boolean }) {
  const { t } = useTranslation();
  const kinds = useEnumOptions('InstitutionUnitKind', UNIT_KINDS);
  const [kind, setKind] = useState<UnitKind>();
  const list = useServerTable(table, { variables: { id, kind: kind ?? null } });
  const [isAdding, setIsAdding] = useState(false);
  const [editedId, setEditedId] = useState<string>();
  const edited = list.rows.find((unit) => unit.id === editedId);
  return (
    <>
      <ServerTableView
        table={list}
        label={t('institution.units')}
        rowName={(row) => row.name}
        toolbarExtra={
          <>
            <Select<UnitKind>
              allowClear
              aria-label={t('institution.kind')}
              placeholder={t('institution.kind')}
              style={{ width: 140 }}
              options={kinds}
              {...(kind ? { value: kind } : {})}
              onChange={(next: UnitKind | undefined) => {
                setKind(next);
                list.change({ page: 1 });
              }}
            />
            {canManage ? (
              <Button icon={<PlusOutlined />} onClick={() => setIsAdding(true)}>
                {t('institution.unit.add')}
              </Button>
            ) : null}
          </>
        }
        {...(canManage
          ? {
              rowActions: (row: Unit) => (
                <Button
                  size="small"
                  aria-label={t('institution.unit.editOf', { name: row.name })}
                  onClick={() => setEditedId(row.id)}
                >
                  {t('institution.unit.edit')}
                </Button>
              ),
            }
          : {})}
      />
      {isAdding ? <AddDialog institutionId={id} onClose={() => setIsAdding(false)} /> : null}
      {edited ? (
        <EditDialog unit={edited} onClose={() => setEditedId(undefined)} onReload={() => list.refetch()} />
      ) : null}
    </>
  );
}

function AddDialog({ institutionId, onClose }: { readonly institutionId: string; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const form = useActionForm({
    document: InstitutionUnitAddDocument,
    payload: (data) => data.institutionUnitAdd,
    toVariables: (values: InstitutionUnitInput) => ({ institutionId, input: present(values) }),
    initialValues: { kind: 'FACULTY' },
    invalidates: ['institution'],
    successMessage: t('institution.unit.addDone'),
    onDone: onClose,
  });
  return <UnitModal form={form} title={t('institution.unit.add')} onClose={onClose} />;
}

const valuesOf = ({ kind, name, externalCode, divisionCode, closedOn }: Unit): InstitutionUnitInput => ({
  kind,
  name,
  externalCode: externalCode ?? null,
  divisionCode: divisionCode ?? null,
  closedOn: closedOn ?? null,
});

interface EditDialogProps {
  readonly unit: Unit;
  readonly onClose: () => void;
  readonly onReload: () => void;
}

function EditDialog({ unit, onClose, onReload }: EditDialogProps) {
  const { t } = useTranslation();
  const form = useActionForm({
    document: InstitutionUnitUpdateDocument,
    payload: (data) => data.institutionUnitUpdate,
    toVariables: (values: InstitutionUnitInput) => ({
      id: unit.id,
      version: unit.version,
      input: present({ ...values, kind: unit.kind }),
    }),
    initialValues: valuesOf(unit),
    invalidates: ['institution'],
    successMessage: t('institution.unit.editDone'),
    onDone: onClose,
    onReload: async () => {
      onReload();
      return undefined;
    },
  });
  const { instance } = form;
  useEffect(() => {
    // After a reload the list brings the unit as somebody else left it; what was typed here stays.
    for (const [key, value] of Object.entries(valuesOf(unit))) {
      if (!instance.isFieldTouched(key as never)) {
        instance.setFieldValue(key as never, value);
      }
    }
  }, [unit, instance]);
  return <UnitModal form={form} title={t('institution.unit.edit')} onClose={onClose} isEdit />;
}

interface UnitModalProps {
  readonly form: ActionForm<InstitutionUnitInput>;
  readonly title: string;
  readonly onClose: () => void;
  /** What a unit is does not change; its end is registered later. */
  readonly isEdit?: boolean;
}

function UnitModal({ form, title, onClose, isEdit = false }: UnitModalProps) {
  const { t } = useTranslation();
  const kinds = useEnumOptions('InstitutionUnitKind', UNIT_KINDS);
  const kind = Form.useWatch('kind', form.instance);
  const code = form.initialValues?.divisionCode;
  const required = (key: string) => [{ required: true, message: t('form.required', { label: t(key) }) }];
  return (
    <Modal
      open
      title={title}
      okText={t('form.save')}
      cancelText={t('form.cancel')}
      confirmLoading={form.isSaving}
      mask={{ closable: false }}
      onOk={() => form.instance.submit()}
      onCancel={onClose}
    >
      <ActionFormView form={form} name="institution-unit" isInDialog>
        <Form.Item name="kind" label={t('institution.kind')} rules={required('institution.kind')}>
          <Select options={kinds} disabled={isEdit} />
        </Form.Item>
        <Form.Item name="name" label={t('institution.name')} rules={required('institution.name')}>
          <Input maxLength={LIMITS.name} />
        </Form.Item>
        <Form.Item name="externalCode" label={t('institution.externalCode')}>
          <Input maxLength={LIMITS.code} />
        </Form.Item>
        {kind === 'CAMPUS' || code ? (
          <Form.Item name="divisionCode" label={t('institution.division')}>
            <DivisionPicker initial={code ? { value: code, label: code } : undefined} />
          </Form.Item>
        ) : null}
        {isEdit ? (
          <Form.Item name="closedOn" label={t('institution.unit.closedOn')}>
            <DayPicker />
          </Form.Item>
        ) : null}
      </ActionFormView>
    </Modal>
  );
}
