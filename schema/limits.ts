/** Shape limits, one constant each for input validation, column checks and admin forms; lengths in characters. */
export const LIMITS = {
  /** Largest page of a connection. */
  pageSize: 100,
  pageSizeDefault: 20,
  /** Largest offset of the admin's pager; deeper pages go by cursor. */
  pageOffset: 10_000,
  filterConditions: 40,
  /** Values in one list of a filter. */
  filterValues: 200,
  orderKeys: 5,
  search: 64,
  /** Characters of a document, comments included, and its tokens. */
  queryCharacters: 200_000,
  queryTokens: 4_000,
  queryDepth: 16,
  queryAliases: 60,
  queryDirectives: 40,
  /** Fields of an operation with its fragments written out. */
  queryFields: 600,
  queryCost: 20_000,
  mutationsPerRequest: 10,
  /** Values of all variables together, objects and lists counted too. */
  variableValues: 5_000,
  /** Faults of one refused document that are told. */
  reportedErrors: 3,
  /** Bytes of a request body; uploads have their own. */
  requestBytes: 1_000_000,
  importBytes: 20_000_000,
  name: 100,
  shortName: 40,
  code: 40,
  title: 60,
  reason: 500,
  note: 2_000,
  purpose: 200,
  loginName: 64,
  email: 254,
  phone: 32,
  /** Shortest password beside a second factor, and shortest when it stands alone. */
  passwordMin: 12,
  passwordMinSingleFactor: 15,
  passwordMax: 128,
  /** Characters of a table's state in a saved view, and saved views of one account. */
  savedViewQuery: 2_000,
  savedViews: 200,
  /** Characters of an account's preferences as JSON. */
  preferences: 16_000,
  url: 500,
  idempotencyKey: 100,
  bulk: 200,
  /** Levels of the tree in one answer. */
  treeDepth: 3,
  /** Longest deadline of a step in working days, most steps of a chain, bodies of a step and conditions on it. */
  deadlineDays: 250,
  procedureSteps: 12,
  stepBodies: 8,
  stepConditions: 8,
  /** Days for which an office may be delegated, and within which a candidate may ask for a review. */
  delegationDays: 180,
  reviewDays: 15,
  /** Days for which a vetting is kept after the term that came of it, or after it ended without one. */
  vettingDays: 30,
  /** Years ahead for which a change of an organization can be planned; congresses meet every five years. */
  planYears: 5,
  /** Rows of one exported file; a sheet of a workbook ends at 1,048,576. */
  exportCsvRows: 5_000_000,
  exportXlsxRows: 200_000,
  exportColumns: 40,
  fileName: 120,
  /** Files of one record, and uploads of one account that no record uses yet. */
  attachments: 20,
  attachmentsOpen: 60,
  /** Characters of a formatted text without its markup, and with it. */
  richText: 20_000,
  richTextMarkup: 100_000,
  /** Organizations or divisions that one audience names. */
  audienceNames: 5_000,
  directiveTitle: 120,
  /** A form: fields, options of a choice, columns and rows of a table, files of a field. */
  formFields: 100,
  formOptions: 50,
  formColumns: 12,
  formRows: 200,
  /** Rows and cells of all tables of one set of answers; they travel as variables. */
  formCells: 3_000,
  formFiles: 10,
  formKey: 40,
  formLabel: 100,
  formHelp: 500,
  formUnit: 20,
  /** Characters of a line and of a long text as an answer. */
  formText: 500,
  formLongText: 10_000,
  formExpression: 500,
  formExpressionDepth: 20,
  /** Digits before and after the point of a number. */
  formDigits: 15,
  formDecimals: 6,
  /** Bytes of a form and of its answers as JSON. */
  formSpecBytes: 200_000,
  formAnswerBytes: 400_000,
  /** Live connections of this process and of one account, subscriptions of a connection, types of a subscription. */
  liveConnections: 10_000,
  liveConnectionsPerAccount: 20,
  liveSubscriptions: 10,
  liveTypes: 60,
  /** Bytes of one message and messages in ten seconds that a socket may send. */
  liveMessageBytes: 262_144,
  liveMessages: 100,
} as const;

/** Kinds of files that can be attached, by extension: media type and largest size in bytes. */
export const ATTACHMENT_KINDS = {
  pdf: { mediaType: 'application/pdf', bytes: 50_000_000 },
  ofd: { mediaType: 'application/ofd', bytes: 50_000_000 },
  docx: {
    mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    bytes: 30_000_000,
  },
  xlsx: { mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', bytes: 30_000_000 },
  pptx: {
    mediaType: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
    bytes: 50_000_000,
  },
  doc: { mediaType: 'application/msword', bytes: 30_000_000 },
  xls: { mediaType: 'application/vnd.ms-excel', bytes: 30_000_000 },
  ppt: { mediaType: 'application/vnd.ms-powerpoint', bytes: 50_000_000 },
  wps: { mediaType: 'application/vnd.ms-works', bytes: 30_000_000 },
  odt: { mediaType: 'application/vnd.oasis.opendocument.text', bytes: 30_000_000 },
  ods: { mediaType: 'application/vnd.oasis.opendocument.spreadsheet', bytes: 30_000_000 },
  txt: { mediaType: 'text/plain', bytes: 5_000_000 },
  csv: { mediaType: 'text/csv', bytes: 20_000_000 },
  jpg: { mediaType: 'image/jpeg', bytes: 20_000_000 },
  jpeg: { mediaType: 'image/jpeg', bytes: 20_000_000 },
  png: { mediaType: 'image/png', bytes: 20_000_000 },
  gif: { mediaType: 'image/gif', bytes: 20_000_000 },
  webp: { mediaType: 'image/webp', bytes: 20_000_000 },
  mp3: { mediaType: 'audio/mpeg', bytes: 50_000_000 },
  mp4: { mediaType: 'video/mp4', bytes: 200_000_000 },
  zip: { mediaType: 'application/zip', bytes: 100_000_000 },
} as const;
