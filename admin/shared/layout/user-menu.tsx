import { useLogout } from '@refinedev/core';
import { Avatar, Button, Dropdown, Grid, type MenuProps } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useViewer, viewerLogin, viewerName } from '../../providers/viewer.ts';
import { useAppearanceMenu, useLanguageMenu } from './appearance-menu.tsx';
import styles from './user-menu.module.css';

type MenuItem = NonNullable<MenuProps['items']>[number];

/** Own profile and sign-out; on a narrow screen also language and theme. */
export function UserMenu() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const viewer = useViewer();
  const { mutate: logout } = useLogout();
  const { sm } = Grid.useBreakpoint();
  const language = useLanguageMenu();
  const appearance = useAppearanceMenu();
  if (!viewer) {
    return null;
  }
  const name = viewerName(viewer);
  const narrowItems: MenuItem[] = sm
    ? []
    : [
        { key: 'language', label: t('shell.language'), children: language.items ?? [] },
        { key: 'appearance', label: t('shell.appearance'), children: appearance.items ?? [] },
        { type: 'divider' },
      ];
  return (
    <Dropdown
      trigger={['click']}
      placement="bottomRight"
      menu={{
        selectedKeys: [...(language.selectedKeys ?? []), ...(appearance.selectedKeys ?? [])],
        items: [
          {
            type: 'group',
            label: (
              <span className={styles['who']}>
                <span className={styles['name']}>{name}</span>
                <span>{viewerLogin(viewer)}</span>
              </span>
            ),
          },
          { type: 'divider' },
          { key: 'profile', label: t('shell.profile') },
          ...narrowItems,
          { key: 'sign-out', label: t('shell.signOut') },
        ],
        onClick: (info) => {
          if (info.key === 'profile') {
            void navigate('/profile');
          } else if (info.key === 'sign-out') {
            logout({});
          } else if (info.keyPath.includes('language')) {
            language.onClick?.(info);
          } else {
            appearance.onClick?.(info);
          }
        },
      }}
    >
      <Button type="text" shape="circle" aria-label={t('shell.userMenu', { name })} className={styles['button'] ?? ''}>
        <Avatar size={30} className={styles['avatar'] ?? ''}>
          {name.slice(0, 1)}
        </Avatar>
      </Button>
    </Dropdown>
  );
}
