import { CopyOutlined, DownloadOutlined, PrinterOutlined } from '@ant-design/icons';
import { Alert, App, Button, Space } from 'antd';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './recovery-codes.module.css';

interface RecoveryCodesProps {
  readonly codes: readonly string[];
  readonly loginName: string;
  /** The holder has kept them; they are shown no more. */
  readonly onKept: () => void;
}

/** New recovery codes, shown this once: to copy, download or print. */
export function RecoveryCodes({ codes, loginName, onKept }: RecoveryCodesProps) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const box = useRef<HTMLElement>(null);
  const text = codes.join('\n');
  useEffect(() => box.current?.focus(), []);

  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      void message.success(t('profile.codes.copied'));
    } catch {
      void message.warning(t('profile.codes.copyByHand'));
    }
  };
  const download = () => {
    const address = URL.createObjectURL(
      new Blob([`${t('profile.codes.heading', { loginName })}\n\n${text}\n`], { type: 'text/plain;charset=utf-8' }),
    );
    const link = Object.assign(document.createElement('a'), {
      href: address,
      download: `xuelian-recovery-codes-${loginName}.txt`,
    });
    link.click();
    URL.revokeObjectURL(address);
  };

  return (
    <section ref={box} tabIndex={-1} className={styles['box']} aria-label={t('profile.codes.title')}>
      <Alert type="warning" showIcon title={t('profile.codes.once')} />
      <div className={styles['sheet']}>
        <p>{t('profile.codes.heading', { loginName })}</p>
        <ul className={styles['codes']}>
          {codes.map((code) => (
            <li key={code}>
              <code>{code}</code>
            </li>
          ))}
        </ul>
      </div>
      <Space wrap>
        <Button icon={<CopyOutlined />} onClick={() => void copy()}>
          {t('profile.codes.copy')}
        </Button>
        <Button icon={<DownloadOutlined />} onClick={download}>
          {t('profile.codes.download')}
        </Button>
        <Button icon={<PrinterOutlined />} onClick={() => window.print()}>
          {t('profile.codes.print')}
        </Button>
        <Button type="primary" onClick={onKept}>
          {t('profile.codes.kept')}
        </Button>
      </Space>
    </section>
  );
}
