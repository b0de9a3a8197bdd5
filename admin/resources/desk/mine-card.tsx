import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { DeskMineDocument } from '../../gql/graphql.ts';
import { useDocument } from '../../shared/data/use-document.ts';
import { PeriodText } from '../../shared/date/date-text.tsx';
import { EnumTag } from '../../shared/enum/enum-label.tsx';
import { EmptyState } from '../../shared/feedback/empty-state.tsx';
import { Items } from '../../shared/items/items.tsx';
import { Loaded } from './desk-parts.tsx';
import styles from './desk.module.css';

/** The viewer's own record: where it is kept, and all terms, past ones too. */
export function MineCard() {
  const { t } = useTranslation();
  const { data, isLoading, error, refetch } = useDocument(DeskMineDocument, {}, { resource: 'person' });
  const person = data?.viewer?.person;
  return (
    <Loaded isLoading={isLoading} error={error} retry={() => void refetch()}>
      {person ? (
        <>
          <p className={styles['mine']}>
            <Link to={`/organizations/${person.organization?.id ?? ''}`}>{person.organization?.name}</Link>
            {person.institution ? (
              <>
                {' '}
                · <Link to={`/institutions/${person.institution.id}`}>{person.institution.name}</Link>
              </>
            ) : null}
          </p>
          <Items
            total={person.terms.totalCount}
            to={`/people/${person.id}?tab=terms`}
            empty={t('desk.mine.noTerms')}
            items={person.terms.nodes.map((term) => ({
              key: term.id,
              title: term.office?.name,
              note: (
                <>
                  {term.organization?.name} <PeriodText from={term.startsOn} until={term.endsOn} />
                </>
              ),
              end: (
                <EnumTag type="TermState" value={term.state} tone={term.state === 'CURRENT' ? 'success' : 'neutral'} />
              ),
            }))}
          />
          <div className={styles['more']}>
            <Link to={`/people/${person.id}`}>{t('desk.mine.record')}</Link>
            <Link to="/profile?tab=access">{t('desk.mine.access')}</Link>
            <Link to="/audit">{t('desk.mine.trail')}</Link>
          </div>
        </>
      ) : (
        <EmptyState title={t('desk.mine.none')} description={t('desk.mine.noneText')} />
      )}
    </Loaded>
  );
}
