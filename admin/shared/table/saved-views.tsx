import { DeleteOutlined, EyeOutlined } from '@ant-design/icons';
import { App, Button, Form, Input, Modal, Popover } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePreference } from '../../providers/preferences.ts';
import { parseView, type TableSpec, type TableState, viewQuery } from './table-state.ts';
import styles from './table.module.css';

/** A named state of a table. Only the query is kept; it is checked again each time it is opened. */
export interface SavedView {
  readonly id: string;
  readonly name: string;
  readonly query: string;
}

const noViews: readonly SavedView[] = [];
const maxNameLength = 40;

/** What of a stored value can be believed to be a list of views. */
export function parseSavedViews(stored: unknown): readonly SavedView[] | undefined {
  if (!Array.isArray(stored)) {
    return undefined;
  }
  return stored.filter(
    (item: unknown): item is SavedView =>
      typeof item === 'object' &&
      item !== null &&
      ['id', 'name', 'query'].every((key) => typeof (item as Record<string, unknown>)[key] === 'string'),
  );
}

interface SavedViewsProps {
  readonly resource: string;
  readonly spec: TableSpec;
  readonly state: TableState;
  readonly onOpen: (state: TableState) => void;
}

/** Opens, saves and removes a person's own views of a table. */
export function SavedViews({ resource, spec, state, onOpen }: SavedViewsProps) {
  const { t } = useTranslation();
  const { modal } = App.useApp();
  const [views, setViews] = usePreference('account', `views.${resource}${spec.prefix}`, parseSavedViews, noViews);
  const [isOpen, setIsOpen] = useState(false);
  const [isNaming, setIsNaming] = useState(false);
  const [form] = Form.useForm<{ name: string }>();
  const current = viewQuery(state, spec);
  const active = views.find((view) => view.query === current);

  const save = ({ name }: { name: string }) => {
    const trimmed = name.trim();
    // The same name again means: bring that view up to date.
    const others = views.filter((view) => view.name !== trimmed);
    setViews([...others, { id: crypto.randomUUID(), name: trimmed, query: current }]);
    setIsNaming(false);
  };
  const remove = (view: SavedView) => {
    setIsOpen(false);
    void modal.confirm({
      title: t('table.views.removeTitle', { name: view.name }),
      okText: t('table.views.remove'),
      cancelText: t('table.cancel'),
      okButtonProps: { danger: true },
      onOk: () => setViews(views.filter((item) => item.id !== view.id)),
    });
  };
  const open = (query: string) => {
    setIsOpen(false);
    onOpen(parseView(query, spec));
  };

  const panel = (
    <div className={styles['views']} role="dialog" aria-label={t('table.views.title')}>
      <div className={styles['settingsTitle']}>{t('table.views.title')}</div>
      <ul className={styles['settingsList']}>
        <li className={styles['settingsItem']}>
          <Button
            type="text"
            block
            className={styles['viewButton'] ?? ''}
            onClick={() => open('')}
            aria-pressed={current === ''}
          >
            {t('table.views.all')}
          </Button>
        </li>
        {views.map((view) => (
          <li key={view.id} className={styles['settingsItem']}>
            <Button
              type="text"
              block
              className={styles['viewButton'] ?? ''}
              onClick={() => open(view.query)}
              aria-pressed={view === active}
            >
              {view.name}
            </Button>
            <Button
              type="text"
              icon={<DeleteOutlined />}
              aria-label={t('table.views.removeNamed', { name: view.name })}
              onClick={() => remove(view)}
            />
          </li>
        ))}
      </ul>
      <Button
        size="small"
        disabled={active !== undefined || current === ''}
        onClick={() => {
          setIsOpen(false);
          setIsNaming(true);
        }}
      >
        {t('table.views.save')}
      </Button>
    </div>
  );

  return (
    <>
      <Popover trigger="click" placement="bottomRight" open={isOpen} onOpenChange={setIsOpen} content={panel}>
        <Button
          icon={<EyeOutlined />}
          aria-label={t('table.views.button', { name: active?.name ?? t('table.views.title') })}
        >
          <span className={styles['wideLabel']}>{active?.name ?? t('table.views.title')}</span>
        </Button>
      </Popover>
      <Modal
        open={isNaming}
        title={t('table.views.save')}
        okText={t('table.save')}
        cancelText={t('table.cancel')}
        onOk={() => form.submit()}
        onCancel={() => setIsNaming(false)}
        destroyOnHidden
        width={420}
      >
        <Form form={form} layout="vertical" onFinish={save} preserve={false}>
          <Form.Item
            name="name"
            label={t('table.views.name')}
            rules={[
              {
                required: true,
                whitespace: true,
                max: maxNameLength,
                message: t('table.views.nameRule', { max: maxNameLength }),
              },
            ]}
          >
            <Input autoFocus maxLength={maxNameLength} />
          </Form.Item>
        </Form>
      </Modal>
    </>
  );
}
