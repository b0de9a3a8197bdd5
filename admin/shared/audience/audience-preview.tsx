import { Alert, Input, Pagination, Skeleton, Space, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AudiencePreviewDocument } from '../../gql/graphql.ts';
import { useDebounced } from '../data/use-debounced.ts';
import { useDocument } from '../data/use-document.ts';
import { useEnumLabel } from '../enum/enum-label.tsx';
import { RequestFailure } from '../feedback/request-failure.tsx';
import { audienceInputOf, type AudienceValue, isEmptyAudience } from './audience-value.ts';
import styles from './audience.module.css';

const PAGE = 10;

interface AudiencePreviewProps {
  readonly organizationId: string;
  readonly value: AudienceValue;
}

/** Who would receive it now: the exact number, by level, and the list itself, counted anew with each change. */
export function AudiencePreview({ organizationId, value }: AudiencePreviewProps) {
  const { t } = useTranslation();
  const label = useEnumLabel();
  const [page, setPage] = useState(1);
  const [text, setText] = useState('');
  const search = useDebounced(text.trim());
  const settled = useDebounced(JSON.stringify(value));
  const asked = JSON.parse(settled) as AudienceValue;
  const isEmpty = isEmptyAudience(value);
  const { data, error, isFetching, refetch } = useDocument(
    AudiencePreviewDocument,
    {
      organizationId,
      audience: audienceInputOf(asked),
      first: PAGE,
      offset: (page - 1) * PAGE,
      search: search === '' ? null : search,
    },
    { resource: 'organization', isEnabled: !isEmpty && !isEmptyAudience(asked), keepsPrevious: true },
  );
  if (isEmpty) {
    return <Alert type="info" showIcon title={t('audience.needed')} />;
  }
  if (error) {
    return <RequestFailure error={error} onRetry={() => void refetch()} />;
  }
  const preview = data?.audiencePreview;
  if (data && !preview) {
    // The organization is no longer shown, or not one for which this viewer hands out.
    return <Alert type="warning" showIcon title={t('audience.none')} />;
  }
  if (!preview) {
    return <Skeleton active paragraph={{ rows: 4 }} />;
  }
  const list = preview.organizations;
  return (
    <div className={styles['preview']} aria-busy={isFetching}>
      {preview.total === 0 ? (
        <Alert type="warning" showIcon title={t('audience.none')} />
      ) : (
        <>
          <div role="status" className={styles['total']}>
            {t('audience.total', { count: preview.total })}
          </div>
          <Space wrap size={[8, 4]}>
            {preview.levels.map(({ level, count }) => (
              <Tag key={level} variant="filled" style={{ marginInlineEnd: 0 }}>
                {label('OrganizationLevel', level)} {count}
              </Tag>
            ))}
          </Space>
          <Input.Search
            allowClear
            aria-label={t('audience.search')}
            placeholder={t('audience.search')}
            value={text}
            onChange={({ target }) => {
              setText(target.value);
              setPage(1);
            }}
          />
          <ul className={styles['list']} aria-label={t('audience.list')}>
            {list.nodes.map(({ id, name, level, parent }) => (
              <li key={id} className={styles['item']}>
                <span className={styles['name']}>{name}</span>
                <span className={styles['note']}>
                  {[label('OrganizationLevel', level), parent?.name].filter(Boolean).join(' · ')}
                </span>
              </li>
            ))}
          </ul>
          <Pagination
            size="small"
            showSizeChanger={false}
            hideOnSinglePage
            current={page}
            pageSize={PAGE}
            total={list.totalCount}
            onChange={setPage}
          />
        </>
      )}
    </div>
  );
}
