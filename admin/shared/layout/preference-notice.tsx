import { App, Button } from 'antd';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { syncPreferences, usePreferenceFailure } from '../../providers/preference-sync.ts';

const noticeKey = 'preferences';

/** Says that settings of the interface are on this device only, and offers to send them again where that may help. */
export function PreferenceNotice() {
  const { t } = useTranslation();
  const { notification } = App.useApp();
  const failure = usePreferenceFailure();
  useEffect(() => {
    if (!failure) {
      notification.destroy(noticeKey);
      return;
    }
    notification.warning({
      key: noticeKey,
      title: t('shell.preferences.title'),
      description: failure.code === 'USER_ERROR' ? failure.message : t('shell.preferences.away'),
      placement: 'bottomRight',
      duration: false,
      role: 'status',
      ...(failure.code === 'USER_ERROR'
        ? {}
        : {
            actions: (
              <Button size="small" onClick={() => void syncPreferences()}>
                {t('feedback.retry')}
              </Button>
            ),
          }),
    });
  }, [failure, notification, t]);
  return null;
}
