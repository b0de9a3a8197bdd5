import { WarningOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { isRouteErrorResponse, useRouteError } from 'react-router';
import { RequestError } from '../../providers/request-error.ts';
import { NotFoundPage } from './not-found.tsx';
import { RequestFailure } from './request-failure.tsx';
import { StateMessage } from './state-message.tsx';

/** Last line of defence of a route: a page that cannot be loaded or breaks while drawing says so and offers a reload. */
export function RouteFailure() {
  const { t } = useTranslation();
  const error = useRouteError();
  if (isRouteErrorResponse(error) && error.status === 404) {
    return <NotFoundPage />;
  }
  const reload = () => window.location.reload();
  if (error instanceof RequestError) {
    return <RequestFailure error={error} size="page" onRetry={reload} />;
  }
  return (
    <StateMessage
      size="page"
      role="alert"
      icon={<WarningOutlined />}
      title={t('feedback.broken.title')}
      description={t('feedback.broken.description')}
      actions={
        <Button type="primary" onClick={reload}>
          {t('feedback.reload')}
        </Button>
      }
    />
  );
}
