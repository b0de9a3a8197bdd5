import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useViewer } from '../../providers/viewer.ts';
import { EmptyState } from '../../shared/feedback/empty-state.tsx';
import { palettePages } from '../../shared/palette/palette-pages.ts';
import { useResources } from '../../shared/resource-context.ts';
import styles from './desk.module.css';

/** Every page that the viewer's permissions open, as plain links. */
export function ShortcutsCard() {
  const { t } = useTranslation();
  const pages = palettePages(useResources(), useViewer(), t).filter((page) => page.to !== '/');
  return pages.length === 0 ? (
    <EmptyState title={t('desk.shortcuts.none')} />
  ) : (
    <ul className={styles['links']}>
      {pages.map((page) => (
        <li key={page.key}>
          <Link to={page.to}>{page.title}</Link>
        </li>
      ))}
    </ul>
  );
}
