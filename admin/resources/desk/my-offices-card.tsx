import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useViewer } from '../../providers/viewer.ts';
import { EnumTag } from '../../shared/enum/enum-label.tsx';
import { EmptyState } from '../../shared/feedback/empty-state.tsx';
import styles from './desk.module.css';

/** The offices that the viewer holds now, each leading to its organization. */
export function MyOfficesCard() {
  const { t } = useTranslation();
  const offices = useViewer()?.offices ?? [];
  if (offices.length === 0) {
    return <EmptyState title={t('desk.offices.none')} description={t('desk.offices.noneText')} />;
  }
  return (
    <ul className={styles['list']}>
      {offices.map((office) => (
        <li key={office.id} className={styles['item']}>
          <span className={styles['itemWords']}>
            <Link to={`/organizations/${office.organization.id}`}>{office.organization.name}</Link>
            <span className={styles['itemNote']}>{office.title}</span>
          </span>
          <EnumTag type="OrganizationLevel" value={office.organization.level} />
        </li>
      ))}
    </ul>
  );
}
