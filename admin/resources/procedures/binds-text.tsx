import { useTranslation } from 'react-i18next';
import { useEnumLabel } from '../../shared/enum/enum-label.tsx';

interface BindsTextProps {
  readonly procedure: {
    readonly levels: readonly string[];
    readonly kinds: readonly string[];
    readonly titleNames: readonly string[];
  };
}

/** Whom a chain binds below its owner, in words; an empty list binds all. */
export function BindsText({ procedure: { levels, kinds, titleNames } }: BindsTextProps) {
  const { t } = useTranslation();
  const label = useEnumLabel();
  const parts = [
    levels.map((level) => label('OrganizationLevel', level)),
    kinds.map((kind) => label('OrganizationKind', kind)),
    titleNames,
  ].flatMap((words) => (words.length > 0 ? [words.join(t('chain.and'))] : []));
  return parts.length > 0 ? parts.join(' · ') : t('procedure.bindsAll');
}
