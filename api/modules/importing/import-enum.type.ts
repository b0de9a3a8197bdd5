import { graphqlEnum } from '../../graphql/enum.ts';
import type {
  BatchState,
  BatchTarget,
  ErrorPolicy,
  FileEncoding,
  ProposalDecision,
  ProposalKind,
  RowOutcome,
  RowSeverity,
  RowStateName,
} from './importing.enums.ts';

/** GraphQL enum of targets. */
export const ImportTargetEnum = graphqlEnum<BatchTarget>('ImportTarget', 'What an import fills (导入对象)', {
  INSTITUTION: 'Institutions, such as the list of the Ministry of Education (学校)',
  ORGANIZATION: 'Faculties, clubs and other organizations (院系、社团及其他组织)',
  PERSON: 'Persons (人员)',
});

/** GraphQL enum of error policies. */
export const ImportPolicyEnum = graphqlEnum<ErrorPolicy>(
  'ImportPolicy',
  'What happens when some rows have errors (错误处理方式)',
  {
    REJECT_ALL: 'Nothing is imported while any row has an error (全部拒绝)',
    SKIP_BAD: 'Good rows are imported, bad ones are left out (跳过错误行)',
  },
);

/** GraphQL enum of encodings. */
export const ImportEncodingEnum = graphqlEnum<FileEncoding>('ImportEncoding', 'Encoding of a csv file (文件编码)', {
  UTF_8: 'UTF-8, with or without byte order mark',
  GB18030: 'GB18030, which holds GBK and GB2312 (国标编码)',
});

/** GraphQL enum of states of a batch. */
export const ImportBatchStateEnum = graphqlEnum<BatchState>('ImportBatchState', 'State of an import batch (批次状态)', {
  PLANNED: 'Read and compared; nothing is written yet (待确认)',
  RUNNING: 'Its rows are being taken over (导入中)',
  DONE: 'Finished (已完成)',
  FAILED: 'Stopped by an error (已失败)',
  CANCELLED: 'Given up or stopped by a person (已取消)',
  UNDONE: 'Undone; what stood before stands again (已撤销)',
});

/** GraphQL enum of states of a row. */
export const ImportRowStateEnum = graphqlEnum<RowStateName>('ImportRowState', 'What taking a row over does (行状态)', {
  NEW: 'A record is made (新增)',
  CHANGED: 'A record is changed (变更)',
  UNCHANGED: 'The record already says the same (无变化)',
  ERROR: 'The row can not be taken over (错误)',
});

/** GraphQL enum of severities. */
export const ImportSeverityEnum = graphqlEnum<RowSeverity>('ImportSeverity', 'Gravest issue of a row (问题程度)', {
  NONE: 'Nothing to report (无)',
  INFO: 'Repaired without doubt (已修正)',
  WARNING: 'Taken over, but to be looked at (警告)',
  ERROR: 'Keeps the row from being taken over (错误)',
});

/** GraphQL enum of outcomes. */
export const ImportOutcomeEnum = graphqlEnum<RowOutcome>(
  'ImportOutcome',
  'What became of a row or proposal (处理结果)',
  {
    APPLIED: 'Carried out (已执行)',
    SKIPPED: 'Left out: nothing to do, or not confirmed (未执行)',
    REFUSED: 'Refused while the batch ran (被拒绝)',
  },
);

/** GraphQL enum of kinds of proposals. */
export const ImportProposalKindEnum = graphqlEnum<ProposalKind>(
  'ImportProposalKind',
  'Change that a yearly list implies (变更建议类别)',
  {
    RENAME: 'The list gives the record of this code another name (更名)',
    CODE_CHANGE: 'The list gives the record of this name another code (换码)',
    VANISHED: 'The record is missing from a complete list (未再列入)',
    NEW: 'The list names a school that is not recorded (新列入)',
  },
);

/** GraphQL enum of decisions. */
export const ImportDecisionEnum = graphqlEnum<ProposalDecision>('ImportDecision', 'Decision on a proposal (处理意见)', {
  PENDING: 'Not decided; a new record is made, every other change is left out (待定)',
  CONFIRMED: 'To be carried out (确认)',
  DISMISSED: 'Not to be carried out (不采纳)',
});
