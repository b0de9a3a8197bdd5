/** A setting of the process as administrators may see it; the value of a secret is never part of it. */
export interface EffectiveSetting {
  readonly key: string;
  readonly meaning: string;
  /** Null when it is not set, and always for secrets. */
  readonly value: string | null;
  readonly isSecret: boolean;
  readonly isSet: boolean;
}

/** Facts of the running installation, gathered by the composition root. */
export interface Installation {
  readonly version: string;
  readonly startedAt: Date;
  readonly isProduction: boolean;
  /** True when the embedded PostgreSQL is used. */
  readonly hasEmbeddedDatabase: boolean;
  readonly hasMailServer: boolean;
  readonly settings: readonly EffectiveSetting[];
  /** Kinds of background work that this version knows. */
  readonly jobs: readonly { readonly name: string; readonly cron: string | null }[];
}
