import { Tooltip } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import { activeEntry, type MenuSection } from './menu-sections.ts';
import styles from './sider-nav.module.css';

interface SiderNavProps {
  readonly sections: readonly MenuSection[];
  /** Icons only, each with its label as a tooltip. */
  readonly isCollapsed: boolean;
}

/** The main menu as plain links under headings: a list needs no menu keys to learn. */
export function SiderNav({ sections, isCollapsed }: SiderNavProps) {
  const { t } = useTranslation();
  const { pathname } = useLocation();
  const active = activeEntry(sections, pathname);
  return (
    <nav className={styles['nav']} aria-label={t('shell.mainMenu')} data-collapsed={isCollapsed}>
      {sections.map((section) => (
        <div key={section.group} className={styles['section']}>
          <div className={styles['heading']} id={`menu-${section.group}`} hidden={isCollapsed}>
            {t(`shell.group.${section.group}`)}
          </div>
          <ul
            className={styles['list']}
            {...(isCollapsed
              ? { 'aria-label': t(`shell.group.${section.group}`) }
              : { 'aria-labelledby': `menu-${section.group}` })}
          >
            {section.entries.map((entry) => {
              const Icon = entry.icon;
              const isActive = entry.name === active?.name;
              const label = t(entry.labelKey);
              const link = (
                <Link
                  to={entry.to}
                  className={styles['link']}
                  {...(isActive ? { 'aria-current': 'page' as const } : {})}
                  {...(isCollapsed ? { 'aria-label': label } : {})}
                >
                  <span className={styles['icon']} aria-hidden="true">
                    <Icon />
                  </span>
                  {isCollapsed ? null : <span className={styles['label']}>{label}</span>}
                </Link>
              );
              return (
                <li key={entry.name}>
                  {isCollapsed ? (
                    <Tooltip title={label} placement="right">
                      {link}
                    </Tooltip>
                  ) : (
                    link
                  )}
                </li>
              );
            })}
          </ul>
        </div>
      ))}
    </nav>
  );
}
