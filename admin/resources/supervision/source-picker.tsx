import { Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  SupervisionDirectiveNameDocument,
  SupervisionDirectivesDocument,
  SupervisionRoundNameDocument,
  SupervisionRoundsDocument,
} from '../../gql/graphql.ts';
import { anyOf } from '../../providers/access.ts';
import { useDebounced } from '../../shared/data/use-debounced.ts';
import { useDocument } from '../../shared/data/use-document.ts';
import { useMeets } from '../../shared/guard/allowed.tsx';
import type { Source } from './board-address.ts';
import styles from './supervision.module.css';

const roundWords = ({ title, periodLabel }: { readonly title: string; readonly periodLabel: string }): string =>
  `${title} · ${periodLabel}`;

/** What a source is called; undefined until it is known, or when the viewer may not know it. */
export function useSourceName(source: Source): string | undefined {
  const { t } = useTranslation();
  const id = 'id' in source ? source.id : '';
  const directive = useDocument(
    SupervisionDirectiveNameDocument,
    { id },
    { resource: 'directive', isEnabled: source.kind === 'directive' },
  );
  const round = useDocument(
    SupervisionRoundNameDocument,
    { id },
    { resource: 'reportRound', isEnabled: source.kind === 'round' },
  );
  switch (source.kind) {
    case 'directive':
      return directive.data?.directive?.title;
    case 'round':
      return round.data?.reportRound ? roundWords(round.data.reportRound) : undefined;
    default:
      return t(`supervision.sources.${source.kind}`);
  }
}

interface SourcePickerProps {
  readonly source: Source;
  readonly onChange: (value: string) => void;
}

/** Chooses what the board is about: everything, a kind, or one directive or round, looked up by title. */
export function SourcePicker({ source, onChange }: SourcePickerProps) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const search = useDebounced(text.trim());
  const readsRounds = useMeets(anyOf('report.read', 'report.open', 'obligation.answer', 'obligation.verify'));
  const { data, isFetching } = useDocument(
    SupervisionDirectivesDocument,
    { search: search === '' ? null : search },
    { resource: 'directive', keepsPrevious: true },
  );
  const { data: found } = useDocument(
    SupervisionRoundsDocument,
    {},
    { resource: 'reportRound', isEnabled: readsRounds },
  );
  const name = useSourceName(source);
  const value = 'id' in source ? source.id : source.kind;
  const kinds = (['all', 'DIRECTIVE', 'REPORT_ROUND'] as const).map((kind) => ({
    value: kind as string,
    label: t(`supervision.sources.${kind}`),
  }));
  const directives = (data?.directives.nodes ?? []).map(({ id, title, organization }) => ({
    value: id,
    label: organization ? `${title} · ${organization.name}` : title,
  }));
  const matches = (label: string) => label.toLowerCase().includes(search.toLowerCase());
  const rounds = (found?.reportRounds.nodes ?? [])
    .map((round) => ({ value: round.id, label: roundWords(round) }))
    .filter(({ label }) => matches(label));
  const isKnown = [...kinds, ...directives, ...rounds].some((option) => option.value === value);
  return (
    <Select<string>
      className={styles['source'] ?? ''}
      aria-label={t('supervision.source')}
      showSearch={{ filterOption: false, onSearch: setText }}
      loading={isFetching}
      value={value}
      onChange={onChange}
      options={[
        { label: t('supervision.sources.kinds'), options: kinds.filter(({ label }) => matches(label)) },
        {
          label: t('supervision.sources.DIRECTIVE'),
          options: [
            ...directives,
            ...(!isKnown && source.kind === 'directive'
              ? [{ value, label: name ?? t('supervision.unknownSource') }]
              : []),
          ],
        },
        {
          label: t('supervision.sources.REPORT_ROUND'),
          options: [
            ...rounds,
            ...(!isKnown && source.kind === 'round' ? [{ value, label: name ?? t('supervision.unknownSource') }] : []),
          ],
        },
      ].filter(({ options }) => options.length > 0)}
    />
  );
}
