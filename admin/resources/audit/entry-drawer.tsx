import { Button, Drawer, Grid } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { InstantText } from '../../shared/date/date-text.tsx';
import { Facts } from '../../shared/detail/facts.tsx';
import { EmptyState } from '../../shared/feedback/empty-state.tsx';
import { type AuditFacts, subjectOf } from '../../shared/history/audit-names.ts';
import { ChangeList } from '../../shared/history/change-list.tsx';
import { ActorName } from './actor-name.tsx';

interface EntryDrawerProps {
  readonly entry: AuditFacts | undefined;
  readonly onClose: () => void;
  /** Narrows the list to one record or to one subtree. */
  readonly onNarrow: (field: 'subjectId' | 'within' | 'actorName', value: string) => void;
}

/** One entry with everything that the trail knows of it. */
export function EntryDrawer({ entry, onClose, onNarrow }: EntryDrawerProps) {
  const { t } = useTranslation();
  const { md } = Grid.useBreakpoint();
  const subject = entry ? subjectOf(entry) : null;
  const narrow = (
    field: Parameters<EntryDrawerProps['onNarrow']>[0],
    value: string | null | undefined,
    label: string,
  ) =>
    value ? (
      <Button type="link" size="small" style={{ paddingInline: 4 }} onClick={() => onNarrow(field, value)}>
        {label}
      </Button>
    ) : null;
  return (
    <Drawer
      open={entry !== undefined}
      onClose={onClose}
      size={md ? 620 : '100%'}
      title={entry?.actionLabel}
      destroyOnHidden
    >
      {entry && subject ? (
        <div style={{ display: 'grid', gap: 20 }}>
          <Facts
            facts={[
              { key: 'at', label: t('audit.occurredAt'), value: <InstantText value={entry.occurredAt} /> },
              {
                key: 'actor',
                label: t('audit.actor'),
                value: (
                  <>
                    <ActorName entry={entry} />
                    {narrow('actorName', entry.actorName, t('audit.onlyActor'))}
                  </>
                ),
              },
              { key: 'office', label: t('audit.office'), value: entry.officeName },
              {
                key: 'subject',
                label: t('audit.subject'),
                value: (
                  <>
                    {entry.subject.label}
                    {subject.name ? ' · ' : null}
                    {subject.to ? (
                      <Link className="xl-inline-link" to={subject.to}>
                        {subject.name ?? t('audit.open')}
                      </Link>
                    ) : (
                      subject.name
                    )}
                    {narrow('subjectId', entry.subject.id, t('audit.onlySubject'))}
                  </>
                ),
              },
              {
                key: 'organization',
                label: t('audit.organization'),
                value: entry.organizationName ? (
                  <>
                    <Link className="xl-inline-link" to={`/organizations/${entry.organizationId ?? ''}`}>
                      {entry.organizationName}
                    </Link>
                    {narrow('within', entry.organizationId, t('audit.onlyWithin'))}
                  </>
                ) : null,
              },
              {
                key: 'purpose',
                label: t('audit.purpose'),
                value: entry.accountId ? entry.purpose : null,
                isWide: true,
              },
              { key: 'reason', label: t('audit.reason'), value: entry.reason, isWide: true },
            ]}
          />
          <section aria-label={t('audit.changes')}>
            <h3 style={{ margin: '0 0 4px', fontSize: 14 }}>{t('audit.changes')}</h3>
            {entry.changes.length > 0 ? <ChangeList entry={entry} /> : <EmptyState title={t('audit.noChanges')} />}
          </section>
          <section aria-label={t('audit.proof')}>
            <h3 style={{ margin: '0 0 4px', fontSize: 14 }}>{t('audit.proof')}</h3>
            <Facts
              facts={[
                { key: 'seq', label: t('audit.position'), value: entry.seq },
                { key: 'key', label: t('audit.key'), value: <code>{entry.action}</code> },
                {
                  key: 'hash',
                  label: t('audit.hash'),
                  value: <code style={{ overflowWrap: 'anywhere' }}>{entry.hash}</code>,
                  isWide: true,
                },
              ]}
            />
          </section>
        </div>
      ) : null}
    </Drawer>
  );
}
