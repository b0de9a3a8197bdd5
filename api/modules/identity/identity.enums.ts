/** State of an account; only an ACTIVE one can sign in or act. */
export const ACCOUNT_STATUSES = ['INVITED', 'ACTIVE', 'SUSPENDED', 'ENDED'] as const;
/** A state of an account. */
export type AccountStatus = (typeof ACCOUNT_STATUSES)[number];

/** What a one-time link is for; a link of one kind is never taken for another. */
export const ACCOUNT_TOKEN_KINDS = ['INVITATION', 'RESET', 'FIRST_ADMINISTRATOR'] as const;
/** A kind of one-time link. */
export type AccountTokenKind = (typeof ACCOUNT_TOKEN_KINDS)[number];

/** State of a mail in the outbox. */
export const MAIL_STATES = ['QUEUED', 'SENT', 'FAILED'] as const;
/** A state of a mail. */
export type MailState = (typeof MAIL_STATES)[number];

/** Face of the interface. */
export const THEMES = ['SYSTEM', 'LIGHT', 'DARK'] as const;
/** A face of the interface. */
export type Theme = (typeof THEMES)[number];

/** Row height of tables and forms. */
export const DENSITIES = ['COMFORTABLE', 'COMPACT'] as const;
/** A row height. */
export type Density = (typeof DENSITIES)[number];

/** What an account keeps of its interface; read back as written, so it is validated and capped when written. */
export interface Preferences {
  readonly theme?: Theme;
  readonly locale?: string;
  readonly density?: Density;
  /** Shown columns by table, in order. */
  readonly columns?: Readonly<Record<string, readonly string[]>>;
}

/** An action of account administrators: in which states it makes sense, whether to one's own, whether only with a second factor. */
interface AccountActionRule {
  readonly states: readonly AccountStatus[];
  readonly isOwnAllowed: boolean;
  readonly needsTotp?: boolean;
}

/** What account administrators do to accounts. */
export const ACCOUNT_ACTIONS = {
  update: { states: ['INVITED', 'ACTIVE', 'SUSPENDED'], isOwnAllowed: true },
  resendInvitation: { states: ['INVITED'], isOwnAllowed: false },
  suspend: { states: ['ACTIVE'], isOwnAllowed: false },
  resume: { states: ['SUSPENDED'], isOwnAllowed: false },
  end: { states: ['INVITED', 'ACTIVE', 'SUSPENDED'], isOwnAllowed: false },
  setSystemRole: { states: ['INVITED', 'ACTIVE', 'SUSPENDED'], isOwnAllowed: false },
  unlock: { states: ['ACTIVE'], isOwnAllowed: true },
  resetSecondFactor: { states: ['ACTIVE', 'SUSPENDED'], isOwnAllowed: false, needsTotp: true },
  endSessions: { states: ['ACTIVE'], isOwnAllowed: false },
} as const satisfies Readonly<Record<string, AccountActionRule>>;

/** An action of account administrators. */
export type AccountAction = keyof typeof ACCOUNT_ACTIONS;

/** How long links and sessions live, in milliseconds. */
export const LIFETIMES = {
  session: 30 * 86_400_000,
  sessionIdle: 12 * 3_600_000,
  /** How often a session's last use is noted. */
  sessionTouch: 60_000,
  INVITATION: 7 * 86_400_000,
  RESET: 3_600_000,
  FIRST_ADMINISTRATOR: 86_400_000,
} as const;
