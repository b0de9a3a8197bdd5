import { Grid, Steps } from 'antd';
import { useTranslation } from 'react-i18next';

/** Where one is on the way from a file to records. */
export function ImportSteps({ current, isFailed = false }: { readonly current: number; readonly isFailed?: boolean }) {
  const { t } = useTranslation();
  const { md } = Grid.useBreakpoint();
  return (
    <Steps
      size="small"
      // Four short words fit side by side on a narrow screen, below their numbers.
      responsive={false}
      titlePlacement={md === false ? 'vertical' : 'horizontal'}
      aria-label={t('imports.steps.label')}
      current={current}
      {...(isFailed ? { status: 'error' as const } : {})}
      style={{ marginBottom: 24 }}
      items={(['upload', 'map', 'check', 'write'] as const).map((key) => ({ title: t(`imports.steps.${key}`) }))}
    />
  );
}
