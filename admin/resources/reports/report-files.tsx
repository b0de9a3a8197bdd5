import { useTranslation } from 'react-i18next';
import { labelOf } from '../../../schema/form/form-problem.ts';
import { LIMITS } from '../../../schema/limits.ts';
import { currentLocale } from '../../providers/i18n.ts';
import { AttachmentField } from '../../shared/attachment/attachment-field.tsx';
import { AttachmentList } from '../../shared/attachment/attachment-list.tsx';
import type { FileControl } from '../../shared/form-fill/form-filler.tsx';
import { useFiles } from './use-files.ts';

interface ReportFilesProps extends FileControl {
  readonly organizationId: string | undefined;
}

/** Files of one field while a report is written. */
export function ReportFiles({ id, field, ids, isDisabled, onChange, organizationId }: ReportFilesProps) {
  const { files, learn } = useFiles(ids);
  return (
    <AttachmentField
      id={id}
      label={labelOf(field, currentLocale())}
      organizationId={organizationId}
      value={files}
      isDisabled={isDisabled}
      max={field.maxFiles ?? LIMITS.formFiles}
      onChange={(next) => {
        learn(next);
        onChange(next.map((file) => file.id));
      }}
    />
  );
}

/** Files of one field to read. */
export function ReportFileList({ ids }: { readonly ids: readonly string[] }) {
  const { t } = useTranslation();
  const { files, isLoading } = useFiles(ids);
  return isLoading ? <>{t('submission.fileWaiting')}</> : <AttachmentList files={files} />;
}
