import { createTransport } from 'nodemailer';
import sql from 'sql-template-tag';
import { notFound } from '../../kernel/access.ts';
import type { Run } from '../../kernel/audit.ts';
import { newId } from '../../kernel/ids.ts';
import { fill } from '../../kernel/locale.ts';
import type { JobSpec, ModuleSettings } from '../../kernel/module.ts';
import { appendEvents, type EventHandler } from '../../kernel/outbox.ts';
import { requirePermission } from '../../kernel/policy.ts';
import { runRead } from '../../kernel/read/reader.ts';
import { withTransaction } from '../../kernel/read/transaction.ts';
import type { Kernel, UnitOfWork } from '../../kernel/unit-of-work.ts';
import { localeOf } from './authentication.read-model.ts';
import { MAIL_TEXTS, type MailTemplate } from './mail.messages.ts';
import { refuse } from './identity.refusals.ts';
import { Mail } from './mail.entity.ts';
import { tokenDigest } from './secrets.ts';

const MINUTE = 60_000;
const ATTEMPTS = 8;

/** Who gets a mail, in which language. */
export interface MailRecipient {
  /** Null when the mail is for a person whose account, if any, is not known. */
  readonly accountId: string | null;
  readonly email: string;
  readonly locale: string;
}

const PAGE_OF_KIND = {
  INVITATION: 'accept',
  RESET: 'reset',
  FIRST_ADMINISTRATOR: 'first-administrator',
  LINK: 'link-account',
} as const;

/** Address of the page that takes a token; the token stands behind the `#`, which browsers do not send and servers do not log. */
export function tokenLink(origin: string, kind: keyof typeof PAGE_OF_KIND, token: string): string {
  return `${origin.replace(/\/$/, '')}/${PAGE_OF_KIND[kind]}#token=${token}`;
}

/** An instant as people of the federation read it. */
export function instantText(instant: Date, locale: string): string {
  return `${new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short', timeZone: 'Asia/Shanghai' }).format(instant)} (UTC+8)`;
}

/** Puts a mail in the outbox within the transaction; it is sent after commit, once a mail server is set. */
export function queueMail(
  uow: UnitOfWork,
  template: MailTemplate,
  recipient: MailRecipient,
  params: Readonly<Record<string, string>>,
): void {
  const language = localeOf(recipient.locale);
  queueText(uow, recipient, {
    subject: MAIL_TEXTS[template].subject[language],
    text: fill(MAIL_TEXTS[template].text[language], params),
  });
}

/** Puts a mail that another module has worded in the outbox within the transaction; it may hold no secret. */
export function queueText(
  uow: UnitOfWork,
  { accountId, email, locale }: MailRecipient,
  { subject, text }: { readonly subject: string; readonly text: string },
): void {
  const now = uow.clock.now();
  const mail = Object.assign(new Mail(), {
    id: newId(),
    accountId,
    recipient: email,
    subject,
    text,
    locale: localeOf(locale),
    createdAt: now,
    dueAt: now,
  });
  uow.em.persist(mail);
  uow.publish({ type: 'mail.queued', subjectType: 'Mail', subjectId: mail.id });
}

/** What sends a mail; throws when the server does not take it. */
export type MailTransport = (mail: { id: string; to: string; subject: string; text: string }) => Promise<void>;

/** Sends over SMTP; null when no server is set. */
export function smtpTransport({ smtpUrl, mailFrom, origin }: ModuleSettings): MailTransport | null {
  if (smtpUrl === null) {
    return null;
  }
  const transport = createTransport(smtpUrl, { from: mailFrom });
  const host = URL.canParse(origin) ? new URL(origin).hostname : 'xuelian.invalid';
  return async ({ id, to, subject, text }) => {
    // A mail may be sent again after a crash; the equal id lets receivers drop the second one.
    await transport.sendMail({ to, subject, text, messageId: `<${id}@${host}>` });
  };
}

/**
 * Sends one waiting mail and forgets its text. A refusal by the server is kept with the mail, which becomes due again
 * later and later and is given up after some attempts; its text is forgotten then too, unless its link still works, so
 * that an administrator who has mended the mail server can send it again.
 */
