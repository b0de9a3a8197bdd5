import {
  CheckCircleOutlined,
  CloudSyncOutlined,
  DisconnectOutlined,
  EditOutlined,
  ExclamationCircleOutlined,
} from '@ant-design/icons';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { currentLocale } from '../../providers/i18n.ts';
import { formatInstant } from '../date/format.ts';
import type { SaveState } from './use-autosave.ts';
import type { FormFill } from './use-form-fill.ts';
import styles from './form-fill.module.css';

const icons: Readonly<Record<SaveState['kind'], ReactNode>> = {
  idle: <CheckCircleOutlined />,
  dirty: <EditOutlined />,
  saving: <CloudSyncOutlined />,
  saved: <CheckCircleOutlined />,
  failed: <ExclamationCircleOutlined />,
  refused: <ExclamationCircleOutlined />,
  conflict: <ExclamationCircleOutlined />,
  offline: <DisconnectOutlined />,
};

const troubled: ReadonlySet<SaveState['kind']> = new Set(['failed', 'refused', 'conflict', 'offline']);

/** Whether the server has what was typed; said aloud when it changes for better or worse, not at every key. */
export function SaveStatus({ fill }: { readonly fill: FormFill }) {
  const { t } = useTranslation();
  const { save, heldCount } = fill;
  const text = () => {
    switch (save.kind) {
      case 'saved':
        return heldCount > 0
          ? t('formFill.save.partly', { count: heldCount })
          : t('formFill.save.saved', { time: formatInstant(save.at.toISOString(), currentLocale()) });
      case 'refused':
        return t('formFill.save.refused', { message: save.message });
      default:
        return t(`formFill.save.${save.kind}`);
    }
  };
  const isTroubled = troubled.has(save.kind) || (save.kind === 'saved' && heldCount > 0);
  return (
    <div className={styles['status']} data-troubled={isTroubled}>
      <span role={isTroubled ? 'alert' : 'status'}>
        <span aria-hidden="true">{icons[save.kind]}</span> {text()}
      </span>
      {save.kind === 'dirty' || save.kind === 'failed' || save.kind === 'offline' ? (
        <Button size="small" onClick={() => void fill.flush()}>
          {t('formFill.save.now')}
        </Button>
      ) : null}
    </div>
  );
}
