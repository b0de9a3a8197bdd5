import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FormAnswers, FormSpec } from '../../../schema/form/form-spec.ts';
import { emptyAnswers } from '../../../schema/form/carry-answers.ts';
import { FormFiller } from '../form-fill/form-filler.tsx';
import { useFormFill } from '../form-fill/use-form-fill.ts';
import styles from './form-design.module.css';

interface FormPreviewProps {
  readonly name: string;
  /** The form, or null while it can not be used. */
  readonly spec: FormSpec | null;
}

/** The form as it is filled in; while it has problems, as it was before them. */
export function FormPreview({ name, spec }: FormPreviewProps) {
  const { t } = useTranslation();
  const [last, setLast] = useState(spec);
  if (spec && spec !== last) {
    setLast(spec);
  }
  const shown = spec ?? last;
  return (
    <section className={styles['preview']} aria-label={t('formDesign.preview')}>
      <h3 className={styles['heading']}>{t('formDesign.preview')}</h3>
      <p className={styles['hint']}>{t('formDesign.previewHelp')}</p>
      {shown ? <Filled key={shapeOf(shown)} name={name} spec={shown} /> : null}
    </section>
  );
}

/** What was tried stays while fields keep their kinds. */
function shapeOf(spec: FormSpec): string {
  return spec.fields.map(({ key, kind, isMultiple }) => `${key}:${kind}:${isMultiple}`).join('|');
}

interface FilledProps {
  readonly name: string;
  readonly spec: FormSpec;
}

function Filled({ name, spec }: FilledProps) {
  const start = useMemo<FormAnswers>(() => emptyAnswers(spec), [spec]);
  const fill = useFormFill({ spec, start });
  return <FormFiller fill={fill} name={name} hasStatus={false} />;
}
