import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { request } from '../../providers/graphql.ts';
import { currentLocale } from '../../providers/i18n.ts';
import { useEnumLabel } from '../../shared/enum/enum-label.tsx';
import { DemoPersonasDocument } from '../../gql/session.ts';
import type { DemoPersona } from './demo-persona.ts';
import styles from './session.module.css';

const levelOrder = ['NATIONAL', 'PROVINCIAL', 'CITY', 'SCHOOL', 'DEPARTMENT', 'CLUB'];

/** Personas by level from the top down; those without a level, such as system roles and members, come last. */
export function groupPersonas(
  personas: readonly DemoPersona[],
): readonly { level: string | null; personas: readonly DemoPersona[] }[] {
  const levels = [...new Set(personas.map((persona) => persona.level))];
  const rank = (level: string | null) => {
    const index = level === null ? -1 : levelOrder.indexOf(level);
    return index < 0 ? levelOrder.length : index;
  };
  return levels
    .sort((a, b) => rank(a) - rank(b))
    .map((level) => ({ level, personas: personas.filter((persona) => persona.level === level) }));
}

interface DemoPersonasProps {
  readonly busyWith: string | undefined;
  readonly onChoose: (persona: DemoPersona) => void;
}

/** One button per kind of user of the demo federation; nothing at all where the server is not in demo mode. */
export function DemoPersonas({ busyWith, onChoose }: DemoPersonasProps) {
  const { t } = useTranslation();
  const enumLabel = useEnumLabel();
  const { data } = useQuery({
    queryKey: ['demo-personas', currentLocale()],
    queryFn: ({ signal }) => request(DemoPersonasDocument, {}, { signal }),
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const personas = data?.demoPersonas ?? [];
  if (personas.length === 0) {
    return null;
  }
  return (
    <section className={styles['personas']} aria-labelledby="demo-personas">
      <h2 id="demo-personas" className={styles['personasTitle']}>
        {t('session.demo.title')}
      </h2>
      <p className={styles['description']}>{t('session.demo.description')}</p>
      {groupPersonas(personas).map((group) => {
        const label = group.level ? enumLabel('OrganizationLevel', group.level) : t('session.demo.noLevel');
        return (
          <div key={group.level ?? ''} className={styles['personaGroup']} role="group" aria-label={label}>
            <span className={styles['personaLevel']} aria-hidden="true">
              {label}
            </span>
            <div className={styles['personaList']}>
              {group.personas.map((persona) => (
                <button
                  key={persona.key}
                  type="button"
                  className={styles['persona']}
                  disabled={busyWith !== undefined}
                  aria-busy={busyWith === persona.key}
                  onClick={() => onChoose(persona)}
                >
                  <span className={styles['personaName']}>{persona.label}</span>
                  <span className={styles['personaText']}>{persona.description}</span>
                </button>
              ))}
            </div>
          </div>
        );
      })}
    </section>
  );
}
