import { newId } from '../../kernel/ids.ts';
import type { Values } from './furnish.ts';

const EVERYBODY = {
  within: [],
  levels: [],
  kinds: [],
  categories: [],
  divisions: [],
  saved: [],
  include: [],
  exclude: [],
};

/** A directive's row; what is issued is answered by a form that may stay empty. */
export const directiveRow = (id: string, keys: Values, status: 'DRAFT' | 'ISSUED'): Values => ({
  id,
  ...keys,
  title: `矩阵部署${id.slice(-8)}`,
  body: '<p>请办理</p>',
  response: status === 'DRAFT' ? 'ACKNOWLEDGE' : 'FORM',
  form: status === 'DRAFT' ? null : { fields: [FIELD] },
  audience: EVERYBODY,
  status,
  revision: status === 'DRAFT' ? 0 : 1,
  issued_at: status === 'DRAFT' ? null : '2026-11-01T00:00:00Z',
  search_text: '',
  created_at: '2026-11-01T00:00:00Z',
  updated_at: '2026-11-01T00:00:00Z',
  version: 1,
});

const FIELD = {
  key: 'remark',
  kind: 'TEXT',
  label: '备注',
  labelEn: null,
  help: null,
  helpEn: null,
  isRequired: false,
  unit: null,
  unitEn: null,
  decimals: null,
  min: null,
  max: null,
  maxLength: 100,
  isMultiple: false,
  options: [],
  columns: [],
  minRows: null,
  maxRows: null,
  maxFiles: null,
  expression: null,
  isMoney: false,
  aggregate: 'NONE',
  weightKey: null,
  prefill: null,
};

/** A saved audience's row. */
export const savedAudienceRow = (id: string, keys: Values): Values => ({
  id,
  ...keys,
  name: `矩阵范围${id.slice(-8)}`,
  audience: EVERYBODY,
  is_shared: true,
  updated_at: '2026-11-01T00:00:00Z',
  version: 1,
});

/** An obligation's row, verified by an organization that also issued its source. */
export const obligationRow = (id: string, keys: Values, above: string, more: Values): Values => ({
  id,
  ...keys,
  source_kind: 'DIRECTIVE',
  source_id: newId(),
  title: '矩阵任务',
  response: 'FORM',
  issuer_id: above,
  parent_id: null,
  verifier_id: above,
  status: 'PENDING',
  due_on: null,
  base_due_on: null,
  is_extended: false,
  comments: [],
  opened_at: '2026-11-01T00:00:00Z',
  return_count: 0,
  reminder_count: 0,
  version: 1,
  ...more,
});

/** A row of a request for more time. */
export const extensionRow = (id: string, keys: Values, obligation: string, askedOn: string): Values => ({
  id,
  ...keys,
  obligation_id: obligation,
  asked_on: askedOn,
  reason: '校历调整',
  status: 'ASKED',
  is_beyond_own: false,
  asked_at: '2026-11-10T00:00:00Z',
  version: 1,
});
