import { Button, Table } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { OrganizationOnDocument, type OrganizationShowQuery } from '../../gql/graphql.ts';
import { currentLocale } from '../../providers/i18n.ts';
import { useDocument } from '../../shared/data/use-document.ts';
import { DayText, PeriodText } from '../../shared/date/date-text.tsx';
import { DayPicker } from '../../shared/date/day-picker.tsx';
import { today } from '../../shared/date/format.ts';
import { Facts, type Fact } from '../../shared/detail/facts.tsx';
import { Panel } from '../../shared/detail/panel.tsx';
import { EnumTag, useEnumLabel } from '../../shared/enum/enum-label.tsx';
import { EmptyState } from '../../shared/feedback/empty-state.tsx';
import { RequestFailure } from '../../shared/feedback/request-failure.tsx';
import { LinkAddDialog, LinkEndDialog, type OrganizationLinkRow } from './link-dialogs.tsx';
import { statusTone } from './organization-enums.ts';

type Organization = NonNullable<OrganizationShowQuery['organization']>;

interface OverviewProps {
  readonly organization: Organization;
  readonly onReload: () => Promise<unknown>;
}

/** Facts of an organization, its place in the tree, its relations and what it was on a day. */
export function OrganizationOverview({ organization, onReload }: OverviewProps) {
  const { t } = useTranslation();
  const label = useEnumLabel();
  return (
    <>
      <Panel title={t('organization.facts')}>
        <Facts facts={useFacts(organization)} />
      </Panel>
      {organization.descendantCounts.length > 0 ? (
        <Panel title={t('organization.counts')}>
          <Facts
            facts={organization.descendantCounts.map(({ level, count }) => ({
              key: level,
              label: label('OrganizationLevel', level),
              value: count,
            }))}
          />
        </Panel>
      ) : null}
      <Links organization={organization} onReload={onReload} />
      {organization.formerNames.length > 0 ? (
        <Panel title={t('organization.formerNames')}>
          <Facts
            facts={organization.formerNames.map(({ name, validFrom, validUntil }) => ({
              key: name,
              label: name,
              value: <PeriodText from={validFrom} until={validUntil} />,
            }))}
          />
        </Panel>
      ) : null}
      <AsOfDay id={organization.id} />
    </>
  );
}

function OrganizationLink({
  item,
}: {
  readonly item: { readonly id: string; readonly name: string } | null | undefined;
}) {
  return item ? <Link to={`/organizations/${item.id}`}>{item.name}</Link> : null;
}

/** Name of a country in the language of the page. */
function countryName(code: string | null | undefined): string | null {
  return code ? (new Intl.DisplayNames(currentLocale(), { type: 'region' }).of(code) ?? code) : null;
}

function useFacts(organization: Organization): readonly Fact[] {
  const { t } = useTranslation();
  const label = useEnumLabel();
  const { profile } = organization;
  return [
    {
      key: 'kind',
      label: t('organization.kind'),
      value: <EnumTag type="OrganizationKind" value={organization.kind} />,
    },
    { key: 'shortName', label: t('organization.shortName'), value: organization.shortName },
    { key: 'parent', label: t('organization.parent'), value: <OrganizationLink item={organization.parent} /> },
    {
      key: 'institution',
      label: t('organization.institution'),
      value: organization.institution ? (
        <Link to={`/institutions/${organization.institution.id}`}>{organization.institution.name}</Link>
      ) : null,
    },
    { key: 'category', label: t('organization.category'), value: label('InstitutionCategory', organization.category) },
    { key: 'divisionCode', label: t('organization.divisionCode'), value: organization.divisionCode },
    ...(organization.viewerCan.read
      ? [{ key: 'externalCode', label: t('organization.externalCode'), value: organization.externalCode }]
      : []),
    { key: 'foundedOn', label: t('organization.foundedOn'), value: <DayText value={organization.foundedOn} /> },
    ...(organization.closedOn
      ? [{ key: 'closedOn', label: t('organization.closedOn'), value: <DayText value={organization.closedOn} /> }]
      : []),
    ...(profile.__typename === 'ClubProfile'
      ? [{ key: 'clubType', label: t('organization.clubType'), value: label('ClubType', profile.clubType) }]
      : []),
    ...(profile.__typename === 'OverseasProfile'
      ? [{ key: 'hostCountry', label: t('organization.hostCountry'), value: countryName(profile.hostCountry) }]
      : []),
    ...organization.ancestors.nodes.map((item) => ({
      key: `ancestor-${item.id}`,
      label: t('organization.ancestor', { level: label('OrganizationLevel', item.level) }),
      value: <OrganizationLink item={item} />,
    })),
    ...organization.successors.nodes.map((item) => ({
      key: `successor-${item.id}`,
      label: t('organization.successors'),
      value: <OrganizationLink item={item} />,
    })),
  ];
}

