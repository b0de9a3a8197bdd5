import { LockOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { StateMessage } from './state-message.tsx';

/** Page for somebody whose present offices do not open it. */
export function ForbiddenPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  return (
    <StateMessage
      size="page"
      icon={<LockOutlined />}
      title={t('feedback.forbidden.title')}
      description={t('feedback.forbidden.description')}
      actions={
        <Button type="primary" onClick={() => void navigate('/')}>
          {t('feedback.toDesk')}
        </Button>
      }
    />
  );
}
