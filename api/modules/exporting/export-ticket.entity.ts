import { defineEntity, p } from '@mikro-orm/core';
import type { Locale } from '../../kernel/locale.ts';

/** Formats of an exported file. */
export const EXPORT_FORMATS = ['CSV', 'XLSX'] as const;

/** A format of an exported file. */
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** What is to be exported, as it was checked when it was asked for. */
export interface ExportOrder {
  readonly list: string;
  readonly format: ExportFormat;
  readonly columns: readonly string[];
  readonly arguments: Readonly<Record<string, unknown>>;
  readonly locale: Locale;
  /** Stated reason; null when the file holds no personal data. */
  readonly purpose: string | null;
  /** True when the list itself was read under the purpose, which widens the scope of personal data. */
  readonly isReadWithPurpose: boolean;
  readonly rowCount: number;
}

/** One-time leave to download a file, bound to the session that asked for it; only its digest is kept. */
export const ExportTicketSchema = defineEntity({
  name: 'ExportTicket',
  tableName: 'export_ticket',
  properties: {
    id: p.uuid().primary(),
    digest: p.string().columnType('text'),
    accountId: p.uuid(),
    sessionId: p.uuid(),
    order: p.json<ExportOrder>().columnType('jsonb').fieldName('export_order'),
    createdAt: p.datetime().columnType('timestamptz'),
    expiresAt: p.datetime().columnType('timestamptz'),
    usedAt: p.datetime().columnType('timestamptz').nullable(),
  },
  uniques: [{ name: 'export_ticket_digest_unique', properties: ['digest'] }],
  indexes: [
    { name: 'export_ticket_account_index', properties: ['accountId', 'expiresAt'] },
    { name: 'export_ticket_expires_index', properties: ['expiresAt'] },
  ],
});

/** A ticket. */
export class ExportTicket extends ExportTicketSchema.class {}
ExportTicketSchema.setClass(ExportTicket);
