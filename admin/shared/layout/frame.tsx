import { MenuFoldOutlined, MenuOutlined, MenuUnfoldOutlined } from '@ant-design/icons';
import { Button, Drawer } from 'antd';
import { Suspense, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, Outlet, useLocation, useNavigation } from 'react-router';
import { usePreference } from '../../providers/preferences.ts';
import { useViewer } from '../../providers/viewer.ts';
import { Bell } from '../bell/bell.tsx';
import { OfflineBanner } from '../feedback/offline-banner.tsx';
import { PageSkeleton } from '../feedback/page-skeleton.tsx';
import { CommandPalette, PaletteButton, usePaletteShortcut } from '../palette/command-palette.tsx';
import type { ResourceDefinition } from '../resource.ts';
import { AppearanceMenu } from './appearance-menu.tsx';
import { Brand } from './brand.tsx';
import { menuSections } from './menu-sections.ts';
import { OfficeSwitcher } from './office-switcher.tsx';
import { SiderNav } from './sider-nav.tsx';
import { UserMenu } from './user-menu.tsx';
import styles from './frame.module.css';

const mainId = 'main';
const parseBoolean = (stored: unknown): boolean | undefined => (typeof stored === 'boolean' ? stored : undefined);

/** The frame around every page of a signed-in person: menu, header, main landmark. */
export function Frame({ resources }: { readonly resources: readonly ResourceDefinition[] }) {
  const { t } = useTranslation();
  const { pathname } = useLocation();
  const navigation = useNavigation();
  const viewer = useViewer();
  const [isCollapsed, setIsCollapsed] = usePreference('device', 'sider-collapsed', parseBoolean, false);
  const [isDrawerOpen, setIsDrawerOpen] = useState(false);
  const [isPaletteOpen, setIsPaletteOpen] = useState(false);
  const main = useRef<HTMLElement>(null);
  const lastPath = useRef(pathname);
  const wentByDrawer = useRef(false);
  const sections = menuSections(resources, viewer);

  usePaletteShortcut(() => setIsPaletteOpen(true));

  useEffect(() => {
    if (lastPath.current !== pathname) {
      lastPath.current = pathname;
      wentByDrawer.current = isDrawerOpen;
      setIsDrawerOpen(false);
      // A new page starts at its top, for the eye and for the screen reader alike.
      window.scrollTo(0, 0);
      main.current?.focus({ preventScroll: true });
    }
  }, [pathname, isDrawerOpen]);

  return (
    <div className={styles['frame']} data-collapsed={isCollapsed}>
      <a className={styles['skip']} href={`#${mainId}`} onClick={() => main.current?.focus()}>
        {t('shell.skipToContent')}
      </a>
      {navigation.state === 'loading' ? <div className={styles['progress']} aria-hidden="true" /> : null}

      <aside className={styles['sider']}>
        <Link to="/" className={styles['home']}>
          <Brand isCompact={isCollapsed} />
        </Link>
        <SiderNav sections={sections} isCollapsed={isCollapsed} />
        <div className={styles['siderFoot']}>
          <Button
            type="text"
            icon={isCollapsed ? <MenuUnfoldOutlined /> : <MenuFoldOutlined />}
            aria-label={isCollapsed ? t('shell.expandMenu') : t('shell.collapseMenu')}
            aria-expanded={!isCollapsed}
            onClick={() => setIsCollapsed(!isCollapsed)}
          />
        </div>
      </aside>

      <div className={styles['column']}>
        <header className={styles['header']}>
          <Button
            className={styles['menuButton'] ?? ''}
            type="text"
            icon={<MenuOutlined />}
            aria-label={t('shell.openMenu')}
            aria-expanded={isDrawerOpen}
            onClick={() => setIsDrawerOpen(true)}
          />
          <div className={styles['headerStart']}>
            <OfficeSwitcher />
          </div>
          <div className={styles['headerEnd']}>
            <PaletteButton onOpen={() => setIsPaletteOpen(true)} />
            <Bell />
            <span className={styles['wideOnly']}>
              <AppearanceMenu />
            </span>
            <UserMenu />
          </div>
        </header>
        <OfflineBanner />
        <main id={mainId} ref={main} tabIndex={-1} className={styles['main']}>
          <Suspense fallback={<PageSkeleton />}>
            <Outlet />
          </Suspense>
        </main>
      </div>

      <Drawer
        title={<Brand />}
        placement="left"
        size={288}
        open={isDrawerOpen}
        onClose={() => setIsDrawerOpen(false)}
        afterOpenChange={(isOpen) => {
          // The drawer holds the focus until it is gone, and would give it back to its button.
          if (!isOpen && wentByDrawer.current) {
            wentByDrawer.current = false;
            requestAnimationFrame(() => main.current?.focus({ preventScroll: true }));
          }
        }}
        styles={{ body: { padding: 0 } }}
      >
        <SiderNav sections={sections} isCollapsed={false} />
      </Drawer>
      <CommandPalette resources={resources} isOpen={isPaletteOpen} onClose={() => setIsPaletteOpen(false)} />
    </div>
  );
}
