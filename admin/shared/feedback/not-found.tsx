import { FileSearchOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useBrowserTitle } from '../layout/page-title.tsx';
import { StateMessage } from './state-message.tsx';

/** Page for an address that leads nowhere, or to something the viewer may not know of. */
export function NotFoundPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  useBrowserTitle(t('feedback.notFound.title'));
  return (
    <StateMessage
      size="page"
      icon={<FileSearchOutlined />}
      title={t('feedback.notFound.title')}
      description={t('feedback.notFound.description')}
      actions={
        <>
          <Button onClick={() => void navigate(-1)}>{t('feedback.back')}</Button>
          <Button type="primary" onClick={() => void navigate('/')}>
            {t('feedback.toDesk')}
          </Button>
        </>
      }
    />
  );
}
