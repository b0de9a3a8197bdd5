import { z } from 'zod';
import type { EffectiveSetting } from './kernel/installation.ts';

const flag = z
  .enum(['0', '1'])
  .transform((value) => value === '1')
  .optional();

const schema = z.object({
  NODE_ENV: z.enum(['development', 'production', 'test']).default('development'),
  PORT: z.coerce.number().int().min(0).max(65535).default(4000),
  HOST: z.string().min(1).default('127.0.0.1'),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//)
    .optional(),
  XUELIAN_DATA_DIR: z.string().min(1).default('.xuelian'),
  XUELIAN_DEMO: flag,
  XUELIAN_ORIGIN: z.url().optional(),
  XUELIAN_SECRET: z.string().min(32).optional(),
  XUELIAN_POOL: z.coerce.number().int().min(2).max(200).default(10),
  XUELIAN_LOG: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
  SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\//)
    .optional(),
  MAIL_FROM: z.string().min(3).default('学联 Xuelian <no-reply@xuelian.invalid>'),
});

/** What each setting means; README's table and `cli settings` print it. */
const SETTINGS: Readonly<Record<keyof z.infer<typeof schema>, string>> = {
  NODE_ENV: 'development, test or production; production needs secure origins and refuses demo mode',
  PORT: 'port to listen on; 0 takes a free one',
  HOST: 'address to listen on',
  DATABASE_URL: 'any PostgreSQL >= 15; without it the embedded PostgreSQL 18 is started',
  XUELIAN_DATA_DIR: 'folder of the embedded database and of the installation secret',
  XUELIAN_DEMO: '1 loads and offers the demo federation (default outside production); refused in production',
  XUELIAN_ORIGIN: 'public address of the installation, for links in mails and for origin checks',
  XUELIAN_SECRET: 'installation secret of at least 32 characters; without it one is made in the data folder',
  XUELIAN_POOL: 'database connections of this process',
  XUELIAN_LOG: 'log level',
  SMTP_URL: 'mail server, such as smtps://user:password@host; without it mails stay in the outbox',
  MAIL_FROM: 'sender of mails',
};

/** Settings whose value is never shown: an address of a server may hold its password. */
const SECRET_SETTINGS: ReadonlySet<string> = new Set(['DATABASE_URL', 'XUELIAN_SECRET', 'SMTP_URL']);

/** Every setting in force as it may be shown, in the order of the table. */
export function effectiveSettings(env: Env): EffectiveSetting[] {
  return Object.entries(SETTINGS).map(([key, meaning]) => {
    const inForce = key === 'XUELIAN_DEMO' ? (env.isDemo ? '1' : '0') : env[key as keyof typeof SETTINGS];
    const isSecret = SECRET_SETTINGS.has(key);
    const isSet = inForce !== undefined;
    return { key, meaning, value: isSet && !isSecret ? String(inForce) : null, isSecret, isSet };
  });
}

/** The settings of this process. */
export interface Env extends z.infer<typeof schema> {
  readonly isProduction: boolean;
  /** True when the demo federation is offered. */
  readonly isDemo: boolean;
}

/** Reads and checks the settings; the only reader of `process.env`. Throws one sentence per wrong setting. */
export function readEnv(source: NodeJS.ProcessEnv = process.env): Env {
  const present = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''));
  const result = schema.safeParse(present);
  if (!result.success) {
    throw new Error(result.error.issues.map((issue) => `Setting ${issue.path.join('.')}: ${issue.message}`).join('\n'));
  }
  const env = result.data;
  const isProduction = env.NODE_ENV === 'production';
  if (isProduction && env.XUELIAN_DEMO) {
    throw new Error('Setting XUELIAN_DEMO: demo mode is refused in production; unset it.');
  }
  return { ...env, isProduction, isDemo: env.XUELIAN_DEMO ?? env.NODE_ENV === 'development' };
}