function Links({ organization, onReload }: OverviewProps) {
  const { t } = useTranslation();
  const [isAdding, setIsAdding] = useState(false);
  const [endedId, setEndedId] = useState<string>();
  const links = organization.links.nodes;
  // Read from the record, so that the dialog gets the new version after a reload.
  const ended = links.find(({ id }) => id === endedId);
  const canLink = organization.viewerCan.link;
  if (links.length === 0 && !canLink) {
    return null;
  }
  const canEnd = (link: OrganizationLinkRow): boolean => !link.validUntil && link.from?.viewerCan.link === true;
  return (
    <Panel
      title={t('organization.links')}
      extra={
        canLink ? (
          <Button size="small" onClick={() => setIsAdding(true)}>
            {t('organization.linkAdd.action')}
          </Button>
        ) : null
      }
    >
      {links.length === 0 ? (
        <EmptyState title={t('organization.noLinks')} />
      ) : (
        <Table<OrganizationLinkRow>
          aria-label={t('organization.links')}
          size="small"
          rowKey="id"
          dataSource={links}
          pagination={false}
          scroll={{ x: 'max-content' }}
          columns={[
            {
              key: 'kind',
              title: t('organization.kind'),
              render: (_, link) => <EnumTag type="OrganizationLinkKind" value={link.kind} />,
            },
            {
              key: 'from',
              title: t('organization.linkFrom'),
              render: (_, link) => <OrganizationLink item={link.from} />,
            },
            { key: 'to', title: t('organization.linkTo'), render: (_, link) => <OrganizationLink item={link.to} /> },
            {
              key: 'period',
              title: t('organization.period'),
              render: (_, link) => <PeriodText from={link.validFrom} until={link.validUntil} />,
            },
            ...(links.some(canEnd)
              ? [
                  {
                    key: 'end',
                    title: t('table.actions'),
                    render: (_: unknown, link: OrganizationLinkRow) =>
                      canEnd(link) ? (
                        <Button size="small" danger onClick={() => setEndedId(link.id)}>
                          {t('organization.linkEnd.action')}
                        </Button>
                      ) : null,
                  },
                ]
              : []),
          ]}
        />
      )}
      {isAdding ? <LinkAddDialog organization={organization} onClose={() => setIsAdding(false)} /> : null}
      {ended ? <LinkEndDialog link={ended} onClose={() => setEndedId(undefined)} onReload={onReload} /> : null}
    </Panel>
  );
}

function AsOfDay({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  const [date, setDate] = useState(today());
  const { data, error, isFetching, refetch } = useDocument(
    OrganizationOnDocument,
    { id, date },
    { resource: 'organization', keepsPrevious: true },
  );
  const state = data?.organization?.asOf;
  return (
    <Panel
      title={t('organization.asOf.title')}
      extra={
        <div style={{ width: 180 }}>
          <DayPicker
            aria-label={t('organization.asOf.date')}
            value={date}
            max={today()}
            onChange={(day) => setDate(day ?? today())}
          />
        </div>
      }
    >
      <div aria-live="polite" aria-busy={isFetching}>
        {error ? <RequestFailure error={error} onRetry={() => void refetch()} /> : null}
        {!error && state ? (
          <Facts
            facts={[
              { key: 'name', label: t('organization.name'), value: state.name },
              { key: 'parent', label: t('organization.parent'), value: state.parentName },
              {
                key: 'status',
                label: t('organization.status'),
                value: <EnumTag type="OrganizationStatus" value={state.status} tone={statusTone(state.status)} />,
              },
            ]}
          />
        ) : null}
        {!error && data && !state ? <EmptyState title={t('organization.asOf.none')} /> : null}
      </div>
    </Panel>
  );
}
