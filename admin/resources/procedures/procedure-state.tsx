import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { today } from '../../shared/date/format.ts';

interface ProcedureStateProps {
  readonly procedure: {
    readonly retiredOn: string | null;
    readonly inForce: object | null;
  };
}

/** Whether a chain binds new cases today, in a word. */
export function ProcedureState({ procedure }: ProcedureStateProps) {
  const { t } = useTranslation();
  const { retiredOn, inForce } = procedure;
  if (retiredOn && retiredOn <= today()) {
    return <Tag>{t('procedure.states.retired')}</Tag>;
  }
  return inForce ? (
    <Tag color="success">{t('procedure.states.inForce')}</Tag>
  ) : (
    <Tag color="warning">{t('procedure.states.notYet')}</Tag>
  );
}
