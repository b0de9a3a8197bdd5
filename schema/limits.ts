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
  /** Years ahead for which a change of an organization can be planned; congresses meet every five years. */
  planYears: 5,
  /** Rows of one exported file; a sheet of a workbook ends at 1,048,576. */
  exportCsvRows: 5_000_000,
  exportXlsxRows: 200_000,
  exportColumns: 40,
  /** Live connections of this process and of one account, subscriptions of a connection, types of a subscription. */
  liveConnections: 10_000,
  liveConnectionsPerAccount: 20,
  liveSubscriptions: 10,
  liveTypes: 60,
  /** Bytes of one message and messages in ten seconds that a socket may send. */
  liveMessageBytes: 262_144,
  liveMessages: 100,
} as const;
