import { Button, Modal, Popconfirm, Space } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ImportProfileDeleteDocument, type ImportTarget } from '../../gql/graphql.ts';
import { useAction } from '../../shared/data/use-action.ts';
import { EmptyState } from '../../shared/feedback/empty-state.tsx';
import { mappingOf, SaveProfileModal } from './save-profile-modal.tsx';
import { type Profile, useProfiles } from './use-profiles.ts';
import styles from './imports.module.css';

/** The saved mappings of a kind of list: other names, and away with them. */
export function ProfilesModal({ target, onClose }: { readonly target: ImportTarget; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const profiles = useProfiles(target);
  const [renamed, setRenamed] = useState<Profile>();
  const remove = useAction({
    document: ImportProfileDeleteDocument,
    payload: (data) => data.importProfileDelete,
    invalidates: ['importProfile'],
    successMessage: t('imports.mapping.deleted'),
  });
  return (
    <Modal
      open
      title={t('imports.mapping.manage')}
      onCancel={onClose}
      footer={<Button onClick={onClose}>{t('imports.close')}</Button>}
    >
      {profiles.length === 0 ? <EmptyState title={t('imports.mapping.noProfiles')} /> : null}
      <ul className={styles['columns']}>
        {profiles.map((profile) => (
          <li key={profile.id} className={styles['choose']} style={{ justifyContent: 'space-between' }}>
            <span>{profile.name}</span>
            {profile.viewerCan.manage ? (
              <Space>
                <Button
                  size="small"
                  aria-label={`${t('imports.mapping.rename')} ${profile.name}`}
                  onClick={() => setRenamed(profile)}
                >
                  {t('imports.mapping.rename')}
                </Button>
                <Popconfirm
                  title={t('imports.mapping.deleteConfirm', { name: profile.name })}
                  okText={t('imports.mapping.delete')}
                  cancelText={t('form.cancel')}
                  onConfirm={() => void remove.run({ id: profile.id, version: profile.version })}
                >
                  <Button size="small" danger aria-label={`${t('imports.mapping.delete')} ${profile.name}`}>
                    {t('imports.mapping.delete')}
                  </Button>
                </Popconfirm>
              </Space>
            ) : null}
          </li>
        ))}
      </ul>
      {renamed ? (
        <SaveProfileModal
          target={target}
          mapping={mappingOf(renamed)}
          profile={renamed}
          onClose={() => setRenamed(undefined)}
        />
      ) : null}
    </Modal>
  );
}
