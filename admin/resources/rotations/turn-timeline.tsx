import { useTranslation } from 'react-i18next';
import type { RotationOfficeQuery } from '../../gql/graphql.ts';
import { currentLocale } from '../../providers/i18n.ts';
import { addDays, formatDay, today } from '../../shared/date/format.ts';
import styles from './turn-timeline.module.css';

/** One turn of the calendar. */
export type Turn = NonNullable<RotationOfficeQuery['office']>['rotationTurns']['nodes'][number];

const dayNumber = (day: string): number => Date.parse(`${day}T00:00:00Z`) / 86_400_000;

/** Turns as bars over time, one row per turn; the table beside it says the same in words. */
export function TurnTimeline({ turns }: { readonly turns: readonly Turn[] }) {
  const { t } = useTranslation();
  const locale = currentLocale();
  const shown = turns.filter((turn) => turn.state !== 'CANCELLED');
  const start = Math.min(...shown.map((turn) => dayNumber(turn.startsOn)));
  const end = Math.max(...shown.map((turn) => dayNumber(turn.endsOn)));
  const span = Math.max(1, end - start);
  const share = (days: number) => `${(days / span) * 100}%`;
  const now = dayNumber(today()) - start;
  return (
    <ol className={styles['rows']} aria-label={t('rotation.timeline')}>
      {shown.map((turn) => {
        const name = turn.term?.person?.name ?? turn.term?.publicName ?? t('personName.invisible');
        const period = `${formatDay(turn.startsOn, locale)} – ${formatDay(addDays(turn.endsOn, -1), locale)}`;
        return (
          <li key={turn.id} className={styles['row']}>
            <span className={styles['name']}>{name}</span>
            <span className={styles['track']}>
              {now >= 0 && now < span ? (
                <span className={styles['now']} style={{ insetInlineStart: share(now) }} aria-hidden="true" />
              ) : null}
              <span
                className={styles['bar']}
                data-state={turn.state}
                style={{
                  insetInlineStart: share(dayNumber(turn.startsOn) - start),
                  inlineSize: share(dayNumber(turn.endsOn) - dayNumber(turn.startsOn)),
                }}
                aria-hidden="true"
              />
            </span>
            <span className={styles['period']}>{period}</span>
          </li>
        );
      })}
    </ol>
  );
}
