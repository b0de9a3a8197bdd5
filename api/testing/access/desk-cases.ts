import { DEMO_PASSWORD } from '../../database/demo/load-demo.ts';
import { newId } from '../../kernel/ids.ts';
import { pub, versionOf, type Cell, type MutationCase } from './cases.ts';
import type { Door } from './oracle.ts';

const NEW_PASSWORD = 'a quiet river in autumn';
const WHICH = ['active', 'suspended', 'invited', 'own', 'absent'] as const;

function accountOf({ persona, shared }: Cell, which: (typeof WHICH)[number]): string | null {
  return which === 'own' ? persona.account : which === 'absent' ? newId() : shared.accounts[which];
}

/** Accounts are the security administrator's alone; what may not be done to one's own is a refusal of the act, not of access. */
function onAccount(
  field: string,
  action: string,
  given: Readonly<Record<string, unknown>> | ((cell: Cell) => Readonly<Record<string, unknown>>),
): MutationCase[] {
  return WHICH.map((which) => ({
    field,
    variant: which,
    door: 'account.manage',
    isSingle: true,
    call: (cell) => {
      const id = accountOf(cell, which);
      const input = typeof given === 'function' ? given(cell) : given;
      return id === null ? null : { id: pub('acc', id), version: versionOf(cell.facts.accounts, id), ...input };
    },
    judge: () => (which === 'absent' ? 'NOT_FOUND' : 'ALLOWED'),
    offers: (cell) =>
      which === 'absent' ? null : { type: 'Account', action, id: pub('acc', accountOf(cell, which)!) },
  }));
}

/** What everybody does with what is one's own, or anybody without an account. */
const single = (field: string, door: Door, input: Readonly<Record<string, unknown>> = {}): MutationCase => ({
  field,
  door,
  isSingle: true,
  call: () => input,
  judge: () => 'ALLOWED',
});

/** Something that belongs to one account alone: others meet what never existed. */
function onOwn(
  field: string,
  prefix: 'ses' | 'view',
  own: (cell: Cell) => string | null,
  foreign: (cell: Cell) => string,
  input: Readonly<Record<string, unknown>> = {},
): MutationCase[] {
  return [
    {
      field,
      variant: 'own',
      door: 'signedIn',
      isSingle: true,
      call: (cell) => ({ id: pub(prefix, own(cell) ?? newId()), ...input }),
      judge: () => 'ALLOWED',
    },
    {
      field,
      variant: 'foreign',
      door: 'signedIn',
      isSingle: true,
      call: (cell) => ({ id: pub(prefix, foreign(cell)), ...input }),
      judge: () => 'NOT_FOUND',
    },
  ];
}

const EXPORTING = ['list.export', 'import.run', 'account.manage', 'audit.readAll'] as const;
const EXPORTS = [
  ['organizations', 'name', 'list.export'],
  ['accounts', 'status', 'account.manage'],
  ['auditEntries', 'action', 'audit.readAll', 'list.export'],
] as const;

const MAPPING = { columns: [{ field: 'name', headers: ['姓名'] }] };

/** A step of a batch that somebody else began for the target organization. */
function onBatch(
  field: string,
  action: string | null,
  which: 'planned' | 'finished' | 'cancelled',
  input: Readonly<Record<string, unknown>> = {},
): MutationCase {
  return {
    field,
    door: 'import.run',
    call: ({ rows }) => ({ id: pub('imp', rows[which]), version: 1, ...input }),
    judge: ({ oracle, rows }) => oracle.onBatch(rows[which]),
    ...(action === null
      ? {}
      : { offers: ({ rows }: Cell) => ({ type: 'ImportBatch', action, id: pub('imp', rows[which]) }) }),
  };
}

/** A saved mapping: shared ones are seen by importers of the organization and changed by their owner alone. */
function onProfile(field: string, input: Readonly<Record<string, unknown>>): MutationCase[] {
  return [
    {
      field,
      variant: 'shared by somebody',
      door: 'import.run',
      call: ({ rows }) => ({ id: pub('prof', rows.profile), version: 1, ...input }),
      judge: ({ oracle, rows }) => oracle.act(oracle.seesProfile(rows.profile), false),
      offers: ({ rows }) => ({ type: 'ImportProfile', action: 'manage', id: pub('prof', rows.profile) }),
    },
    {
      field,
      variant: 'own',
      door: 'import.run',
      isSingle: true,
      call: ({ persona }) =>
        persona.rows.profile === null ? null : { id: pub('prof', persona.rows.profile), version: 1, ...input },
      judge: () => 'ALLOWED',
      offers: ({ persona }) => ({ type: 'ImportProfile', action: 'manage', id: pub('prof', persona.rows.profile!) }),
    },
  ];
}

