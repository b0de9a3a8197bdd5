import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

interface PersonNameProps {
  /** Null means: the viewer may not know who it is. */
  readonly person: { readonly id: string; readonly name: string } | null | undefined;
  /** False where the name stands inside another link. */
  readonly isLink?: boolean;
}

/** A person's name, leading to the person's page; an invisible person is named as such, not left blank. */
export function PersonName({ person, isLink = true }: PersonNameProps) {
  const { t } = useTranslation();
  if (!person) {
    return <span style={{ color: 'var(--xl-color-text-tertiary)' }}>{t('personName.invisible')}</span>;
  }
  return isLink ? (
    <Link to={`/people/${person.id}`} style={{ textDecoration: 'underline' }}>
      {person.name}
    </Link>
  ) : (
    <span>{person.name}</span>
  );
}
