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
  XUELIAN_STORE_URL: z.url({ protocol: /^https?$/ }).optional(),
  XUELIAN_STORE_KEY_ID: z.string().min(1).optional(),
  XUELIAN_STORE_SECRET: z.string().min(1).optional(),
  XUELIAN_STORE_REGION: z.string().min(1).default('us-east-1'),
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
  XUELIAN_DATA_DIR: 'folder of the embedded database, of the installation secret and of uploaded files',
  XUELIAN_DEMO: '1 loads and offers the demo federation (default outside production); refused in production',
  XUELIAN_ORIGIN: 'public address of the installation, for links in mails and for origin checks',
  XUELIAN_SECRET: 'installation secret of at least 32 characters; without it one is made in the data folder',
  XUELIAN_STORE_URL:
    'address of an S3-compatible bucket of this installation alone, such as https://host/bucket; without it files lie in the data folder',
  XUELIAN_STORE_KEY_ID: 'access key of that bucket',
  XUELIAN_STORE_SECRET: 'secret of that access key',
  XUELIAN_STORE_REGION: 'region of that bucket',
  XUELIAN_POOL: 'database connections of this process',
  XUELIAN_LOG: 'log level',
  SMTP_URL: 'mail server, such as smtps://user:password@host; without it mails stay in the outbox',
  MAIL_FROM: 'sender of mails',
};

/** Settings whose value is never shown: an address of a server may hold its password. */
const SECRET_SETTINGS: ReadonlySet<string> = new Set([
  'DATABASE_URL',
  'XUELIAN_SECRET',
  'XUELIAN_STORE_SECRET',
  'SMTP_URL',
]);

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
  /** Bucket for uploaded files; null when they lie in the data folder. */
  readonly bucket: {
    readonly url: string;
    readonly keyId: string;
    readonly secret: string;
    readonly region: string;
  } | null;
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
  return {
    ...env,
    isProduction,
    isDemo: env.XUELIAN_DEMO ?? env.NODE_ENV === 'development',
    bucket: bucketOf(env),
  };
}

/** The bucket when its address, key and secret are all set; some of them alone are a mistake. */
function bucketOf(env: z.infer<typeof schema>): Env['bucket'] {
  const { XUELIAN_STORE_URL: url, XUELIAN_STORE_KEY_ID: keyId, XUELIAN_STORE_SECRET: secret } = env;
  if (url && keyId && secret) {
    return { url, keyId, secret, region: env.XUELIAN_STORE_REGION };
  }
  if (url || keyId || secret) {
    throw new Error(
      'Setting XUELIAN_STORE_URL: a bucket needs XUELIAN_STORE_KEY_ID and XUELIAN_STORE_SECRET beside it; set all three or none.',
    );
  }
  return null;
}