/** Mutations of accounts, sessions, settings and imports. */
export const DESK_MUTATIONS: readonly MutationCase[] = [
  single('accountInvite', 'account.manage', { email: 'new@matrix.example' }),
  ...onAccount('accountUpdate', 'update', { locale: 'en' }),
  ...onAccount('accountSuspend', 'suspend', { reason: '停用' }),
  ...onAccount('accountResume', 'resume', { reason: '恢复' }),
  ...onAccount('accountEnd', 'end', { reason: '注销' }),
  ...onAccount('systemRoleSet', 'setSystemRole', { reason: '任命', systemRole: 'AUDIT' }),
  ...onAccount('invitationResend', 'resendInvitation', {}),
  ...onAccount('accountUnlock', 'unlock', { reason: '核实' }),
  ...onAccount('secondFactorReset', 'resetSecondFactor', { reason: '遗失' }),
  ...onAccount('accountSessionsEnd', 'endSessions', { reason: '遗失' }),
  ...onAccount('accountSessionEnd', 'endSessions', ({ shared }) => ({
    sessionId: pub('ses', shared.foreignSession),
    reason: '遗失',
  })),
  {
    field: 'accountSessionEnd',
    variant: 'a session of another account',
    door: 'account.manage',
    isSingle: true,
    call: ({ persona, shared }) =>
      persona.rows.otherSession === null
        ? null
        : {
            id: pub('acc', shared.accounts.active),
            sessionId: pub('ses', persona.rows.otherSession),
            reason: '遗失',
          },
    judge: () => 'NOT_FOUND',
  },
  ...(['refused', 'absent'] as const).map((which): MutationCase => ({
    field: 'mailRetry',
    variant: which,
    door: 'mail.retry',
    isSingle: true,
    call: ({ shared }) => ({ id: pub('mail', which === 'absent' ? newId() : shared.refusedMail) }),
    judge: () => (which === 'absent' ? 'NOT_FOUND' : 'ALLOWED'),
    offers: ({ shared }) =>
      which === 'absent' ? null : { type: 'Mail', action: 'retry', id: pub('mail', shared.refusedMail) },
  })),
  single('jobsRetry', 'installation.manage', { name: 'import-run' }),
  single('auditVerify', 'audit.verify'),
  ...EXPORTS.map(([list, column, ...anyOf]): MutationCase => ({
    field: 'exportCreate',
    variant: list,
    door: EXPORTING,
    isSingle: true,
    call: () => ({ list, format: 'CSV', columns: [column], purpose: '核对' }),
    // Each list is taken out by those whose work it is; the rows in the file are those that they see.
    judge: ({ oracle }) => (anyOf.some((permission) => oracle.holds(permission)) ? 'ALLOWED' : 'FORBIDDEN'),
  })),
  single('invitationAccept', 'public', { token: 'no-such-token', password: NEW_PASSWORD, loginName: 'matrix.new' }),
  single('firstAdministratorCreate', 'public', {
    token: 'no-such-token',
    password: NEW_PASSWORD,
    loginName: 'matrix.new',
  }),
  single('sessionCreate', 'public', { login: 'national.secretary', password: DEMO_PASSWORD }),
  single('passwordResetRequest', 'public', { login: 'national.secretary' }),
  single('passwordReset', 'public', { token: 'no-such-token', password: NEW_PASSWORD }),
  single('passwordChange', 'signedIn', { currentPassword: DEMO_PASSWORD, newPassword: NEW_PASSWORD }),
  single('totpStart', 'signedIn'),
  single('totpConfirm', 'signedIn', { code: '000000' }),
  single('totpDisable', 'signedIn', { password: DEMO_PASSWORD }),
  single('recoveryCodesRenew', 'signedIn', { password: DEMO_PASSWORD }),
  single('personLinkAccept', 'signedIn', { token: 'no-such-token' }),
  single('sessionEnd', 'signedIn'),
  single('sessionsEndOthers', 'signedIn'),
  ...onOwn(
    'sessionEndById',
    'ses',
    ({ persona }) => persona.rows.otherSession,
    ({ shared }) => shared.foreignSession,
  ),
  single('preferencesUpdate', 'signedIn', { theme: 'DARK' }),
  single('savedViewSave', 'signedIn', { resource: 'persons', name: '矩阵', query: 'a=1' }),
  ...onOwn(
    'savedViewUpdate',
    'view',
    ({ persona }) => persona.rows.view,
    ({ shared }) => shared.foreignView,
    { version: 1, query: 'b=2' },
  ),
  ...onOwn(
    'savedViewDelete',
    'view',
    ({ persona }) => persona.rows.view,
    ({ shared }) => shared.foreignView,
  ),
  {
    field: 'importPlan',
    door: 'import.run',
    call: ({ persona, unit }) => ({
      uploadId: pub('upl', persona.rows.upload ?? newId()),
      target: 'PERSON',
      policy: 'SKIP_BAD',
      createUnions: false,
      organizationId: pub('org', unit),
    }),
    judge: ({ oracle, unit }) => (oracle.imports('PERSON') ? oracle.onUnit('import.run', unit) : 'FORBIDDEN'),
    // Where to import is asked of each organization.
    offers: ({ oracle, unit }) =>
      oracle.onUnit('import.run', unit) === 'ALLOWED'
        ? { type: 'ImportGuide', action: 'plan', id: 'PERSON', at: { field: 'importGuides', key: 'target' } }
        : null,
  },
  onBatch('importReplan', null, 'planned', { policy: 'SKIP_BAD', createUnions: false }),
  onBatch('importCommit', 'commit', 'planned', { input: { policy: 'SKIP_BAD' } }),
  onBatch('importProposalDecide', 'decide', 'planned', { decision: 'CONFIRMED', kind: 'RENAME' }),
  onBatch('importCancel', 'cancel', 'planned'),
  onBatch('importResume', 'resume', 'cancelled'),
  onBatch('importUndo', 'undo', 'finished'),
  {
    field: 'importProfileSave',
    variant: 'shared with the target',
    door: 'import.run',
    call: ({ unit }) => ({ name: '矩阵映射', target: 'PERSON', mapping: MAPPING, organizationId: pub('org', unit) }),
    judge: ({ oracle, unit }) => oracle.onUnit('import.run', unit),
  },
  ...onProfile('importProfileSave', { name: '矩阵映射', target: 'PERSON', mapping: MAPPING }),
  ...onProfile('importProfileDelete', {}),
];
