import { MoreOutlined } from '@ant-design/icons';
import { Breadcrumb, Button, Dropdown, Grid } from 'antd';
import { type ReactNode, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { useBrowserTitle } from '../layout/page-title.tsx';
import styles from './detail.module.css';

/** One thing that can be done on a page. Offered only where the server's `viewerCan` says so. */
export interface PageAction {
  readonly key: string;
  readonly label: string;
  /** Straight from `viewerCan`, or from the viewer's permissions where no object exists yet. */
  readonly isAllowed: boolean;
  readonly icon?: ReactNode;
  readonly isPrimary?: boolean;
  readonly isDanger?: boolean;
  readonly to?: string;
  readonly onClick?: () => void;
}

interface PageHeaderProps {
  readonly title: string;
  /** Status tags and the like, beside the title. */
  readonly tags?: ReactNode;
  readonly description?: ReactNode;
  /** The way up; the page itself is not in it. */
  readonly trail?: readonly { readonly title: string; readonly to: string }[];
  readonly actions?: readonly PageAction[];
}

/** Head of every page: where one is, what it is, what can be done. Holds the page's only h1. */
export function PageHeader({ title, tags, description, trail = [], actions = [] }: PageHeaderProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { md } = Grid.useBreakpoint();
  const more = useRef<HTMLButtonElement>(null);
  useBrowserTitle(title);
  const allowed = actions.filter((action) => action.isAllowed);
  const roomFor = md ? 3 : 1;
  const shown = [...allowed]
    .sort((a, b) => Number(b.isPrimary ?? false) - Number(a.isPrimary ?? false))
    .slice(0, roomFor);
  const hidden = allowed.filter((action) => !shown.includes(action));
  const start = (action: PageAction) => {
    if (action.to) {
      void navigate(action.to);
    }
    action.onClick?.();
  };
  return (
    <div className={styles['header']}>
      {trail.length > 0 ? (
        <Breadcrumb
          aria-label={t('detail.trail')}
          items={trail.map((item) => ({ key: item.to, title: <Link to={item.to}>{item.title}</Link> }))}
        />
      ) : null}
      <div className={styles['row']}>
        <div className={styles['words']}>
          <div className={styles['titleRow']}>
            <h1 className={styles['title']}>{title}</h1>
            {tags ? <span className={styles['tags']}>{tags}</span> : null}
          </div>
          {description ? <div className={styles['description']}>{description}</div> : null}
        </div>
        {allowed.length > 0 ? (
          <div className={styles['actions']}>
            {shown.map((action) => (
              <Button
                key={action.key}
                type={action.isPrimary ? 'primary' : 'default'}
                danger={action.isDanger ?? false}
                icon={action.icon}
                onClick={() => start(action)}
              >
                {action.label}
              </Button>
            ))}
            {hidden.length > 0 ? (
              <Dropdown
                trigger={['click']}
                placement="bottomRight"
                menu={{
                  items: hidden.map((action) => ({
                    key: action.key,
                    label: action.label,
                    icon: action.icon,
                    danger: action.isDanger ?? false,
                  })),
                  onClick: ({ key }) => {
                    const action = hidden.find((item) => item.key === key);
                    if (action) {
                      // The menu goes; a dialog that opens now gives the focus back to its button.
                      more.current?.focus();
                      start(action);
                    }
                  },
                }}
              >
                <Button ref={more} icon={<MoreOutlined />} aria-label={t('detail.moreActions')} />
              </Dropdown>
            ) : null}
          </div>
        ) : null}
      </div>
    </div>
  );
}
