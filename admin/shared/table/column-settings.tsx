import { ArrowDownOutlined, ArrowUpOutlined, SettingOutlined } from '@ant-design/icons';
import { Button, Checkbox, Popover } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Column } from './column.ts';
import styles from './table.module.css';

interface ColumnSettingsProps<TRow> {
  readonly all: readonly Column<TRow>[];
  readonly visible: readonly Column<TRow>[];
  /** Undefined returns to the default columns. */
  readonly onChange: (keys: readonly string[] | undefined) => void;
}

/** Which columns, in which order; by buttons, so that it works without dragging. */
export function ColumnSettings<TRow>({ all, visible, onChange }: ColumnSettingsProps<TRow>) {
  const { t } = useTranslation();
  const shown = visible.filter((column) => !column.isPrimary);
  const hidden = all.filter((column) => !column.isPrimary && !shown.includes(column));
  const keys = shown.map((column) => column.key);
  const move = (index: number, step: number) => {
    const next = [...keys];
    const [key] = next.splice(index, 1);
    if (key !== undefined) {
      next.splice(index + step, 0, key);
      onChange(next);
    }
  };
  const panel = (
    <div className={styles['settings']} role="dialog" aria-label={t('table.columns')}>
      <div className={styles['settingsTitle']}>{t('table.columns')}</div>
      <ul className={styles['settingsList']}>
        {[...shown, ...hidden].map((column) => {
          const index = keys.indexOf(column.key);
          const title = t(column.titleKey);
          return (
            <li key={column.key} className={styles['settingsItem']}>
              <Checkbox
                checked={index >= 0}
                // The last remaining column stays: an empty table would explain nothing.
                disabled={index >= 0 && keys.length === 1}
                onChange={(event) =>
                  onChange(event.target.checked ? [...keys, column.key] : keys.filter((key) => key !== column.key))
                }
              >
                {title}
              </Checkbox>
              <span>
                <Button
                  type="text"
                  size="small"
                  icon={<ArrowUpOutlined />}
                  aria-label={t('table.moveUp', { title })}
                  disabled={index <= 0}
                  onClick={() => move(index, -1)}
                />
                <Button
                  type="text"
                  size="small"
                  icon={<ArrowDownOutlined />}
                  aria-label={t('table.moveDown', { title })}
                  disabled={index < 0 || index === keys.length - 1}
                  onClick={() => move(index, 1)}
                />
              </span>
            </li>
          );
        })}
      </ul>
      <Button size="small" onClick={() => onChange(undefined)}>
        {t('table.defaultColumns')}
      </Button>
    </div>
  );
  return (
    <Popover trigger="click" placement="bottomRight" content={panel}>
      <Button icon={<SettingOutlined />} aria-label={t('table.columns')} title={t('table.columns')} />
    </Popover>
  );
}
