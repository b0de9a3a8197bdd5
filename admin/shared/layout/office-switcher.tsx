import { DownOutlined } from '@ant-design/icons';
import { Button, Dropdown } from 'antd';
import { useTranslation } from 'react-i18next';
import { useCurrentOffice } from '../../providers/office.ts';
import { useViewer, type ViewerOffice } from '../../providers/viewer.ts';
import styles from './office-switcher.module.css';

function OfficeWords({ office }: { readonly office: ViewerOffice }) {
  return (
    <span className={styles['words']}>
      <span className={styles['organization']}>{office.organization.name}</span>
      <span className={styles['title']}>{office.title}</span>
    </span>
  );
}

/** Shows from which office one looks, and lets somebody with several choose. */
export function OfficeSwitcher() {
  const { t } = useTranslation();
  const viewer = useViewer();
  const [office, setOffice] = useCurrentOffice();
  if (!office) {
    return <span className={styles['none']}>{t('shell.noOffice')}</span>;
  }
  const offices = viewer?.offices ?? [];
  if (offices.length < 2) {
    return (
      <span className={styles['single']}>
        <OfficeWords office={office} />
      </span>
    );
  }
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        selectable: true,
        selectedKeys: [office.id],
        onClick: ({ key }) => setOffice(key),
        items: offices.map((item) => ({ key: item.id, label: <OfficeWords office={item} /> })),
      }}
    >
      <Button
        type="text"
        className={styles['button'] ?? ''}
        aria-label={t('shell.switchOffice', { office: `${office.organization.name} ${office.title}` })}
      >
        <OfficeWords office={office} />
        <DownOutlined className={styles['arrow'] ?? ''} aria-hidden="true" />
      </Button>
    </Dropdown>
  );
}
