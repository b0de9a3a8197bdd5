import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type AttachmentItemFragment, ReportSubmissionFileDocument } from '../../gql/graphql.ts';
import { request } from '../../providers/graphql.ts';

/** Files of answers by their ids: names and sizes, as far as the viewer sees them; all others by their id alone. */
export function useFiles(ids: readonly string[]): {
  readonly files: readonly AttachmentItemFragment[];
  readonly isLoading: boolean;
  /** Adds files that are known already, so that nothing is asked twice. */
  readonly learn: (files: readonly AttachmentItemFragment[]) => void;
} {
  const { t } = useTranslation();
  const [known, setKnown] = useState<ReadonlyMap<string, AttachmentItemFragment>>(new Map());
  const missing = ids.filter((id) => !known.has(id)).join(' ');
  const learn = (files: readonly AttachmentItemFragment[]) =>
    setKnown((all) => new Map([...all, ...files.map((file) => [file.id, file] as const)]));

  useEffect(() => {
    const wanted = missing === '' ? [] : missing.split(' ');
    let isGone = false;
    const read = async (id: string): Promise<AttachmentItemFragment> => {
      const unknown = { id, name: t('submission.fileUnknown', { id }), bytes: 0, mediaType: null };
      try {
        return (await request(ReportSubmissionFileDocument, { id })).attachment ?? unknown;
      } catch {
        // A file that can not be read now is still part of the answer.
        return unknown;
      }
    };
    if (wanted.length > 0) {
      void Promise.all(wanted.map(read)).then((files) => {
        if (!isGone) {
          setKnown((all) => new Map([...all, ...files.map((file) => [file.id, file] as const)]));
        }
      });
    }
    return () => {
      isGone = true;
    };
  }, [missing, t]);

  return { files: ids.flatMap((id) => known.get(id) ?? []), isLoading: missing !== '', learn };
}
