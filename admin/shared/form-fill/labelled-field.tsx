import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './form-fill.module.css';

/** What a control needs to be tied to its label, help and error. */
export interface ControlProps {
  readonly id: string;
  readonly 'aria-describedby'?: string;
  readonly 'aria-invalid'?: boolean;
  readonly 'aria-required'?: boolean;
}

interface LabelledFieldProps {
  readonly id: string;
  readonly label: ReactNode;
  readonly help?: ReactNode;
  readonly problems?: readonly string[] | undefined;
  readonly isRequired?: boolean;
  /** Lines below the control, such as the last period's value. */
  readonly notes?: ReactNode;
  /** True for controls of several inputs, which form a group instead of having one label. */
  readonly isGroup?: boolean;
  readonly children: (control: ControlProps) => ReactNode;
}

/** A label, its control, help, and what is wrong, tied together for eyes and screen readers. */
export function LabelledField({
  id,
  label,
  help,
  problems = [],
  isRequired = false,
  notes,
  isGroup = false,
  children,
}: LabelledFieldProps) {
  const { t } = useTranslation();
  const described = [help ? `${id}-help` : '', problems.length > 0 ? `${id}-error` : ''].filter(Boolean).join(' ');
  const words = (
    <>
      {label}
      {isRequired ? <span className={styles['required']}>{t('formFill.required')}</span> : null}
    </>
  );
  const control = children({
    id,
    ...(described ? { 'aria-describedby': described } : {}),
    ...(problems.length > 0 ? { 'aria-invalid': true } : {}),
    ...(isRequired ? { 'aria-required': true } : {}),
  });
  const below = (
    <>
      {help ? (
        <div id={`${id}-help`} className={styles['help']}>
          {help}
        </div>
      ) : null}
      {notes}
      {problems.length > 0 ? (
        <ul id={`${id}-error`} className={styles['errors']}>
          {problems.map((message) => (
            <li key={message}>{message}</li>
          ))}
        </ul>
      ) : null}
    </>
  );
  if (isGroup) {
    return (
      <fieldset
        className={styles['field']}
        id={`${id}-group`}
        tabIndex={-1}
        {...(described ? { 'aria-describedby': described } : {})}
      >
        <legend className={styles['label']}>{words}</legend>
        {control}
        {below}
      </fieldset>
    );
  }
  return (
    <div className={styles['field']}>
      <label htmlFor={id} className={styles['label']}>
        {words}
      </label>
      {control}
      {below}
    </div>
  );
}
