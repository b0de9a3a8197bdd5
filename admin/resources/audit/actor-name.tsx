import { useTranslation } from 'react-i18next';
import { useEnumLabel } from '../../shared/enum/enum-label.tsx';
import type { AuditFacts } from '../../shared/history/audit-names.ts';

/** Whoever acted: the person or account, with the system role where one was used; else the platform itself. */
export function ActorName({ entry }: { readonly entry: AuditFacts }) {
  const { t } = useTranslation();
  const label = useEnumLabel();
  const role = entry.systemRole ? label('SystemRole', entry.systemRole) : null;
  const nobody = t(entry.purpose === 'platform' ? 'audit.platform' : 'audit.signedOut');
  const name = entry.actorName ?? (entry.accountId ? null : nobody);
  return [name, role].filter(Boolean).join(' · ');
}
