import { EyeOutlined, MoreOutlined, StarFilled } from '@ant-design/icons';
import { App, Button, Dropdown, Input, type MenuProps, Popover } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { RequestFailure } from '../feedback/request-failure.tsx';
import { RenameDialog, SaveDialog } from './saved-view-dialog.tsx';
import { parseView, type TableSpec, type TableState } from './table-state.ts';
import styles from './table.module.css';
import { type SavedView, useSavedViews, viewLink } from './use-saved-views.ts';

interface SavedViewsProps {
  readonly resource: string;
  readonly spec: TableSpec;
  readonly state: TableState;
  readonly onOpen: (state: TableState) => void;
  /** Opens the default view in place of the plain table, without a step of its own in the history. */
  readonly onDefault: (state: TableState) => void;
}

/** Opens, saves, renames, shares and removes a person's own views of a table. */
export function SavedViews({ resource, spec, state, onOpen, onDefault }: SavedViewsProps) {
  const { t } = useTranslation();
  const { modal, message } = App.useApp();
  const table = `${resource}${spec.prefix}`;
  const list = useSavedViews({ table, spec, state, onDefault });
  const [isOpen, setIsOpen] = useState(false);
  const [isNaming, setIsNaming] = useState(false);
  const [renamedId, setRenamedId] = useState<string>();
  const { views, active, current } = list;
  const renamed = views.find(({ id }) => id === renamedId);

  const remove = (view: SavedView) => {
    void modal.confirm({
      title: t('table.views.removeTitle', { name: view.name }),
      okText: t('table.views.remove'),
      cancelText: t('table.cancel'),
      okButtonProps: { danger: true },
      onOk: () => list.remove(view),
    });
  };
  const share = async (view: SavedView) => {
    const link = viewLink(view, spec);
    try {
      await navigator.clipboard.writeText(link);
      void message.success(t('table.views.copied'));
    } catch {
      // Without leave to use the clipboard the link is there to be copied by hand.
      void modal.info({
        title: t('table.views.linkTitle', { name: view.name }),
        content: (
          <Input aria-label={t('table.views.link')} readOnly value={link} onFocus={(event) => event.target.select()} />
        ),
      });
    }
  };
  const open = (query: string) => {
    setIsOpen(false);
    onOpen(parseView(query, spec));
  };
  const menuOf = (view: SavedView): MenuProps => ({
    items: [
      { key: 'default', label: t(view.isDefault ? 'table.views.unsetDefault' : 'table.views.setDefault') },
      { key: 'update', label: t('table.views.update'), disabled: current === '' || view === active },
      { key: 'rename', label: t('table.views.rename') },
      { key: 'share', label: t('table.views.share') },
      { type: 'divider' },
      { key: 'remove', label: t('table.views.remove'), danger: true },
    ],
    onClick: ({ key }) => {
      if (key === 'default') {
        void list.change(view, { isDefault: !view.isDefault });
        return;
      }
      setIsOpen(false);
      if (key === 'update') {
        void list.change(view, { query: current });
      } else if (key === 'rename') {
        setRenamedId(view.id);
      } else if (key === 'share') {
        void share(view);
      } else {
        remove(view);
      }
    },
  });

  const panel = (
    <div className={styles['views']} role="dialog" aria-label={t('table.views.title')}>
      <div className={styles['settingsTitle']}>{t('table.views.title')}</div>
      {list.error ? <RequestFailure error={list.error} onRetry={() => void list.refetch()} /> : null}
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
              <span className={styles['viewName']}>{view.name}</span>
              {view.isDefault ? <StarFilled aria-label={t('table.views.isDefault')} /> : null}
            </Button>
            <Dropdown trigger={['click']} menu={menuOf(view)} placement="bottomRight">
              <Button
                type="text"
                icon={<MoreOutlined />}
                aria-label={t('table.views.moreNamed', { name: view.name })}
              />
            </Dropdown>
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
      {isNaming ? <SaveDialog table={table} query={current} onClose={() => setIsNaming(false)} /> : null}
      {renamed ? <RenameDialog view={renamed} reload={list.refetch} onClose={() => setRenamedId(undefined)} /> : null}
    </>
  );
}