async function deliverMail(kernel: Kernel, id: string, transport: MailTransport): Promise<void> {
  const now = kernel.clock.now();
  const [mail] = await runRead<{ recipient: string; subject: string; text: string; attempts: number }>(
    kernel,
    sql`select recipient, subject, text, attempts from mail
      where id = ${id} and state = 'QUEUED' and text is not null and due_at <= ${now}`,
  );
  if (!mail) {
    return;
  }
  try {
    await transport({ id, to: mail.recipient, subject: mail.subject, text: mail.text });
  } catch (error) {
    const attempts = mail.attempts + 1;
    const isGivenUp = attempts >= ATTEMPTS;
    const isForgotten = isGivenUp && !(await hasLiveLink((statement) => runRead(kernel, statement), mail.text, now));
    await runRead(
      kernel,
      sql`update mail set attempts = ${attempts}, error = ${faultOf(error)}, due_at = ${new Date(now.getTime() + 5 * MINUTE * 2 ** attempts)},
          state = ${isGivenUp ? 'FAILED' : 'QUEUED'}, text = case when ${isForgotten} then null else text end where id = ${id}`,
    );
    return;
  }
  await runRead(
    kernel,
    sql`update mail set state = 'SENT', sent_at = ${now}, text = null, error = null, attempts = attempts + 1 where id = ${id}`,
  );
}

/** True when the one-time link in a mail's text can still be used. */
async function hasLiveLink(run: Run, text: string, now: Date): Promise<boolean> {
  const [, page, token] = /\/([\w-]+)#token=([\w-]+)/.exec(text) ?? [];
  if (page === PAGE_OF_KIND.LINK) {
    // Offers are kept nowhere and live as long as texts do.
    return true;
  }
  if (!token) {
    return false;
  }
  const live = await run(
    sql`select 1 from account_token where digest = ${tokenDigest(token)} and used_at is null and expires_at > ${now}`,
  );
  return live.length > 0;
}

/** Makes a mail due at once that the mail server has refused, with a full round of attempts; refuses void links. Gives its uuid. */
export async function retryMail(uow: UnitOfWork, id: string): Promise<string> {
  requirePermission(uow.actor, 'mail.retry');
  const mail = await uow.em.findOne(Mail, { id });
  if (!mail) {
    throw notFound();
  }
  if (mail.state === 'SENT' || !mail.error || !mail.text) {
    throw refuse('MAIL_NOT_REFUSED');
  }
  const now = uow.clock.now();
  if (mail.text.includes('#token=') && !(await hasLiveLink(uow.run, mail.text, now))) {
    throw refuse('MAIL_LINK_VOID');
  }
  const before = mail.state;
  Object.assign(mail, { state: 'QUEUED', attempts: 0, error: null, dueAt: now });
  uow.audit({
    action: 'mail.retry',
    subjectType: 'Mail',
    subjectId: id,
    changes: { state: { before, after: 'QUEUED' } },
    permission: 'mail.retry',
  });
  uow.publish({ type: 'mail.queued', subjectType: 'Mail', subjectId: id });
  return id;
}

/** What an administrator learns of a failed sending: codes and the server's answer, never the mail. */
function faultOf(error: unknown): string {
  const { code, responseCode, message } = error as { code?: string; responseCode?: number; message?: string };
  return [code, responseCode, message].filter(Boolean).join(' ').slice(0, 200);
}

/** Sends mails when their event arrives; without a mail server they stay in the table and are looked at again each hour. */
export function mailHandler(kernel: Kernel, transport: MailTransport | null): EventHandler {
  return {
    name: 'identity.mail',
    types: ['mail.queued'],
    async handle({ subjectId }) {
      if (transport) {
        await deliverMail(kernel, subjectId, transport);
      } else {
        const later = new Date(kernel.clock.now().getTime() + 60 * MINUTE);
        await runRead(kernel, sql`update mail set due_at = ${later} where id = ${subjectId} and state = 'QUEUED'`);
      }
    },
  };
}

/** Announces waiting mails again: those refused before, and those written before a mail server was set. */
export const mailRetryJob: JobSpec = {
  name: 'identity-mail-retry',
  cron: '*/5 * * * *',
  run: (kernel) =>
    withTransaction(kernel, async (run) => {
      const now = kernel.clock.now();
      const due = await run<{ id: string }>(
        sql`select id from mail where state = 'QUEUED' and text is not null and due_at <= ${now} order by due_at limit 100`,
      );
      await appendEvents(
        run,
        due.map(({ id }) => ({ type: 'mail.queued', subjectType: 'Mail', subjectId: id })),
        now,
      );
    }),
};
