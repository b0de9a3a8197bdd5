import { Button, Space, Tag } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useParams } from 'react-router';
import { DuplicateCompareDocument, type DuplicateCompareQuery, PersonMergeDocument } from '../../gql/graphql.ts';
import { useDocument } from '../../shared/data/use-document.ts';
import { InstantText, Nothing, PeriodText } from '../../shared/date/date-text.tsx';
import { PageHeader } from '../../shared/detail/page-header.tsx';
import { Panel } from '../../shared/detail/panel.tsx';
import { EnumTag, useEnumLabel } from '../../shared/enum/enum-label.tsx';
import { NotFoundPage } from '../../shared/feedback/not-found.tsx';
import { PageSkeleton } from '../../shared/feedback/page-skeleton.tsx';
import { RequestFailure } from '../../shared/feedback/request-failure.tsx';
import { PurposeControl } from '../../shared/guard/purpose-control.tsx';
import { ReasonModal, type ReasonValues } from '../../shared/reason-modal/reason-modal.tsx';
import styles from './compare.module.css';

type Side = NonNullable<DuplicateCompareQuery['left']>;

/** Two records beside each other; one of them is kept. */
export function DuplicateComparePage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { leftId = '', rightId = '' } = useParams();
  const [purpose, setPurpose] = useState<string>();
  const [kept, setKept] = useState<'left' | 'right'>();
  const { data, error, isLoading, refetch } = useDocument(
    DuplicateCompareDocument,
    { leftId, rightId },
    { resource: 'person', purpose },
  );
  if (error) {
    return <RequestFailure error={error} size="page" onRetry={() => void refetch()} />;
  }
  if (isLoading || !data) {
    return <PageSkeleton />;
  }
  const { left, right } = data;
  if (!left || !right) {
    return <NotFoundPage />;
  }
  const survivor = kept === 'left' ? left : right;
  const merged = kept === 'left' ? right : left;
  const signs = left.duplicates.find((item) => item.personId === right.id)?.reasons ?? [];
  return (
    <>
      <PageHeader
        title={t('duplicate.compareTitle')}
        trail={[{ title: t('duplicate.title'), to: '/duplicates' }]}
        tags={signs.map((reason) => (
          <EnumTag key={reason} type="DuplicateReason" value={reason} tone="warning" />
        ))}
      />
      <div style={{ marginBottom: 16 }}>
        <PurposeControl purpose={purpose} onChange={setPurpose} />
      </div>
      <Panel title={t('duplicate.compareTitle')}>
        <Comparison left={left} right={right} />
        <Space wrap style={{ marginTop: 16 }}>
          {left.viewerCan.merge && right.viewerCan.merge
            ? (['left', 'right'] as const).map((side) => (
                <Button key={side} type={side === 'left' ? 'primary' : 'default'} onClick={() => setKept(side)}>
                  {t('duplicate.keep', {
                    name: (side === 'left' ? left : right).name,
                    side: t(`duplicate.${side}`),
                  })}
                </Button>
              ))
            : null}
        </Space>
      </Panel>
      {kept ? (
        <ReasonModal
          isOpen
          onClose={() => setKept(undefined)}
          name="person-merge"
          title={t('duplicate.mergeTitle', { side: t(`duplicate.${kept}`) })}
          submitLabel={t('duplicate.merge')}
          isDanger
          asksForDate={false}
          explanation={t('duplicate.mergeText', { name: survivor.name })}
          action={{
            document: PersonMergeDocument,
            payload: (result) => result.personMerge,
            toVariables: (values: ReasonValues) => ({
              id: survivor.id,
              version: survivor.version,
              input: { mergedId: merged.id, mergedVersion: merged.version, reason: values.reason },
            }),
            invalidates: ['person', 'term', 'office', 'account'],
            successMessage: t('duplicate.done'),
            onDone: () => void navigate(`/people/${survivor.id}`),
            onReload: async () => {
              await refetch();
              return undefined;
            },
          }}
        />
      ) : null}
    </>
  );
}

function Terms({ side }: { readonly side: Side }) {
  return side.terms.nodes.length === 0 ? (
    <Nothing />
  ) : (
    <ul style={{ margin: 0, paddingInlineStart: 16 }}>
      {side.terms.nodes.map((term) => (
        <li key={term.id}>
          {term.office?.name} <PeriodText from={term.startsOn} until={term.endsOn} />
        </li>
      ))}
    </ul>
  );
}

function Comparison({ left, right }: { readonly left: Side; readonly right: Side }) {
  const { t } = useTranslation();
  const label = useEnumLabel();
  const facts: readonly (readonly [key: string, read: (side: Side) => string | number | null | undefined])[] = [
    ['name', (side) => side.name],
    ['kind', (side) => label('PersonKind', side.kind)],
    ['gender', (side) => label('Gender', side.gender)],
    ['organization', (side) => side.organization?.name],
    ['institution', (side) => side.institution?.name],
    ['facultyUnit', (side) => side.facultyUnit],
    ['studentNumber', (side) => side.studentNumber],
    ['grade', (side) => side.grade],
    ['email', (side) => side.email],
    ['phone', (side) => side.phone],
    ['status', (side) => label('PersonStatus', side.status)],
    ['externalCode', (side) => side.externalCode],
    ['hasAccount', (side) => t(side.hasAccount ? 'duplicate.yes' : 'duplicate.no')],
  ];
  const shown = (value: ReactNode) => (value === null || value === undefined || value === '' ? <Nothing /> : value);
  return (
    <div className={styles['scroll']}>
      <table className={styles['table']}>
        <thead>
          <tr>
            <th scope="col">{t('duplicate.field')}</th>
            {([left, right] as const).map((side, index) => (
              <th key={side.id} scope="col">
                {t(index === 0 ? 'duplicate.left' : 'duplicate.right')} ·{' '}
                <Link to={`/people/${side.id}`}>{side.name}</Link>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {facts.map(([key, read]) => {
            const differs = (read(left) ?? '') !== (read(right) ?? '');
            return (
              <tr key={key} data-differs={differs}>
                <th scope="row">
                  {t(`duplicate.${key}`)} {differs ? <Tag color="warning">{t('duplicate.differs')}</Tag> : null}
                </th>
                <td>{shown(read(left))}</td>
                <td>{shown(read(right))}</td>
              </tr>
            );
          })}
          <tr>
            <th scope="row">{t('duplicate.createdAt')}</th>
            <td>
              <InstantText value={left.createdAt} />
            </td>
            <td>
              <InstantText value={right.createdAt} />
            </td>
          </tr>
          <tr>
            <th scope="row">{t('duplicate.terms')}</th>
            <td>
              <Terms side={left} />
            </td>
            <td>
              <Terms side={right} />
            </td>
          </tr>
        </tbody>
      </table>
    </div>
  );
}
