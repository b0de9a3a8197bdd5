import { HistoryOutlined } from '@ant-design/icons';
import { Button, Drawer, Grid } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { RecordHistory } from './record-history.tsx';

interface HistoryButtonProps {
  /** Public id of the object. */
  readonly id: string;
  readonly resource: string;
  /** What the object is called. */
  readonly name: string;
}

/** Opens the history of an object that has no page of its own, such as a term. */
export function HistoryButton({ id, resource, name }: HistoryButtonProps) {
  const { t } = useTranslation();
  const { md } = Grid.useBreakpoint();
  const [isOpen, setIsOpen] = useState(false);
  const title = t('history.of', { name });
  return (
    <>
      <Button
        size="small"
        icon={<HistoryOutlined />}
        aria-label={title}
        title={title}
        onClick={() => setIsOpen(true)}
      />
      <Drawer open={isOpen} onClose={() => setIsOpen(false)} size={md ? 520 : '100%'} title={title} destroyOnHidden>
        <RecordHistory id={id} resource={resource} />
      </Drawer>
    </>
  );
}
