import { BellOutlined } from '@ant-design/icons';
import { Badge, Button, Drawer, Grid, Popover } from 'antd';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useNavigate } from 'react-router';
import { BellDocument, BellMarkDocument, type BellQuery, BellReadAllDocument } from '../../gql/graphql.ts';
import { useAction } from '../data/use-action.ts';
import { useDocument } from '../data/use-document.ts';
import { InstantText } from '../date/date-text.tsx';
import { EmptyState } from '../feedback/empty-state.tsx';
import { RequestFailure } from '../feedback/request-failure.tsx';
import styles from './bell.module.css';

/** Cache name of everything that shows what the viewer is told. */
const notificationResource = 'notification';

type Item = BellQuery['notifications']['nodes'][number];

/** How many notifications wait unread, and the newest of them. */
export function Bell() {
  const { t } = useTranslation();
  const { pathname } = useLocation();
  const { sm } = Grid.useBreakpoint();
  const isNarrow = sm === false;
  const [isOpen, setIsOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const query = useDocument(BellDocument, {}, { resource: notificationResource });
  const unread = query.data?.notificationSummary.unreadCount ?? 0;
  useEffect(() => setIsOpen(false), [pathname]);
  const close = () => {
    setIsOpen(false);
    button.current?.focus();
  };
  const trigger = (
    <Badge count={unread} overflowCount={99} size="small" offset={[-6, 6]}>
      <Button
        ref={button}
        type="text"
        shape="circle"
        icon={<BellOutlined />}
        aria-label={unread > 0 ? t('bell.unread', { count: unread }) : t('bell.none')}
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        {...(isNarrow ? { onClick: () => setIsOpen(true) } : {})}
      />
    </Badge>
  );
  const panel = <Panel query={query} unread={unread} onLeave={() => setIsOpen(false)} />;
  if (isNarrow) {
    return (
      <>
        {trigger}
        <Drawer title={t('bell.title')} placement="right" size="100%" open={isOpen} onClose={() => setIsOpen(false)}>
          {panel}
        </Drawer>
      </>
    );
  }
  return (
    <Popover
      open={isOpen}
      trigger="click"
      placement="bottomRight"
      destroyOnHidden
      onOpenChange={setIsOpen}
      content={
        <Floating onClose={close}>
          <h2 className={styles['title']}>{t('bell.title')}</h2>
          {panel}
        </Floating>
      }
    >
      {trigger}
    </Popover>
  );
}

/** A panel that hangs at the end of the document: whoever opens it by keyboard is led there, and back by Escape. */
function Floating({ onClose, children }: { readonly onClose: () => void; readonly children: ReactNode }) {
  const { t } = useTranslation();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  useEffect(() => {
    const panel = box.current;
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key === 'Escape') {
        event.stopPropagation();
        onClose();
      }
    };
    panel?.addEventListener('keydown', onKeyDown);
    return () => panel?.removeEventListener('keydown', onKeyDown);
  }, [onClose]);
  return (
    <div ref={box} role="dialog" aria-label={t('bell.title')} tabIndex={-1} className={styles['floating']}>
      {children}
    </div>
  );
}

interface PanelProps {
  readonly query: ReturnType<typeof useDocument<BellQuery, object>>;
  readonly unread: number;
  readonly onLeave: () => void;
}

function Panel({ query, unread, onLeave }: PanelProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const mark = useAction(
    {
      document: BellMarkDocument,
      payload: (data) => data.notificationMark,
      invalidates: [notificationResource],
    },
    { isQuiet: true },
  );
  const readAll = useAction({
    document: BellReadAllDocument,
    payload: (data) => data.notificationReadAll,
    invalidates: [notificationResource],
    successMessage: t('bell.readAllDone'),
  });
  const items = query.data?.notifications.nodes ?? [];
  const open = (item: Item) => {
    if (item.readAt === null) {
      void mark.run({ ids: [item.id], mark: 'READ' });
    }
    onLeave();
    void navigate(item.text.link ?? `/inbox`);
  };
  const latest = items[0]?.createdAt;
  return (
    <div className={styles['panel']}>
      {query.error ? (
        <RequestFailure error={query.error} onRetry={() => void query.refetch()} />
      ) : items.length === 0 ? (
        <EmptyState title={t('bell.empty')} description={t('bell.emptyHelp')} />
      ) : (
        <ul className={styles['list']}>
          {items.map((item) => (
            <li key={item.id}>
              <button
                type="button"
                className={styles['item']}
                data-unread={item.readAt === null}
                onClick={() => open(item)}
              >
                <span className={styles['dot']} aria-hidden="true" />
                <span className={styles['words']}>
                  <span className={styles['headline']}>
                    {item.readAt === null ? <span className={styles['hidden']}>{t('bell.isUnread')} </span> : null}
                    {item.text.title}
                  </span>
                  {item.text.body ? <span className={styles['more']}>{item.text.body}</span> : null}
                  <span className={styles['when']}>
                    <InstantText value={item.createdAt} />
                  </span>
                </span>
              </button>
            </li>
          ))}
        </ul>
      )}
      <div className={styles['foot']}>
        <Button
          type="link"
          size="small"
          onClick={() => {
            onLeave();
            void navigate('/inbox');
          }}
        >
          {t('bell.all')}
        </Button>
        {unread > 0 ? (
          <Button
            type="link"
            size="small"
            loading={readAll.isRunning}
            onClick={() => void readAll.run({ input: latest ? { until: latest } : {} })}
          >
            {t('bell.readAll')}
          </Button>
        ) : null}
      </div>
    </div>
  );
}
