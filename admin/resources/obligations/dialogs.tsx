import { useTranslation } from 'react-i18next';
import { ObligationExcuseDocument } from '../../gql/graphql.ts';
import { ReasonModal, type ReasonValues } from '../../shared/reason-modal/reason-modal.tsx';
import { AskExtensionModal, InstructModal, PassOnModal } from './own-dialogs.tsx';
import { ReturnModal } from './return-modal.tsx';
import type { ObligationRecord } from './obligation-record.ts';

/** What is done in a dialog of its own. */
export type DialogKind = 'return' | 'reopen' | 'excuse' | 'passOn' | 'instruct' | 'askExtension';

interface ObligationDialogProps {
  readonly kind: DialogKind | null;
  readonly obligation: ObligationRecord;
  readonly onClose: () => void;
  readonly onReload: () => Promise<ObligationRecord | undefined>;
}

/** The dialog that is open on the page of an obligation. */
export function ObligationDialog({ kind, obligation, onClose, onReload }: ObligationDialogProps) {
  switch (kind) {
    case 'return':
    case 'reopen':
      return <ReturnModal kind={kind} obligation={obligation} onClose={onClose} />;
    case 'excuse':
      return <ExcuseModal obligation={obligation} onClose={onClose} />;
    case 'passOn':
      return <PassOnModal obligation={obligation} onClose={onClose} />;
    case 'instruct':
      return <InstructModal obligation={obligation} onClose={onClose} onReload={onReload} />;
    case 'askExtension':
      return <AskExtensionModal obligation={obligation} onClose={onClose} />;
    default:
      return null;
  }
}

function ExcuseModal({ obligation, onClose }: Pick<ObligationDialogProps, 'obligation' | 'onClose'>) {
  const { t } = useTranslation();
  return (
    <ReasonModal
      isOpen
      onClose={onClose}
      name="obligation-excuse"
      title={t('obligation.excuse.title')}
      submitLabel={t('obligation.excuse.action')}
      asksForDate={false}
      explanation={t('obligation.excuse.text', { name: obligation.organization?.name ?? '' })}
      action={{
        document: ObligationExcuseDocument,
        payload: (data) => data.obligationExcuse,
        toVariables: ({ reason }: ReasonValues) => ({
          id: obligation.id,
          version: obligation.version,
          input: { reason: reason.trim() },
        }),
        invalidates: ['obligation', 'directive'],
        successMessage: t('obligation.excuse.done'),
      }}
    />
  );
}
