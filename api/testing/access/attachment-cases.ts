import { newId } from '../../kernel/ids.ts';
import { pub, type MutationCase, type QueryCase } from './cases.ts';
import { byId } from './query-shapes.ts';

const UPLOAD = 'attachment.upload';

/** Mutations of files. */
export const ATTACHMENT_MUTATIONS: readonly MutationCase[] = [
  {
    field: 'attachmentPrepare',
    door: UPLOAD,
    call: ({ unit }) => ({ name: '矩阵.txt', bytes: 1, organizationId: pub('org', unit) }),
    judge: ({ oracle, unit }) => oracle.onUnit(UPLOAD, unit),
  },
  {
    field: 'attachmentRemove',
    variant: 'one’s own',
    door: 'signedIn',
    isSingle: true,
    call: ({ persona }) => (persona.rows.file === null ? null : { id: pub('att', persona.rows.file) }),
    judge: () => 'ALLOWED',
    offers: ({ persona }) => ({ type: 'Attachment', action: 'remove', id: pub('att', persona.rows.file ?? newId()) }),
  },
  {
    field: 'attachmentRemove',
    variant: 'another’s',
    door: 'signedIn',
    call: ({ rows }) => ({ id: pub('att', rows.attachment) }),
    judge: () => 'NOT_FOUND',
    offers: ({ rows }) => ({ type: 'Attachment', action: 'remove', id: pub('att', rows.attachment) }),
  },
];

/** Queries of files. */
export const ATTACHMENT_QUERIES: readonly QueryCase[] = [
  byId(
    'attachment',
    'public',
    'att',
    'of a record',
    ({ rows }) => rows.attachment,
    ({ oracle, rows }) => oracle.seesPlan(rows.plan),
  ),
  byId(
    'attachment',
    'public',
    'att',
    'not yet of a record',
    ({ rows }) => rows.upload,
    () => false,
  ),
  byId(
    'attachment',
    'public',
    'att',
    'one’s own',
    ({ persona }) => persona.rows.file,
    ({ oracle }) => oracle.isKnown,
    true,
  ),
];
