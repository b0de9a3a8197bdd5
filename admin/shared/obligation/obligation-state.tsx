import { Space, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ObligationStatus } from '../../gql/graphql.ts';
import { DayText } from '../date/date-text.tsx';
import { EnumTag } from '../enum/enum-label.tsx';
import { obligationTones } from './obligation-tones.ts';

interface StateProps {
  readonly obligation: {
    readonly status: ObligationStatus;
    readonly isLate: boolean;
    readonly lateDays: number;
    readonly isExtended: boolean;
  };
}

/** Where an obligation stands: its state, and beside it what the clock says. */
export function ObligationState({ obligation: { status, isLate, lateDays, isExtended } }: StateProps) {
  const { t } = useTranslation();
  return (
    <Space size={4} wrap>
      <EnumTag type="ObligationStatus" value={status} tone={obligationTones[status]} />
      {isLate ? (
        <Tag color="error" variant="outlined" style={{ marginInlineEnd: 0 }}>
          {t('obligationState.late', { count: lateDays })}
        </Tag>
      ) : null}
      {isExtended ? (
        <Tag variant="filled" style={{ marginInlineEnd: 0 }}>
          {t('obligationState.extended')}
        </Tag>
      ) : null}
    </Space>
  );
}

/** A due day; words where there is none. */
export function DueText({ value }: { readonly value: string | null }) {
  const { t } = useTranslation();
  return value ? <DayText value={value} /> : <>{t('obligationState.noDue')}</>;
}
