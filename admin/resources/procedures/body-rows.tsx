import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Select } from 'antd';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { LIMITS } from '../../../schema/limits.ts';
import {
  ChainPermissionsDocument,
  type OrganizationLevel,
  type ProcedureBodyBase,
  type ProcedureBodyRelation,
  type ProcedureSubjectKind,
} from '../../gql/graphql.ts';
import { chainLevels, chainTitles } from '../../shared/chain/chain-enums.ts';
import { useChainWords } from '../../shared/chain/use-chain-words.ts';
import { useDocument } from '../../shared/data/use-document.ts';
import { useEnumOptions } from '../../shared/enum/enum-label.tsx';
import { Field } from './field.tsx';
import { type BodyDraft, newBody, replaced, without } from './step-draft.ts';
import styles from './procedures.module.css';

interface BodyRowsProps {
  readonly subjectKind: ProcedureSubjectKind;
  readonly bodies: readonly BodyDraft[];
  readonly onChange: (bodies: BodyDraft[]) => void;
}

/** Who answers in a step: one body or several, each found from the case when it is asked. */
export function BodyRows({ subjectKind, bodies, onChange }: BodyRowsProps) {
  const { t } = useTranslation();
  const id = useId();
  const words = useChainWords(subjectKind);
  return (
    <div className={styles['rows']}>
      {bodies.map((body, index) => (
        <div key={index} role="group" aria-labelledby={`${id}-${index}`} className={styles['rowItem']}>
          <div id={`${id}-${index}`} className={styles['rowTitle']}>
            {t('procedure.editor.bodyNo', { no: index + 1 })}
            <span className={styles['help']}> {words.bodyOf(body)}</span>
          </div>
          <BodyFields
            subjectKind={subjectKind}
            body={body}
            onChange={(next) => onChange(replaced(bodies, index, next))}
          />
          <Button
            size="small"
            icon={<DeleteOutlined />}
            aria-label={t('procedure.editor.removeBody', { no: index + 1 })}
            onClick={() => onChange(without(bodies, index))}
          >
            {t('procedure.editor.remove')}
          </Button>
        </div>
      ))}
      <Button
        icon={<PlusOutlined />}
        disabled={bodies.length >= LIMITS.stepBodies}
        onClick={() => onChange([...bodies, newBody()])}
      >
        {t('procedure.editor.addBody')}
      </Button>
    </div>
  );
}

interface BodyFieldsProps {
  readonly subjectKind: ProcedureSubjectKind;
  readonly body: BodyDraft;
  readonly onChange: (body: BodyDraft) => void;
}

function BodyFields({ subjectKind, body, onChange }: BodyFieldsProps) {
  const { t } = useTranslation();
  const words = useChainWords(subjectKind);
  const relations = useEnumOptions('ProcedureBodyRelation', ['OWN', 'PARENT', 'LEVEL', 'GUIDING']);
  const levels = useEnumOptions('OrganizationLevel', chainLevels);
  const catalogue = useDocument(ChainPermissionsDocument, {}, { resource: 'permission' });
  const permissions = (catalogue.data?.permissionCatalogue ?? [])
    .filter(({ isSystem }) => !isSystem)
    .map(({ key, label }) => ({ value: key, label }));
  return (
    <div className={styles['fields']}>
      <Field label={t('procedure.editor.of')}>
        {(id) => (
          <Select<ProcedureBodyBase>
            id={id}
            value={body.of}
            options={(['SUBJECT', 'OTHER'] as const).map((value) => ({
              value,
              label: t(`chain.bases.${subjectKind}.${value}`),
            }))}
            onChange={(of) => onChange({ ...body, of })}
          />
        )}
      </Field>
      <Field label={t('procedure.editor.relation')}>
        {(id) => (
          <Select<ProcedureBodyRelation>
            id={id}
            value={body.relation}
            options={relations}
            onChange={(relation) => onChange({ ...body, relation, level: relation === 'LEVEL' ? body.level : null })}
          />
        )}
      </Field>
      {body.relation === 'LEVEL' ? (
        <Field label={t('procedure.editor.level')}>
          {(id) => (
            <Select<OrganizationLevel>
              id={id}
              {...(body.level ? { value: body.level } : {})}
              placeholder={t('procedure.choose')}
              options={levels}
              onChange={(level) => onChange({ ...body, level })}
            />
          )}
        </Field>
      ) : null}
      <Field label={t('procedure.editor.titles')} help={t('procedure.editor.titlesHelp')} isWide>
        {(id) => (
          <Select<string[]>
            id={id}
            mode="multiple"
            value={[...body.titles]}
            placeholder={t('procedure.choose')}
            showSearch={{ optionFilterProp: 'label' }}
            options={chainTitles.map((key) => ({ value: key, label: words.title(key) }))}
            onChange={(titles) => onChange({ ...body, titles })}
          />
        )}
      </Field>
      <Field label={t('procedure.editor.permission')} help={t('procedure.editor.permissionHelp')} isWide>
        {(id) => (
          <Select<string>
            id={id}
            allowClear
            placeholder={t('procedure.editor.permissionNone')}
            loading={catalogue.isLoading}
            showSearch={{ optionFilterProp: 'label' }}
            {...(body.permission ? { value: body.permission } : {})}
            options={permissions}
            onChange={(permission?: string) => onChange({ ...body, permission: permission ?? null })}
          />
        )}
      </Field>
    </div>
  );
}
