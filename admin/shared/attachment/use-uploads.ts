import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LIMITS } from '../../../schema/limits.ts';
import { type AttachmentItemFragment, AttachmentPrepareDocument, AttachmentRemoveDocument } from '../../gql/graphql.ts';
import { acceptPayload, putFile, request } from '../../providers/graphql.ts';
import { toRequestError } from '../../providers/request-error.ts';
import { useFailureText } from '../feedback/request-failure.tsx';
import { problemOf } from './file-size.ts';

/** A file on its way, or one that did not get there. */
export interface Upload {
  readonly key: string;
  readonly file: File;
  /** Share that was sent, 0 to 1. */
  readonly share: number;
  readonly problem: string | null;
  /** False where another try can change nothing. */
  readonly canRetry: boolean;
}

interface Uploads {
  readonly uploads: readonly Upload[];
  readonly add: (files: readonly File[]) => void;
  readonly retry: (key: string) => void;
  readonly dismiss: (key: string) => void;
  /** Takes an uploaded file out of the field, and back from the server when no record has it. */
  readonly remove: (id: string) => void;
}

/** The uploads of one field: each file asks for leave, is sent, and joins the value when the server has examined it. */
export function useUploads(
  organizationId: string | undefined,
  value: readonly AttachmentItemFragment[],
  onChange: (value: AttachmentItemFragment[]) => void,
  max: number = LIMITS.attachments,
): Uploads {
  const { t } = useTranslation();
  const failureText = useFailureText();
  const [uploads, setUploads] = useState<readonly Upload[]>([]);
  // Several may come to their end between two drawings; none may lose what another has added.
  const latest = useRef({ value, onChange });
  useLayoutEffect(() => {
    latest.current = { value, onChange };
  });
  const stops = useRef(new Map<string, AbortController>());
  const fresh = useRef(new Set<string>());

  useEffect(() => {
    const running = stops.current;
    return () => running.forEach((stop) => stop.abort());
  }, []);

  const update = (key: string, change: Partial<Upload>) =>
    setUploads((all) => all.map((upload) => (upload.key === key ? { ...upload, ...change } : upload)));
  const forget = (key: string) => setUploads((all) => all.filter((upload) => upload.key !== key));
  const set = (next: AttachmentItemFragment[]) => {
    latest.current = { ...latest.current, value: next };
    latest.current.onChange(next);
  };

  const start = async ({ key, file }: Upload): Promise<void> => {
    const stop = new AbortController();
    stops.current.set(key, stop);
    try {
      const { attachmentPrepare } = await request(
        AttachmentPrepareDocument,
        { input: { organizationId: organizationId!, name: file.name, bytes: file.size } },
        { signal: stop.signal },
      );
      const { attachment, uploadUrl } = acceptPayload(attachmentPrepare);
      await putFile(uploadUrl!, file, { signal: stop.signal, onProgress: (share) => update(key, { share }) });
      fresh.current.add(attachment!.id);
      forget(key);
      set([...latest.current.value, attachment!]);
    } catch (error) {
      const failure = toRequestError(error);
      if (failure.code !== 'ABORTED') {
        const isWorded = failure.code === 'USER_ERROR' || Boolean(failure.extensions?.['reason']);
        update(key, {
          problem: isWorded ? failure.message : failureText(failure).description,
          canRetry: !['USER_ERROR', 'BAD_REQUEST', 'FORBIDDEN'].includes(failure.code),
        });
      }
    } finally {
      stops.current.delete(key);
    }
  };

  const add = (files: readonly File[]) => {
    const free = max - latest.current.value.length - uploads.filter(({ problem }) => problem === null).length;
    const added = files.map((file, index): Upload => {
      const wrong = index >= free ? { key: 'count', params: { max } } : problemOf(file);
      return {
        key: crypto.randomUUID(),
        file,
        share: 0,
        problem: wrong ? t(`attachment.${wrong.key}`, wrong.params) : null,
        canRetry: false,
      };
    });
    setUploads((all) => [...all, ...added]);
    for (const upload of added) {
      if (upload.problem === null) {
        void start(upload);
      }
    }
  };

  const retry = (key: string) => {
    const upload = uploads.find((known) => known.key === key);
    if (upload) {
      update(key, { problem: null, share: 0 });
      void start(upload);
    }
  };

  const dismiss = (key: string) => {
    stops.current.get(key)?.abort();
    forget(key);
  };

  const remove = (id: string) => {
    set(latest.current.value.filter((file) => file.id !== id));
    if (fresh.current.delete(id)) {
      // Should it fail, the server clears what no record has taken up.
      request(AttachmentRemoveDocument, { id }).catch(() => undefined);
    }
  };

  return { uploads, add, retry, dismiss, remove };
}
