import sql from 'sql-template-tag';
import type { Run } from '../../kernel/audit.ts';
import type { Locale } from '../../kernel/locale.ts';
import type { UnitOfWork } from '../../kernel/unit-of-work.ts';
import { allNotificationKinds, defaultChannels, storedKind } from './notification-kind.ts';
import type { ChannelChoice } from './notification.enums.ts';
import { refuse } from './notification.refusals.ts';
import { ownAccount } from './notification.service.ts';
import type { NotificationPreferencesType } from './preference.type.ts';

/** Hour of the digest of those who chose none, in Asia/Shanghai. */
export const DIGEST_HOUR = 8;

const clockText = (minute: number | null): string | null =>
  minute === null
    ? null
    : `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

const minuteOf = (text: string): number => Number(text.slice(0, 2)) * 60 + Number(text.slice(3));

interface SettingRow {
  readonly quietFrom: number | null;
  readonly quietUntil: number | null;
  readonly digestHour: number | null;
  readonly hasEmail: boolean;
  readonly feedCreatedAt: Date | null;
  readonly feedReadAt: Date | null;
}

/** How an account wants to be told of news: every kind with what was chosen or, without a choice, its own channels. */
export async function preferencesOf(run: Run, accountId: string, locale: Locale): Promise<NotificationPreferencesType> {
  const [setting] = await run<SettingRow>(sql`select s.quiet_from as "quietFrom", s.quiet_until as "quietUntil",
      s.digest_hour as "digestHour", a.email is not null as "hasEmail", f.created_at as "feedCreatedAt", f.last_read_at as "feedReadAt"
    from account a left join notification_setting s on s.account_id = a.id left join calendar_feed f on f.account_id = a.id
    where a.id = ${accountId}::uuid`);
  const chosen = new Map(
    (
      await run<ChannelChoice & { kind: string }>(
        sql`select kind, inbox, mail, digest from notification_preference where account_id = ${accountId}::uuid`,
      )
    ).map(({ kind, ...choice }) => [kind, choice]),
  );
  return {
    kinds: allNotificationKinds().map(({ kind, spec }) => {
      const isMandatory = spec.isMandatory === true;
      const isDigestable = spec.isDigestable !== false;
      const choice = chosen.get(kind) ?? defaultChannels(spec);
      return {
        kind,
        category: spec.category,
        label: spec.label[locale],
        inbox: isMandatory || choice.inbox,
        mail: choice.mail,
        dailyMail: isDigestable && choice.digest,
        isMandatory,
        canBeDailyMail: isDigestable,
      };
    }),
    quietFrom: clockText(setting?.quietFrom ?? null),
    quietUntil: clockText(setting?.quietUntil ?? null),
    dailyMailHour: setting?.digestHour ?? DIGEST_HOUR,
    hasEmail: setting?.hasEmail ?? false,
    calendarFeed: setting?.feedCreatedAt ? { createdAt: setting.feedCreatedAt, lastReadAt: setting.feedReadAt } : null,
  };
}

/** What to change: absent stays, null clears. */
export interface PreferenceChange {
  readonly kinds?:
    | readonly {
        readonly kind: string;
        readonly inbox: boolean;
        readonly mail: boolean;
        readonly dailyMail: boolean;
      }[]
    | null;
  readonly quietFrom?: string | null;
  readonly quietUntil?: string | null;
  readonly dailyMailHour?: number | null;
}

/** Changes how the actor wants to be told of news. */
export async function updateNotificationPreferences(
  uow: UnitOfWork,
  change: PreferenceChange,
): Promise<NotificationPreferencesType> {
  const accountId = ownAccount(uow);
  // The account's row is held, so that two windows that change different things at once keep both.
  await uow.run(sql`select id from account where id = ${accountId}::uuid for no key update`);
  const before = await preferencesOf(uow.run, accountId, uow.actor.locale);
  const quietFrom = change.quietFrom === undefined ? before.quietFrom : change.quietFrom;
  const quietUntil = change.quietUntil === undefined ? before.quietUntil : change.quietUntil;
  if ((quietFrom === null) !== (quietUntil === null) || (quietFrom !== null && quietFrom === quietUntil)) {
    throw refuse('QUIET_HOURS', ['input', quietFrom === null ? 'quietFrom' : 'quietUntil']);
  }
  const kinds = change.kinds ?? [];
  kinds.forEach(({ kind }, index) => {
    if (!storedKind(kind) || kinds.findIndex((other) => other.kind === kind) !== index) {
      throw refuse('NOTIFICATION_KIND', ['input', 'kinds', String(index), 'kind'], { kind });
    }
  });
  const digestHour = change.dailyMailHour === undefined ? before.dailyMailHour : (change.dailyMailHour ?? DIGEST_HOUR);
  const [from, until] = [quietFrom, quietUntil].map((text) => (text === null ? null : minuteOf(text)));
  await uow.run(sql`insert into notification_setting (account_id, quiet_from, quiet_until, digest_hour)
    values (${accountId}, ${from}, ${until}, ${digestHour})
    on conflict (account_id) do update set quiet_from = excluded.quiet_from, quiet_until = excluded.quiet_until, digest_hour = excluded.digest_hour`);
  if (kinds.length > 0) {
    await uow.run(sql`insert into notification_preference (account_id, kind, inbox, mail, digest)
      select ${accountId}::uuid, k.kind, k.inbox, k.mail, k."dailyMail"
      from jsonb_to_recordset(${JSON.stringify(kinds)}::jsonb) as k(kind text, inbox boolean, mail boolean, "dailyMail" boolean)
      on conflict (account_id, kind) do update set inbox = excluded.inbox, mail = excluded.mail, digest = excluded.digest`);
  }
  uow.audit({
    action: 'notification.preferences',
    subjectType: 'Account',
    subjectId: accountId,
    changes: {
      quietFrom: { before: before.quietFrom, after: quietFrom },
      quietUntil: { before: before.quietUntil, after: quietUntil },
      digestHour: { before: before.dailyMailHour, after: digestHour },
      notificationKinds: { before: null, after: kinds.map(({ kind }) => kind).join(', ') || null },
    },
  });
  return preferencesOf(uow.run, accountId, uow.actor.locale);
}
