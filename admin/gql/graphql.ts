/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** Why a record or an action is open to the viewer (权限来源) */
export type AccessGround =
  /** By an office in force (职务) */
  | 'OFFICE'
  /** It concerns the viewer (本人) */
  | 'OWN'
  /** Everyone may see it (公开) */
  | 'PUBLIC'
  /** Everyone signed in may see it (登录可见) */
  | 'SIGNED_IN'
  /** By an administrator role (系统角色) */
  | 'SYSTEM_ROLE';

/** State of an account (账号状态) */
export type AccountStatus =
  /** Can sign in (正常) */
  | 'ACTIVE'
  /** Ended for good (已注销) */
  | 'ENDED'
  /** Invited, has not chosen a password yet (已邀请) */
  | 'INVITED'
  /** Withheld until it is resumed (已停用) */
  | 'SUSPENDED';

/** Condition on a truth value */
export type BooleanFilter = {
  /** Equals */
  eq?: boolean | null | undefined;
};

/** Conditions on a calendar day; all given ones must hold */
export type DateFilter = {
  /** Is this day */
  eq?: string | null | undefined;
  /** Is this day or later */
  gte?: string | null | undefined;
  /** True: has no day; false: has one */
  isNull?: boolean | null | undefined;
  /** Is before this day */
  lt?: string | null | undefined;
};

/** Conditions on an instant; all given ones must hold */
export type DateTimeFilter = {
  /** Is at this instant or later */
  gte?: string | null | undefined;
  /** True: has no instant; false: has one */
  isNull?: boolean | null | undefined;
  /** Is before this instant */
  lt?: string | null | undefined;
};

/** Sign that two records may be of one person (疑似重复依据) */
export type DuplicateReason =
  /** Same e-mail address (邮箱相同) */
  | 'SAME_EMAIL'
  /** Same school and year of enrolment (同校同年级) */
  | 'SAME_INSTITUTION_AND_GRADE'
  /** Same name (姓名相同) */
  | 'SAME_NAME'
  /** Same telephone number (电话相同) */
  | 'SAME_PHONE'
  /** Same student number (学号相同) */
  | 'SAME_STUDENT_NUMBER';

/** Formal condition for holding an office (任职条件) */
export type EligibilityRule =
  /** Is of full age (成年) */
  | 'ADULT'
  /** The school office has answered that the grades suffice; the rank is never kept (学业达标) */
  | 'GRADES_OK_DECLARED'
  /** Is not in the first year (非一年级) */
  | 'NOT_FIRST_YEAR'
  /** Is a graduate student (研究生) */
  | 'POSTGRADUATE'
  /** Sits in the presidium throughout (主席团成员) */
  | 'PRESIDIUM_MEMBER'
  /** Belongs to the staff of the school or federation (教职工) */
  | 'STAFF'
  /** Is a student (在校学生) */
  | 'STUDENT'
  /** Is a student of the school of the organization (本校学生) */
  | 'STUDENT_OF_INSTITUTION'
  /** Is an undergraduate (本专科生) */
  | 'UNDERGRADUATE';

/** Gender as the record gives it (性别) */
export type Gender =
  /** Female (女) */
  | 'FEMALE'
  /** Male (男) */
  | 'MALE';

/** Conditions on Gender; all given ones must hold */
export type GenderFilter = {
  /** Equals */
  eq?: Gender | null | undefined;
  /** Is one of */
  in?: Array<Gender> | null | undefined;
};

/** Period over which the school office judged the grades (学业依据) */
export type GradesBasis =
  /** Last school year (最近 1 学年) */
  | 'LAST_SCHOOL_YEAR'
  /** Last semester (最近 1 个学期) */
  | 'LAST_SEMESTER'
  /** No failed course, for graduate students (无不及格科目) */
  | 'NO_FAILED_COURSE'
  /** Since enrolment (入学以来) */
  | 'SINCE_ENROLMENT';

/** Notes of the outgoing holder to the successor */
export type HandoverNoteInput = {
  /** Notes; null clears them */
  notes?: string | null | undefined;
};

/** Conditions on a list of HandoverPack; all given ones must hold */
export type HandoverPackFilter = {
  /** All of these */
  and?: Array<HandoverPackFilter> | null | undefined;
  /** First day out of office */
  endedOn?: DateFilter | null | undefined;
  /** The pack itself */
  id?: IdFilter | null | undefined;
  /** Not this */
  not?: HandoverPackFilter | null | undefined;
  /** Office */
  officeId?: IdFilter | null | undefined;
  /** At least one of these */
  or?: Array<HandoverPackFilter> | null | undefined;
  /** Organization */
  organizationId?: IdFilter | null | undefined;
  /** State */
  status?: HandoverStatusFilter | null | undefined;
  /** Term that ended */
  termId?: IdFilter | null | undefined;
  /** Organization in whose subtree the office is */
  within?: string | null | undefined;
};

/** Sort key and direction of a list of HandoverPack */
export type HandoverPackOrder = {
  /** In which direction */
  direction?: OrderDirection;
  /** What to sort by */
  field: HandoverPackOrderField;
};

/** Sort key of a list of HandoverPack */
export type HandoverPackOrderField =
  /** By first day out of office */
  | 'ENDED_ON';

/** State of a handover pack (交接状态) */
export type HandoverStatus =
  /** Taken over by the successor (已接收) */
  | 'ACKNOWLEDGED'
  /** Waits for the successor (待接收) */
  | 'OPEN';

/** Conditions on HandoverStatus; all given ones must hold */
export type HandoverStatusFilter = {
  /** Equals */
  eq?: HandoverStatus | null | undefined;
  /** Is one of */
  in?: Array<HandoverStatus> | null | undefined;
};

/** Conditions on a reference; all given ones must hold */
export type IdFilter = {
  /** Equals */
  eq?: string | null | undefined;
  /** Is one of */
  in?: Array<string> | null | undefined;
  /** True: points to nothing; false: points to something */
  isNull?: boolean | null | undefined;
};

/** Conditions on a whole number; all given ones must hold */
export type IntFilter = {
  /** Equals */
  eq?: number | null | undefined;
  /** Is this or more */
  gte?: number | null | undefined;
  /** Is less than */
  lt?: number | null | undefined;
};

/** Age class that the law on personal data distinguishes (未成年状态) */
export type MinorStatus =
  /** Of full age (成年) */
  | 'ADULT'
  /** Under 14; a guardian must have consented (未满 14 周岁) */
  | 'UNDER_14'
  /** 14 to 17 years old (已满 14 未满 18 周岁) */
  | 'UNDER_18';

/** Part of an organization in which an office sits (所属机构) */
export type OfficeBody =
  /** Committee by subject (专门委员会) */
  | 'COMMITTEE'
  /** Working department (工作部门) */
  | 'DEPARTMENT'
  /** Elsewhere (其他) */
  | 'OTHER'
  /** Presidium, elected by the congress (主席团) */
  | 'PRESIDIUM'
  /** Secretariat (秘书处) */
  | 'SECRETARIAT';

/** Conditions on OfficeBody; all given ones must hold */
export type OfficeBodyFilter = {
  /** Equals */
  eq?: OfficeBody | null | undefined;
  /** Is one of */
  in?: Array<OfficeBody> | null | undefined;
};

/** End of an office; terms that reach beyond it end with it */
export type OfficeCloseInput = {
  /** First day after its end */
  effectiveOn: string;
  /** Why */
  reason: string;
};

/** Office to set up */
export type OfficeCreateInput = {
  /** Part of the organization in which it sits */
  body: OfficeBody;
  /** Formal conditions for holding it */
  eligibility: Array<EligibilityRule>;
  /** Code of the office in the system of the organization */
  externalCode?: string | null | undefined;
  /** True when members of the presidium hold it in turn */
  isRotating?: boolean | null | undefined;
  /** Name */
  name: string;
  /** Organization to which it belongs */
  organizationId: string;
  /** Keys of the permissions that it gives; only such as the caller holds there */
  permissions: Array<string>;
  /** How far its permissions reach */
  reach: OfficeReach;
  /** True: it gives nothing to a session without a second factor; the rule pack may require it */
  requiresSecondFactor?: boolean | null | undefined;
  /** How many may hold it at a time */
  seats: number;
  /** Key of a title that the rule pack allows */
  titleKey: string;
  /** Working department in which it sits, when that is no organization of its own */
  unit?: string | null | undefined;
  /** First day of the office; absent: today */
  validFrom?: string | null | undefined;
};

/** Conditions on a list of Office; all given ones must hold */
export type OfficeFilter = {
  /** All of these */
  and?: Array<OfficeFilter> | null | undefined;
  /** Body */
  body?: OfficeBodyFilter | null | undefined;
  /** The office itself */
  id?: IdFilter | null | undefined;
  /** Whether a term ends within the next 60 days */
  isExpiring?: boolean | null | undefined;
  /** Whether it is held in turn */
  isRotating?: BooleanFilter | null | undefined;
  /** Whether a seat is open today */
  isVacant?: boolean | null | undefined;
  /** Name */
  name?: StringFilter | null | undefined;
  /** Not this */
  not?: OfficeFilter | null | undefined;
  /** At least one of these */
  or?: Array<OfficeFilter> | null | undefined;
  /** Organization */
  organizationId?: IdFilter | null | undefined;
  /** State */
  status?: OfficeStatusFilter | null | undefined;
  /** Key of the title */
  titleKey?: StringFilter | null | undefined;
  /** Working department in words */
  unit?: StringFilter | null | undefined;
  /** Organization in whose subtree the office is */
  within?: string | null | undefined;
};

/** Sort key and direction of a list of Office */
export type OfficeOrder = {
  /** In which direction */
  direction?: OrderDirection;
  /** What to sort by */
  field: OfficeOrderField;
};

/** Sort key of a list of Office */
export type OfficeOrderField =
  /** By body: presidium, secretariat, departments, committees, others */
  | 'BODY'
  /** By name in pinyin order */
  | 'NAME'
  /** By number of open seats */
  | 'OPEN_SEATS'
  /** By the day since which a seat has been open, full offices last */
  | 'VACANT_SINCE';

/** How far the permissions of an office reach (职务权限范围) */
export type OfficeReach =
  /** The organization alone (本级) */
  | 'HERE'
  /** The organization and all below it (本级及下级) */
  | 'SUBTREE';

/** State of an office (职务状态) */
export type OfficeStatus =
  /** Can be filled (在用) */
  | 'ACTIVE'
  /** Closed, or about to close on its last day (已撤销) */
  | 'CLOSED';

/** Conditions on OfficeStatus; all given ones must hold */
export type OfficeStatusFilter = {
  /** Equals */
  eq?: OfficeStatus | null | undefined;
  /** Is one of */
  in?: Array<OfficeStatus> | null | undefined;
};

/** Facts of an office to change; absent ones stay, null clears */
export type OfficeUpdateInput = {
  /** Part of the organization; only while it has no terms */
  body?: OfficeBody | null | undefined;
  /** Formal conditions for holding it */
  eligibility?: Array<EligibilityRule> | null | undefined;
  /** Code of the office in the system of the organization */
  externalCode?: string | null | undefined;
  /** Name */
  name?: string | null | undefined;
  /** Keys of the permissions that it gives; only such as the caller holds there */
  permissions?: Array<string> | null | undefined;
  /** How far its permissions reach */
  reach?: OfficeReach | null | undefined;
  /** True: it gives nothing to a session without a second factor */
  requiresSecondFactor?: boolean | null | undefined;
  /** How many may hold it at a time; never fewer than do or will */
  seats?: number | null | undefined;
  /** Key of a title that the rule pack allows */
  titleKey?: string | null | undefined;
  /** Working department in words */
  unit?: string | null | undefined;
};

/** Direction of a sort key (排序方向) */
export type OrderDirection =
  /** Smallest first */
  | 'ASC'
  /** Largest first */
  | 'DESC';

/** Person to enter; no opinions, scores or political status are kept */
export type PersonCreateInput = {
  /** E-mail address */
  email?: string | null | undefined;
  /** Code of the person in the system of the organization */
  externalCode?: string | null | undefined;
  /** Faculty in words */
  facultyUnit?: string | null | undefined;
  /** Gender */
  gender?: Gender | null | undefined;
  /** Year of enrolment */
  grade?: number | null | undefined;
  /** Day on which a guardian consented; obligatory under 14 */
  guardianConsentOn?: string | null | undefined;
  /** School; absent: that of the organization */
  institutionId?: string | null | undefined;
  /** True: similar records were compared and are of other people */
  isDistinct?: boolean | null | undefined;
  /** What the person is at a school */
  kind: PersonKind;
  /** Age class */
  minorStatus: MinorStatus;
  /** Name */
  name: string;
  /** Organization that keeps the record */
  organizationId: string;
  /** Telephone number */
  phone?: string | null | undefined;
  /** Student number */
  studentNumber?: string | null | undefined;
};

/** Conditions on a list of Person; all given ones must hold */
export type PersonFilter = {
  /** All of these */
  and?: Array<PersonFilter> | null | undefined;
  /** When the record was made */
  createdAt?: DateTimeFilter | null | undefined;
  /** E-mail address */
  email?: StringFilter | null | undefined;
  /** Code in the system of the organization */
  externalCode?: StringFilter | null | undefined;
  /** Faculty in words */
  facultyUnit?: StringFilter | null | undefined;
  /** Gender */
  gender?: GenderFilter | null | undefined;
  /** Year of enrolment */
  grade?: IntFilter | null | undefined;
  /** Whether the person can sign in or was invited to */
  hasAccount?: boolean | null | undefined;
  /** Whether another visible record may be of the same person */
  hasDuplicates?: boolean | null | undefined;
  /** The person itself */
  id?: IdFilter | null | undefined;
  /** School */
  institutionId?: IdFilter | null | undefined;
  /** Whether the person holds an office now */
  isInOffice?: boolean | null | undefined;
  /** What the person is at a school */
  kind?: PersonKindFilter | null | undefined;
  /** Name */
  name?: StringFilter | null | undefined;
  /** Not this */
  not?: PersonFilter | null | undefined;
  /** At least one of these */
  or?: Array<PersonFilter> | null | undefined;
  /** Organization that keeps the record */
  organizationId?: IdFilter | null | undefined;
  /** Telephone number */
  phone?: StringFilter | null | undefined;
  /** State of the record */
  status?: PersonStatusFilter | null | undefined;
  /** Student number */
  studentNumber?: StringFilter | null | undefined;
  /** Organization in whose subtree the record is kept */
  within?: string | null | undefined;
};

/** What a person is at a school (人员类别) */
export type PersonKind =
  /** Graduate student (研究生) */
  | 'POSTGRADUATE'
  /** Pupil of a secondary school (中学生) */
  | 'PUPIL'
  /** Teacher or other staff (教职工) */
  | 'STAFF'
  /** Undergraduate or college student (本专科生) */
  | 'UNDERGRADUATE';

/** Conditions on PersonKind; all given ones must hold */
export type PersonKindFilter = {
  /** Equals */
  eq?: PersonKind | null | undefined;
  /** Is one of */
  in?: Array<PersonKind> | null | undefined;
};

/** Invitation of a person to an account of their own */
export type PersonLinkAccountInput = {
  /** Proposed login name; the person may choose one when absent */
  loginName?: string | null | undefined;
};

/** Record to merge into another one */
export type PersonMergeInput = {
  /** Record that gives way; its terms and account go to the surviving one */
  mergedId: string;
  /** Version of that record that the caller saw */
  mergedVersion: number;
  /** Why they are of one person */
  reason: string;
};

/** Sort key and direction of a list of Person */
export type PersonOrder = {
  /** In which direction */
  direction?: OrderDirection;
  /** What to sort by */
  field: PersonOrderField;
};

/** Sort key of a list of Person */
export type PersonOrderField =
  /** By the instant at which the record was made */
  | 'CREATED_AT'
  /** By year of enrolment */
  | 'GRADE'
  /** By name in pinyin order */
  | 'NAME'
  /** By student number */
  | 'STUDENT_NUMBER';

/** State of the record of a person (人员状态) */
export type PersonStatus =
  /** In use (在册) */
  | 'ACTIVE'
  /** Has left the school (已毕业) */
  | 'GRADUATED'
  /** Merged into another record (已合并) */
  | 'MERGED';

/** Conditions on PersonStatus; all given ones must hold */
export type PersonStatusFilter = {
  /** Equals */
  eq?: PersonStatus | null | undefined;
  /** Is one of */
  in?: Array<PersonStatus> | null | undefined;
};

/** Facts of a person to change; absent ones stay, null clears */
export type PersonUpdateInput = {
  /** E-mail address */
  email?: string | null | undefined;
  /** Code of the person in the system of the organization */
  externalCode?: string | null | undefined;
  /** Faculty in words */
  facultyUnit?: string | null | undefined;
  /** Gender */
  gender?: Gender | null | undefined;
  /** Year of enrolment */
  grade?: number | null | undefined;
  /** Day on which a guardian consented */
  guardianConsentOn?: string | null | undefined;
  /** School */
  institutionId?: string | null | undefined;
  /** True: has left the school and can not take office; false: is back */
  isGraduated?: boolean | null | undefined;
  /** What the person is at a school */
  kind?: PersonKind | null | undefined;
  /** Age class */
  minorStatus?: MinorStatus | null | undefined;
  /** Name */
  name?: string | null | undefined;
  /** Organization that keeps the record from now on */
  organizationId?: string | null | undefined;
  /** Telephone number */
  phone?: string | null | undefined;
  /** Student number */
  studentNumber?: string | null | undefined;
};

/** How far a permission reaches (权限范围) */
export type Reach =
  /** Everywhere; only system roles (全部) */
  | 'ALL'
  /** The organization of the office alone (本级) */
  | 'HERE'
  /** The organization and all below it (本级及下级) */
  | 'SUBTREE';

/** Turns of the members of the presidium in a rotating office (轮值安排) */
export type RotationPlanInput = {
  /** First day after the last turn */
  endsOn: string;
  /** Decision that makes the calendar */
  evidence: string;
  /** Members in the order in which they lead; absent: all, by first day in the presidium */
  personIds?: Array<string> | null | undefined;
  /** True: turns of the period that have not begun are called off first */
  replacesExisting?: boolean | null | undefined;
  /** First day of the first turn */
  startsOn: string;
  /** Number of turns; absent: by the length that the rules name */
  turns?: number | null | undefined;
};

/** Two turns whose holders change places */
export type RotationTurnSwapInput = {
  /** Why */
  reason: string;
  /** The other turn of the same office */
  withId: string;
};

/** Conditions on a text; all given ones must hold */
export type StringFilter = {
  /** Contains, without regard to case */
  contains?: string | null | undefined;
  /** Equals */
  eq?: string | null | undefined;
  /** Is one of */
  in?: Array<string> | null | undefined;
  /** True: has no value; false: has one */
  isNull?: boolean | null | undefined;
  /** Starts with */
  startsWith?: string | null | undefined;
};

/** Facts of a term to change before it is over; absent ones stay */
export type TermAmendInput = {
  /** Reason for a cross-appointment */
  crossAppointmentReason?: string | null | undefined;
  /** First day out of office, later than today */
  endsOn?: string | null | undefined;
  /** Document or meeting that makes it */
  evidence?: string | null | undefined;
  /** Why it is changed */
  reason: string;
  /** First day in office; only before it has begun */
  startsOn?: string | null | undefined;
};

/** Person to put into an office for a period */
export type TermCreateInput = {
  /** Reason for a cross-appointment, when the person serves in another body at the same time */
  crossAppointmentReason?: string | null | undefined;
  /** First day out of office */
  endsOn: string;
  /** Document or meeting that makes it */
  evidence: string;
  /** Basis on which the school office confirmed that the grades suffice; the rank is never kept */
  gradesBasis?: GradesBasis | null | undefined;
  /** Office */
  officeId: string;
  /** Who is to hold it */
  personId: string;
  /** Member organization whose seat this is */
  representedId?: string | null | undefined;
  /** ELECTION or APPOINTMENT; turns are planned by `rotationPlan` */
  source: TermSource;
  /** First day in office; may lie ahead */
  startsOn: string;
};

/** Early end of a term, or calling one off before it begins */
export type TermEndInput = {
  /** First day out of office */
  endsOn: string;
  /** Why */
  reason: string;
};

/** Conditions on a list of Term; all given ones must hold */
export type TermFilter = {
  /** All of these */
  and?: Array<TermFilter> | null | undefined;
  /** Body of the office */
  body?: OfficeBodyFilter | null | undefined;
  /** First day out of office */
  endsOn?: DateFilter | null | undefined;
  /** The term itself */
  id?: IdFilter | null | undefined;
  /** Not this */
  not?: TermFilter | null | undefined;
  /** Office */
  officeId?: IdFilter | null | undefined;
  /** At least one of these */
  or?: Array<TermFilter> | null | undefined;
  /** Organization of the office */
  organizationId?: IdFilter | null | undefined;
  /** Holder; only for those who may read persons */
  personId?: IdFilter | null | undefined;
  /** Member organization whose seat it is */
  representedId?: IdFilter | null | undefined;
  /** How it came about */
  source?: TermSourceFilter | null | undefined;
  /** First day in office */
  startsOn?: DateFilter | null | undefined;
  /** Where it stands today */
  state?: TermStateFilter | null | undefined;
  /** Key of the title of the office */
  titleKey?: TitleKeyFilter | null | undefined;
  /** Organization in whose subtree the office is */
  within?: string | null | undefined;
};

/** Sort key and direction of a list of Term */
export type TermOrder = {
  /** In which direction */
  direction?: OrderDirection;
  /** What to sort by */
  field: TermOrderField;
};

/** Sort key of a list of Term */
export type TermOrderField =
  /** By body of the office */
  | 'BODY'
  /** By first day out of office */
  | 'ENDS_ON'
  /** By name of the office in pinyin order */
  | 'OFFICE'
  /** By first day in office */
  | 'STARTS_ON';

/** How a term came about (任职来源) */
export type TermSource =
  /** Appointed after selection (任命) */
  | 'APPOINTMENT'
  /** Elected by a congress or meeting (选举) */
  | 'ELECTION'
  /** By the calendar of a rotating office (轮值) */
  | 'ROTATION';

/** Conditions on TermSource; all given ones must hold */
export type TermSourceFilter = {
  /** Equals */
  eq?: TermSource | null | undefined;
  /** Is one of */
  in?: Array<TermSource> | null | undefined;
};

/** Where a term stands today (任期状态) */
export type TermState =
  /** Called off before it began (已取消) */
  | 'CANCELLED'
  /** In force (现任) */
  | 'CURRENT'
  /** Has not begun and gives nothing yet (未开始) */
  | 'FUTURE'
  /** Over (已结束) */
  | 'PAST';

/** Conditions on TermState; all given ones must hold */
export type TermStateFilter = {
  /** Equals */
  eq?: TermState | null | undefined;
  /** Is one of */
  in?: Array<TermState> | null | undefined;
};

/** Conditions on the key of a title; at least one of the given keys */
export type TitleKeyFilter = {
  /** Equals */
  eq?: string | null | undefined;
  /** Is one of */
  in?: Array<string> | null | undefined;
};

/** Reason why a mutation changed nothing; codes are never renamed (错误代码) */
export type UserErrorCode =
  /** You can not do this to your own account. Ask another security administrator (不能对自己的账号进行此操作。请由另一位安全管理员办理。) */
  | 'ACCOUNT_SELF'
  /** The present state of the account ({status}) does not allow this. Reload to see it (账号目前的状态（{status}）不允许此操作。请刷新后查看。) */
  | 'ACCOUNT_STATE'
  /** "{value}" is not a calendar day. Write it as YYYY-MM-DD, such as 2026-09-01 (“{value}”不是有效日期。请按 年-月-日（如 2026-09-01）填写。) */
  | 'DATE_INVALID'
  /** There is no division with code "{code}". Choose one from the list (行政区划代码“{code}”不存在。请从列表中选择。) */
  | 'DIVISION_UNKNOWN'
  /** The account has no e-mail address, so no mail can be sent. Enter an address first (该账号没有邮箱，无法发送邮件。请先填写邮箱。) */
  | 'EMAIL_MISSING'
  /** This e-mail address belongs to another account. Check it, or send that account a new invitation (该邮箱已属于另一个账号。请核对，或为那个账号重新发送邀请。) */
  | 'EMAIL_TAKEN'
  /** A security administrator exists already, so this link is void. Ask that administrator to invite you (已有安全管理员，首任管理员链接不再有效。请由其邀请您。) */
  | 'FIRST_ADMINISTRATOR_EXISTS'
  /** This handover has been acknowledged and can not be changed any more (该交接包已确认接收，不能再修改。) */
  | 'HANDOVER_ACKNOWLEDGED'
  /** This idempotency key was already used for different content. Use a new key (同一个幂等键已用于另一份内容。请换一个新的幂等键。) */
  | 'IDEMPOTENCY_KEY_REUSED'
  /** Whoever started the batch may no longer import; it stopped before row {row}. Someone with the permission can undo it (发起人已不再拥有导入权限，批次停止在第 {row} 行之前。可由有权限的人撤销。) */
  | 'IMPORT_AUTHORITY_LOST'
  /** Line {line} (at byte {byte}) holds bytes that are not valid {encoding}. Export the file again as "CSV UTF-8" (第 {line} 行（第 {byte} 字节处）有无法按 {encoding} 解读的字节。请用“CSV UTF-8”重新导出。) */
  | 'IMPORT_BROKEN_ENCODING'
  /** The file is damaged or cut short and can not be read. Open it in a spreadsheet program, check it and save it again (文件已损坏或不完整，无法读取。请用表格软件打开确认后重新另存。) */
  | 'IMPORT_BROKEN_FILE'
  /** The double quotes of row {row} do not pair. A cell that holds quotes must be quoted as a whole, with its own quotes doubled (第 {row} 行的双引号不成对。含引号的单元格须整体用双引号括起，其中的引号写两次。) */
  | 'IMPORT_BROKEN_QUOTES'
  /** The cell in row {row}, column {column} is longer than {max} characters. Shorten it and check that its quotes pair (第 {row} 行第 {column} 列的内容超过 {max} 个字符。请缩短，并检查双引号是否成对。) */
  | 'IMPORT_CELL_TOO_LONG'
  /** The file is empty (0 bytes). Export it again or choose another file (文件为空（0 字节）。请重新导出或选择另一个文件。) */
  | 'IMPORT_EMPTY_FILE'
  /** The file is protected by a password. Remove the password, save it and import it again (文件设有打开密码。请取消密码保护后重新保存再导入。) */
  | 'IMPORT_ENCRYPTED'
  /** The file was cleared and can not be read again. Upload it anew (原文件已清除，无法重新分析。请重新上传。) */
  | 'IMPORT_FILE_GONE'
  /** The file as a whole has errors and can not be imported: {message} (文件整体有错误，不能导入：{message}) */
  | 'IMPORT_FILE_REFUSED'
  /** A fault of ours stopped the batch. What was imported stands; resume or undo it (系统内部错误使批次停止。已导入的行保持不变，可以继续或撤销。) */
  | 'IMPORT_INTERNAL'
  /** This import has no field "{field}". Choose one from the list (“{field}”不是该导入的字段。请从列表中选择。) */
  | 'IMPORT_MAPPING_FIELD'
  /** The mapping is incomplete or wrong ({part}). Check the header row and the columns (列对应关系不完整或有误（{part}）。请检查表头行与对应列。) */
  | 'IMPORT_MAPPING_FORM'
  /** Send the bytes of the file as application/octet-stream (请以 application/octet-stream 上传文件原始内容。) */
  | 'IMPORT_MEDIA_TYPE'
  /** Reading needs more memory than allowed and was stopped. Save the file as .csv, or split it and import the parts (读取文件所需内存超过上限，已停止。请另存为 .csv 或拆分后分次导入。) */
  | 'IMPORT_MEMORY_LIMIT'
  /** There is nothing to import: every row equals what is recorded, or has an error (没有可导入的内容：全部行与现有记录一致，或有错误。) */
  | 'IMPORT_NOTHING'
  /** No worksheet of the file holds any data. Check that the data was saved into it (文件中没有任何有内容的工作表。请确认数据已保存在文件中。) */
  | 'IMPORT_NO_DATA'
  /** Line {line} holds a NUL byte: the file is damaged or not text. Export it again as .csv or .xlsx (第 {line} 行含有空字节（NUL），文件可能已损坏或不是文本。请重新导出为 .csv 或 .xlsx。) */
  | 'IMPORT_NUL_BYTES'
  /** You already have a mapping profile of this name. Use another name, or update that one (您已有同名的对应方案。请换一个名称，或更新原方案。) */
  | 'IMPORT_PROFILE_NAME_TAKEN'
  /** There is no such mapping profile for this kind of import. Choose another one (该对应方案不存在，或不适用于此类导入。请选择其他方案。) */
  | 'IMPORT_PROFILE_UNKNOWN'
  /** The successor must be another institution of the register, or a new row of this file (后继学校必须是名录中的另一所学校，或本文件中新增的一行。) */
  | 'IMPORT_PROPOSAL_SUCCESSOR'
  /** {count} of the proposals do not belong to this batch. Reload and try again (有 {count} 条建议不属于该批次。请刷新后重试。) */
  | 'IMPORT_PROPOSAL_UNKNOWN'
  /** {count} rows have errors (the first is row {row}), so nothing was imported. Correct the file, or choose to skip bad rows (有 {count} 行存在错误（首个在第 {row} 行），按“全部拒绝”未导入任何内容。请更正文件，或改选“跳过错误行”。) */
  | 'IMPORT_ROW_ERRORS'
  /** Row {row} was refused while the batch ran: {message} Nothing of the batch is kept, by its error policy (第 {row} 行在导入过程中被拒绝：{message} 按“全部拒绝”，整个批次已恢复原状。) */
  | 'IMPORT_ROW_REFUSED'
  /** The present state of the batch ({state}) does not allow this. Reload to see it (该批次目前的状态（{state}）不允许此操作。请刷新后查看。) */
  | 'IMPORT_STATE'
  /** Reading took longer than {seconds} seconds and was stopped. Save the file as .csv, or split it and import the parts (读取文件超过 {seconds} 秒，已停止。请另存为 .csv 或拆分后分次导入。) */
  | 'IMPORT_TIME_LIMIT'
  /** The file has {size} MB, over the limit of {max} MB. Remove pictures and spare worksheets, or split it and import the parts (文件为 {size} MB，超过上限 {max} MB。请删除图片与多余工作表，或拆分后分次导入。) */
  | 'IMPORT_TOO_LARGE'
  /** There are more than {max} cells. Remove columns that are not needed, or split the file and import the parts (单元格超过上限 {max} 个。请删除多余的列或拆分后分次导入。) */
  | 'IMPORT_TOO_MANY_CELLS'
  /** Row {row} has more than {max} columns. Remove the columns that are not needed and import again (第 {row} 行的列数超过上限 {max}。请删除多余的列后再导入。) */
  | 'IMPORT_TOO_MANY_COLUMNS'
  /** There are more than {max} rows. Split the file and import the parts (行数超过上限 {max}。请拆分后分次导入。) */
  | 'IMPORT_TOO_MANY_ROWS'
  /** All texts together are longer than {max} characters. Remove columns that are not needed, or split the file and import the parts (全部文字超过 {max} 个字符。请删除多余的列或拆分后分次导入。) */
  | 'IMPORT_TOO_MUCH_TEXT'
  /** Row {row}, "{name}", was changed after the import ({table}); undoing would lose that. Deal with this record first (第 {row} 行“{name}”在导入之后又被修改（{table}），撤销会丢失该修改。请先处理该记录。) */
  | 'IMPORT_UNDO_CHANGED'
  /** What it takes to undo this batch was cleared by its retention period (该批次的原始数据已按保存期限清除，不能再撤销。) */
  | 'IMPORT_UNDO_EXPIRED'
  /** {count} more records can not be undone for the same reasons (另有 {count} 条记录同样无法撤销。) */
  | 'IMPORT_UNDO_MORE'
  /** Row {row}, "{name}", is used by other records ({table}, {count}). Move or remove them first (第 {row} 行“{name}”已被其他记录引用（{table}，{count} 条）。请先移走或删除这些记录。) */
  | 'IMPORT_UNDO_USED'
  /** Student unions can be created only together with a list of institutions (只有导入学校名单时才能同时建立校学生会。) */
  | 'IMPORT_UNIONS_TARGET'
  /** The uploaded file does not exist, was used before or is older than an hour. Upload it again (上传的文件不存在、已使用或已超过一小时。请重新上传。) */
  | 'IMPORT_UPLOAD_UNKNOWN'
  /** The text is encoded in UTF-16, which is not supported. Save it as "CSV UTF-8" or as .xlsx (文本使用 UTF-16 编码，不受支持。请另存为“CSV UTF-8”或 .xlsx。) */
  | 'IMPORT_UTF16_TEXT'
  /** The content is "{detected}", not a spreadsheet, whatever its name says. Open it in a spreadsheet program and save it as .xlsx, .xls or .csv (文件内容是“{detected}”，不是表格（与扩展名无关）。请用表格软件打开后另存为 .xlsx、.xls 或 .csv。) */
  | 'IMPORT_WRONG_TYPE'
  /** The unpacked content is over the safe limit or differs from what the file declares, so it was refused. Save it anew as .xlsx or .csv in a spreadsheet program (文件解压后的内容超出安全上限或与声明不符，已拒绝。请用表格软件重新另存为 .xlsx 或 .csv。) */
  | 'IMPORT_ZIP_BOMB'
  /** This institution is closed and can not be changed any more (该学校已停办，不能再修改。) */
  | 'INSTITUTION_CLOSED'
  /** A school code has 10 digits (学校标识码应为 10 位数字。) */
  | 'INSTITUTION_CODE_FORM'
  /** This school code belongs to another institution. Check the code, or end it there first (该学校标识码已属于另一所学校。请核对代码，或先在那所学校结束该代码。) */
  | 'INSTITUTION_CODE_TAKEN'
  /** The effect date can not be before the last change ({after}) nor after today (生效日期不能早于上一次变更（{after}），也不能晚于今天。) */
  | 'INSTITUTION_DAY_ORDER'
  /** An institution can not succeed itself. Choose another one (学校不能是自己的后继。请选择另一所学校。) */
  | 'INSTITUTION_SUCCESSOR_SELF'
  /** The institution already has a unit of this kind and name (该学校已有同类同名的单位。) */
  | 'INSTITUTION_UNIT_TAKEN'
  /** Field "{field}" does not meet the rule: {rule}. Correct it and submit again (字段“{field}”不符合要求：{rule}。请修改后再提交。) */
  | 'INVALID_INPUT'
  /** At least one active security administrator must remain. Appoint another one first (至少要保留一位可用的安全管理员。请先任命另一位。) */
  | 'LAST_SECURITY_ADMINISTRATOR'
  /** The login or the password is not right. Check both and try again, or ask for a new password (登录名或密码不正确。请检查后重试，或使用“忘记密码”。) */
  | 'LOGIN_FAILED'
  /** Too many attempts. Wait {minutes} min and try again (尝试次数过多，已暂时锁定。请在 {minutes} 分钟后再试。) */
  | 'LOGIN_LOCKED'
  /** A login name has 3 to 64 letters, digits, dots, underscores or hyphens, and begins and ends with a letter or digit (登录名须为 3 到 64 个小写字母、数字、点、下划线或连字符，首尾为字母或数字。) */
  | 'LOGIN_NAME_FORM'
  /** Choose a login name (请填写登录名。) */
  | 'LOGIN_NAME_MISSING'
  /** This login name is taken. Choose another one (该登录名已被使用。请换一个。) */
  | 'LOGIN_NAME_TAKEN'
  /** By the rule pack the presidium consists of: {titles}. Correct the title or the body (规则包规定主席团职务为：{titles}。请更正职务名称或所属机构。) */
  | 'OFFICE_BODY_TITLE'
  /** This office is closed. It can not be changed or filled any more (该职务已撤销，不能再修改或任命。) */
  | 'OFFICE_CLOSED'
  /** This external code belongs to another office of the organization. Check the code (该外部代码在本组织已属于另一职务。请核对代码。) */
  | 'OFFICE_CODE_TAKEN'
  /** The day must be after the office was set up ({from}). Change the day (日期须晚于职务设立日（{from}）。请修改日期。) */
  | 'OFFICE_DAY_ORDER'
  /** The office has terms, so its body and its way of filling can not change. Set up another office (该职务已有任期，不能改变所属机构类型或轮值方式。请另设职务。) */
  | 'OFFICE_IN_USE'
  /** The organization has an office of this name in this unit. Use another name, or raise the number of seats (本组织同一部门已有同名职务。请改用其他名称，或增加该职务的职数。) */
  | 'OFFICE_NAME_TAKEN'
  /** The organization is not active, so it can have no new offices or holders. Resume it first (该组织已停止活动，不能设职务或任命。请先恢复组织。) */
  | 'OFFICE_ORGANIZATION_INACTIVE'
  /** You can not give what you do not hold over this organization: {permissions}. Leave it out, or ask the level above (您不能授予自己在此组织没有的权限：{permissions}。请去掉它们，或请上级设置。) */
  | 'OFFICE_PERMISSION_BEYOND'
  /** "{permission}" belongs to an administrator role and can not be given to an office. Leave it out (“{permission}”只属于系统管理角色，不能授予职务。请去掉它。) */
  | 'OFFICE_PERMISSION_SYSTEM'
  /** There is no permission "{permission}". Choose from the catalogue (没有名为“{permission}”的权限。请从权限目录中选择。) */
  | 'OFFICE_PERMISSION_UNKNOWN'
  /** {count} people hold the office on {on}. It can not have fewer seats; end the surplus terms first ({on} 起有 {count} 人任职，职数不能少于这个数。请先结束多出的任期。) */
  | 'OFFICE_SEATS_TAKEN'
  /** The rule pack requires a second factor for this office. It can not be waived (规则包要求此职务使用两步验证，不能取消。) */
  | 'OFFICE_SECOND_FACTOR'
  /** The rule pack does not allow the title "{title}". Allowed are: {allowed} (规则包不允许设“{title}”这一职务名称。允许的有：{allowed}。) */
  | 'OFFICE_TITLE_NOT_ALLOWED'
  /** {count} active units are still below. Move, merge or archive them first (仍有 {count} 个正常的下级组织。请先移走、合并或归档它们。) */
  | 'ORGANIZATION_CHILDREN_LEFT'
  /** This external code belongs to another organization. Check the code (该外部代码已属于另一个组织。请核对代码。) */
  | 'ORGANIZATION_CODE_TAKEN'
  /** An organization can not move below itself or one of its own units. Choose another parent (组织不能移到自己或自己的下级之下。请选择其他上级。) */
  | 'ORGANIZATION_CYCLE'
  /** The effect date can not be before the last change ({after}) nor after today ({today}) (生效日期不能早于上一次变更（{after}），也不能晚于今天（{today}）。) */
  | 'ORGANIZATION_DAY_ORDER'
  /** A {kind} can not stand at level {level}. Correct the kind or the level ({kind} 不能处于 {level} 层级。请更正类别或层级。) */
  | 'ORGANIZATION_KIND_LEVEL'
  /** Only a league committee guides; only overseas associations are affiliated (指导方必须是团委；联系关系只用于海外留学生组织。) */
  | 'ORGANIZATION_LINK_KIND'
  /** An organization can not be linked to itself (组织不能与自己建立关系。) */
  | 'ORGANIZATION_LINK_SELF'
  /** This relation exists already (该关系已存在。) */
  | 'ORGANIZATION_LINK_TAKEN'
  /** Only organizations of one level can be merged (只能合并同一层级的组织。) */
  | 'ORGANIZATION_MERGE_LEVEL'
  /** An organization can not be merged into itself or into one of its own units (组织不能并入自己，也不能并入自己的下级。) */
  | 'ORGANIZATION_MERGE_SELF'
  /** An active organization with this name already stands below the same parent. Use another name (同一上级之下已有同名的正常组织。请改用其他名称。) */
  | 'ORGANIZATION_NAME_TAKEN'
  /** The state of the organization does not allow this. Resume or restore it first (该组织当前状态不允许此操作。请先恢复它。) */
  | 'ORGANIZATION_NOT_ACTIVE'
  /** The parent is not active and can not take units. Choose an active one (上级组织已停止活动，不能接收下级。请选择正常的上级。) */
  | 'ORGANIZATION_PARENT_INACTIVE'
  /** A {child} can not stand below a {parent}. Choose a parent that the rules of the hierarchy allow ({child} 不能设在 {parent} 之下。请选择符合层级规则的上级。) */
  | 'ORGANIZATION_PARENT_LEVEL'
  /** Choose a parent; only national organizations and overseas associations have none (请选择上级组织；只有全国组织和海外留学生组织没有上级。) */
  | 'ORGANIZATION_PARENT_REQUIRED'
  /** A split must place every active unit. {count} have no place yet (拆分时必须为每个正常的下级组织指定去向。还有 {count} 个未指定。) */
  | 'ORGANIZATION_SPLIT_CHILDREN'
  /** This password is among the commonest and easy to guess. Choose another one (该密码过于常见，容易被猜到。请换一个。) */
  | 'PASSWORD_COMMON'
  /** The password can not be the login name or the e-mail address. Choose another one (密码不能与登录名或邮箱相同。请换一个。) */
  | 'PASSWORD_IS_LOGIN'
  /** The password may have at most {max} characters. Shorten it (密码最多 {max} 个字符。请缩短。) */
  | 'PASSWORD_TOO_LONG'
  /** The password needs at least {min} characters. A sentence that you can remember will do (密码至少需要 {min} 个字符。可以使用一句容易记住的话。) */
  | 'PASSWORD_TOO_SHORT'
  /** Your present password is not right. Type it again (当前密码不正确。请重新输入。) */
  | 'PASSWORD_WRONG'
  /** This account belongs to another person. Check the account, or merge the two records (该账号已属于另一人。请核对账号，或先合并两条人员记录。) */
  | 'PERSON_ACCOUNT_TAKEN'
  /** This external code belongs to another person of the organization. Check the code (该外部代码在本组织已属于另一人。请核对代码。) */
  | 'PERSON_CODE_TAKEN'
  /** Data of a child under 14 takes the consent of a guardian. Enter the day of the consent first (未满 14 周岁人员的信息须先取得监护人同意。请填写同意日期后再登记。) */
  | 'PERSON_CONSENT_MISSING'
  /** An invitation takes an e-mail address. Enter one for this person first (发送邀请需要电子邮箱。请先填写该人员的邮箱。) */
  | 'PERSON_EMAIL_MISSING'
  /** This person has an account. Let a security administrator end it before giving another one (该人员已有账号。如需更换，请先由安全管理员停用原账号。) */
  | 'PERSON_HAS_ACCOUNT'
  /** This person holds or will hold {count} offices. End these terms first (该人员仍有 {count} 个现任或将任职务。请先结束这些任期。) */
  | 'PERSON_IN_OFFICE'
  /** This record was merged into another one. Use the record that carries it on (该人员记录已合并到另一条记录。请使用合并后的记录。) */
  | 'PERSON_MERGED'
  /** Both records have an account. Let a security administrator end one of them first (两条记录各有账号。请先由安全管理员停用其中一个账号。) */
  | 'PERSON_MERGE_ACCOUNTS'
  /** Records have changed since the merge, so it can not be undone by itself. Correct them by hand (合并后相关记录已被修改，不能自动撤销合并。请手工更正。) */
  | 'PERSON_MERGE_CHANGED'
  /** Both records hold the same office at the same time. Correct the terms before merging (两条记录在同一职务上有重叠的任期，无法合并。请先更正任期。) */
  | 'PERSON_MERGE_OVERLAP'
  /** A record can not be merged with itself. Choose another one (记录不能与自身合并。请选择另一条记录。) */
  | 'PERSON_MERGE_SELF'
  /** This person has graduated and can not take office. Check the state of the record (该人员已毕业离校，不能任职。请核对人员状态。) */
  | 'PERSON_NOT_ACTIVE'
  /** This record has no merge to undo (该记录没有可撤销的合并。) */
  | 'PERSON_NOT_MERGED'
  /** {count} records may be of the same person. Compare them first; confirm that they are different people to go on (已有 {count} 条疑似同一人的记录。请先核对；确认不是同一人后再勾选“确认不重复”提交。) */
  | 'PERSON_POSSIBLE_DUPLICATE'
  /** There are too many interface settings to keep. Clear the column settings of some tables (界面设置过多，无法保存。请清除一些表格的列设置。) */
  | 'PREFERENCES_TOO_LARGE'
  /** Someone on the list is no member of the presidium. Check the list (名单中有人不是该组织主席团成员。请核对名单。) */
  | 'ROTATION_NOT_MEMBER'
  /** This office does not rotate. Choose one that does (该职务不是轮值职务。请选择轮值职务。) */
  | 'ROTATION_NOT_ROTATING'
  /** No member of the presidium is in office throughout {from} to {until}. Plan shorter turns or another period ({from} 至 {until} 没有任期覆盖整段轮值的主席团成员。请缩短轮值或调整期间。) */
  | 'ROTATION_NO_MEMBER'
  /** After the swap someone would lead beyond their own term in the presidium. Choose another turn (调换后有人的主席团任期不能覆盖其轮值。请选择其他轮值。) */
  | 'ROTATION_SWAP_UNCOVERED'
  /** A plan has at most {max} turns of at least one day. Change the number of turns or the period (一次最多安排 {max} 轮，且每轮至少一天。请调整轮数或期间。) */
  | 'ROTATION_TOO_MANY'
  /** A turn that has begun or ended can not be swapped. Choose turns that are still to come (已开始或已结束的轮值不能调换。请选择尚未开始的轮值。) */
  | 'ROTATION_TURN_BEGUN'
  /** This exception has been decided already (该例外申报已处理过。) */
  | 'RULE_EXCEPTION_STATE'
  /** The limit of "{rule}" is reached: {max} ({source}) (已达到“{rule}”的上限 {max}（{source}）。) */
  | 'RULE_LIMIT_REACHED'
  /** A version for the same scope is already in force then. Let the new one start later (同一适用范围在该时期已有生效版本，新版本须从其后开始。) */
  | 'RULE_PACK_OVERLAP'
  /** Only drafts can be changed. Make a new version first (只有草稿可以修改。请先建立新版本。) */
  | 'RULE_PACK_STATE'
  /** There is no rule parameter "{key}" (没有名为“{key}”的规则参数。) */
  | 'RULE_PARAMETER_UNKNOWN'
  /** "{rule}" must be between {floor} and {ceiling} (“{rule}”必须在 {floor} 到 {ceiling} 之间。) */
  | 'RULE_VALUE_RANGE'
  /** You can keep at most {max} views. Delete some that you do not use (最多保存 {max} 个视图。请先删除不用的视图。) */
  | 'SAVED_VIEW_LIMIT'
  /** An office that you hold requires the second factor, so it can not be turned off (您现任的职务要求两步验证，不能关闭。) */
  | 'SECOND_FACTOR_IN_FORCE'
  /** Someone else changed this record. Reload it and submit again; what you typed is kept (该记录已被他人修改。请重新载入后再提交，您填写的内容不会丢失。) */
  | 'STALE_VERSION'
  /** A rotating office is filled by its calendar only. Plan the rotation instead (轮值职务只能通过轮值安排产生。请使用轮值日历。) */
  | 'TERM_BY_ROTATION'
  /** This person is "{office}" of "{organization}" at the same time, which the rules forbid. End one of the terms first (此人同期担任“{organization}”的“{office}”，规则不允许兼任。请先结束其中一个任期。) */
  | 'TERM_CONFLICT'
  /** This person is "{office}" of "{organization}" at the same time: a cross-appointment. State the reason for it (此人同期担任“{organization}”的“{office}”，属交叉任职，须填写交叉任职说明。) */
  | 'TERM_CROSS_UNDECLARED'
  /** The end must lie within the term ({from} to {until}). Change the day (结束日须在任期之内（{from} 至 {until}）。请修改日期。) */
  | 'TERM_END_DAY'
  /** This person does not meet the conditions of the office: {conditions} (此人不符合任职条件：{conditions}。) */
  | 'TERM_NOT_ELIGIBLE'
  /** The term reaches beyond the time of the office ({from} to {until}). Change the days (任期超出了职务的存续期（{from} 至 {until}）。请调整任期。) */
  | 'TERM_OFFICE_PERIOD'
  /** This term is over and can not be changed any more (该任期已结束，不能再修改。) */
  | 'TERM_OVER'
  /** This person already holds the office in that time. Change the days (此人在这段时间已担任该职务。请调整任期。) */
  | 'TERM_OVERLAP'
  /** A term must end after it starts. Change the days (任期结束日必须晚于开始日。请修改日期。) */
  | 'TERM_PERIOD'
  /** The presidium would exceed {max} members on {on}. Change the days, or end a term first ({on} 起主席团将超过 {max} 人的上限。请调整任期，或先结束一个任期。) */
  | 'TERM_PRESIDIUM_FULL'
  /** All {seats} seats of the office are taken on {on}. Change the days, or end a term first ({on} 起该职务 {seats} 个职数已满。请调整任期，或先结束一个任期。) */
  | 'TERM_SEATS_FULL'
  /** The staff would exceed {max} people on {on}. A large or divided school may declare an exception first ({on} 起工作人员将超过 {max} 人的上限。如学生多或校区多，可先申报例外。) */
  | 'TERM_STAFF_FULL'
  /** The term is longer than the {max} days that the rules allow. It must end by {until} (任期超过规则上限 {max} 天，最晚应于 {until} 结束。) */
  | 'TERM_TOO_LONG'
  /** The link is not valid, was used before or has expired. Ask for a new one (链接无效、已使用或已过期。请重新申请。) */
  | 'TOKEN_INVALID'
  /** The second factor is not on. Start setting it up first (两步验证尚未开启。请先开始设置。) */
  | 'TOTP_OFF'
  /** The second factor is already on. Turn it off first to change the device (两步验证已开启。如需更换设备，请先关闭。) */
  | 'TOTP_ON'
  /** Enter your one-time code, or use one of your recovery codes (请输入动态口令，或使用一个恢复码。) */
  | 'TOTP_REQUIRED'
  /** The one-time or recovery code is wrong or was used before. Wait for the next code and try again (动态口令或恢复码不正确，或已使用过。请等待下一个口令后重试。) */
  | 'TOTP_WRONG';

export type DuplicateListQueryVariables = Exact<{
  first?: number | null | undefined;
  offset?: number | null | undefined;
  filter?: PersonFilter | null | undefined;
  orderBy?: Array<PersonOrder> | PersonOrder | null | undefined;
  search?: string | null | undefined;
}>;


export type DuplicateListQuery = { duplicatePersons: { totalCount: number, nodes: Array<{ id: string, name: string, kind: PersonKind, studentNumber: string | null, organization: { id: string, name: string } | null, duplicates: Array<{ personId: string, name: string, studentNumber: string | null, organizationName: string, score: number, reasons: Array<DuplicateReason> }> }> } };

export type DuplicateCompareQueryVariables = Exact<{
  leftId: string;
  rightId: string;
}>;


export type DuplicateCompareQuery = { left: { id: string, version: number, name: string, kind: PersonKind, gender: Gender | null, studentNumber: string | null, grade: number | null, facultyUnit: string | null, email: string | null, phone: string | null, status: PersonStatus, externalCode: string | null, hasAccount: boolean, createdAt: string, organization: { id: string, name: string } | null, institution: { id: string, name: string } | null, duplicates: Array<{ personId: string, score: number, reasons: Array<DuplicateReason> }>, terms: { totalCount: number, nodes: Array<{ id: string, state: TermState, startsOn: string, endsOn: string, office: { id: string, name: string } | null }> }, viewerCan: { merge: boolean } } | null, right: { id: string, version: number, name: string, kind: PersonKind, gender: Gender | null, studentNumber: string | null, grade: number | null, facultyUnit: string | null, email: string | null, phone: string | null, status: PersonStatus, externalCode: string | null, hasAccount: boolean, createdAt: string, organization: { id: string, name: string } | null, institution: { id: string, name: string } | null, duplicates: Array<{ personId: string, score: number, reasons: Array<DuplicateReason> }>, terms: { totalCount: number, nodes: Array<{ id: string, state: TermState, startsOn: string, endsOn: string, office: { id: string, name: string } | null }> }, viewerCan: { merge: boolean } } | null };

export type DuplicateSideFragment = { id: string, version: number, name: string, kind: PersonKind, gender: Gender | null, studentNumber: string | null, grade: number | null, facultyUnit: string | null, email: string | null, phone: string | null, status: PersonStatus, externalCode: string | null, hasAccount: boolean, createdAt: string, organization: { id: string, name: string } | null, institution: { id: string, name: string } | null, duplicates: Array<{ personId: string, score: number, reasons: Array<DuplicateReason> }>, terms: { totalCount: number, nodes: Array<{ id: string, state: TermState, startsOn: string, endsOn: string, office: { id: string, name: string } | null }> }, viewerCan: { merge: boolean } };

export type PersonMergeMutationVariables = Exact<{
  id: string;
  version: number;
  input: PersonMergeInput;
}>;


export type PersonMergeMutation = { personMerge: { person: { id: string } | null, userErrors: Array<{ code: UserErrorCode, message: string, path: Array<string> | null }> } };

export type HandoverListQueryVariables = Exact<{
  first?: number | null | undefined;
  offset?: number | null | undefined;
  filter?: HandoverPackFilter | null | undefined;
  orderBy?: Array<HandoverPackOrder> | HandoverPackOrder | null | undefined;
}>;


export type HandoverListQuery = { handoverPacks: { totalCount: number, nodes: Array<{ id: string, status: HandoverStatus, endedOn: string, outgoingName: string, acknowledgedAt: string | null, office: { id: string, name: string } | null, organization: { id: string, name: string } | null }> } };

export type HandoverShowQueryVariables = Exact<{
  id: string;
}>;


export type HandoverShowQuery = { handoverPack: { id: string, version: number, status: HandoverStatus, endedOn: string, producedAt: string, acknowledgedAt: string | null, outgoingName: string, notes: string | null, openMatters: Array<{ kind: string, title: string, subjectId: string | null, dueOn: string | null }>, documents: Array<{ kind: string, title: string, subjectId: string | null, dueOn: string | null }>, accesses: Array<{ permission: string, label: string, reach: OfficeReach }>, colleagues: Array<{ name: string, officeName: string }>, office: { id: string, name: string } | null, organization: { id: string, name: string } | null, outgoing: { id: string, name: string } | null, acknowledgedBy: { id: string, name: string } | null, viewerCan: { note: boolean, acknowledge: boolean } } | null };

export type HandoverNoteMutationVariables = Exact<{
  id: string;
  version: number;
  input: HandoverNoteInput;
}>;


export type HandoverNoteMutation = { handoverNote: { handoverPack: { id: string, version: number } | null, userErrors: Array<{ code: UserErrorCode, message: string, path: Array<string> | null }> } };

export type HandoverAcknowledgeMutationVariables = Exact<{
  id: string;
  version: number;
}>;


export type HandoverAcknowledgeMutation = { handoverAcknowledge: { handoverPack: { id: string, version: number } | null, userErrors: Array<{ code: UserErrorCode, message: string, path: Array<string> | null }> } };

export type OfficeListQueryVariables = Exact<{
  first?: number | null | undefined;
  offset?: number | null | undefined;
  filter?: OfficeFilter | null | undefined;
  orderBy?: Array<OfficeOrder> | OfficeOrder | null | undefined;
}>;


export type OfficeListQuery = { offices: { totalCount: number, nodes: Array<{ id: string, name: string, title: string, unit: string | null, body: OfficeBody, seats: number, holderCount: number, openSeats: number, isRotating: boolean, status: OfficeStatus, reach: OfficeReach | null, vacantSince: string | null, expiringCount: number, organization: { id: string, name: string } | null }> } };

export type OfficeShowQueryVariables = Exact<{
  id: string;
}>;


export type OfficeShowQuery = { office: { id: string, version: number, name: string, titleKey: string, title: string, unit: string | null, body: OfficeBody, seats: number, holderCount: number, openSeats: number, vacantSince: string | null, expiringCount: number, isRotating: boolean, eligibility: Array<EligibilityRule>, permissions: Array<string> | null, reach: OfficeReach | null, requiresSecondFactor: boolean | null, status: OfficeStatus, validFrom: string, validUntil: string | null, externalCode: string | null, organization: { id: string, name: string } | null, viewerCan: { update: boolean, close: boolean, appoint: boolean, planRotation: boolean } } | null };

export type OfficeTermsQueryVariables = Exact<{
  id: string;
  first?: number | null | undefined;
  offset?: number | null | undefined;
  filter?: TermFilter | null | undefined;
  orderBy?: Array<TermOrder> | TermOrder | null | undefined;
}>;


export type OfficeTermsQuery = { office: { id: string, terms: { totalCount: number, nodes: Array<{ id: string, version: number, state: TermState, startsOn: string, endsOn: string, plannedEndsOn: string, source: TermSource, evidence: string | null, endedReason: string | null, publicName: string | null, person: { id: string, name: string } | null, represented: { id: string, name: string } | null, crossAppointments: Array<{ officeName: string, organizationName: string, reason: string }>, viewerCan: { amend: boolean, end: boolean } }> } } | null };

export type OfficePermissionCatalogueQueryVariables = Exact<{ [key: string]: never; }>;


export type OfficePermissionCatalogueQuery = { permissionCatalogue: Array<{ key: string, label: string, dataClass: string, isSystem: boolean }> };

export type OfficeHistoryQueryVariables = Exact<{
  subjectId: string;
  first: number;
}>;


export type OfficeHistoryQuery = { auditEntries: { totalCount: number, nodes: Array<{ id: string, occurredAt: string, action: string, actorName: string | null, officeName: string | null, reason: string | null, changes: Array<{ field: string, before: string | null, after: string | null }> }> } };

export type OfficeOrganizationsQueryVariables = Exact<{
  search?: string | null | undefined;
}>;


export type OfficeOrganizationsQuery = { organizations: { nodes: Array<{ id: string, name: string }> } };

export type OfficePersonsQueryVariables = Exact<{
  search: string;
}>;


export type OfficePersonsQuery = { persons: { nodes: Array<{ id: string, name: string, grade: number | null, facultyUnit: string | null, organization: { id: string, name: string } | null }> } };

export type OfficeCreateMutationVariables = Exact<{
  input: OfficeCreateInput;
  idempotencyKey?: string | null | undefined;
}>;


export type OfficeCreateMutation = { officeCreate: { office: { id: string } | null, userErrors: Array<{ code: UserErrorCode, message: string, path: Array<string> | null }> } };

export type OfficeUpdateMutationVariables = Exact<{
  id: string;
  version: number;
  input: OfficeUpdateInput;
}>;


export type OfficeUpdateMutation = { officeUpdate: { office: { id: string, version: number } | null, userErrors: Array<{ code: UserErrorCode, message: string, path: Array<string> | null }> } };

export type OfficeCloseMutationVariables = Exact<{
  id: string;
  version: number;
  input: OfficeCloseInput;
}>;


export type OfficeCloseMutation = { officeClose: { office: { id: string, version: number } | null, userErrors: Array<{ code: UserErrorCode, message: string, path: Array<string> | null }> } };

export type TermCreateMutationVariables = Exact<{
  input: TermCreateInput;
  idempotencyKey?: string | null | undefined;
}>;


export type TermCreateMutation = { termCreate: { term: { id: string } | null, userErrors: Array<{ code: UserErrorCode, message: string, path: Array<string> | null }> } };

export type TermAmendMutationVariables = Exact<{
  id: string;
  version: number;
  input: TermAmendInput;
}>;


export type TermAmendMutation = { termAmend: { term: { id: string, version: number } | null, userErrors: Array<{ code: UserErrorCode, message: string, path: Array<string> | null }> } };

export type TermEndMutationVariables = Exact<{
  id: string;
  version: number;
  input: TermEndInput;
}>;


export type TermEndMutation = { termEnd: { term: { id: string, version: number } | null, userErrors: Array<{ code: UserErrorCode, message: string, path: Array<string> | null }> } };

export type PersonListQueryVariables = Exact<{
  first?: number | null | undefined;
  offset?: number | null | undefined;
  filter?: PersonFilter | null | undefined;
  orderBy?: Array<PersonOrder> | PersonOrder | null | undefined;
  search?: string | null | undefined;
}>;


export type PersonListQuery = { persons: { totalCount: number, nodes: Array<{ id: string, name: string, kind: PersonKind, gender: Gender | null, studentNumber: string | null, grade: number | null, facultyUnit: string | null, email: string | null, phone: string | null, status: PersonStatus, hasAccount: boolean, organization: { id: string, name: string } | null, institution: { id: string, name: string } | null }> } };

export type PersonShowQueryVariables = Exact<{
  id: string;
}>;


export type PersonShowQuery = { person: { id: string, version: number, name: string, kind: PersonKind, gender: Gender | null, studentNumber: string | null, grade: number | null, facultyUnit: string | null, email: string | null, phone: string | null, minorStatus: MinorStatus | null, guardianConsentOn: string | null, status: PersonStatus, externalCode: string | null, hasAccount: boolean, createdAt: string, organization: { id: string, name: string } | null, institution: { id: string, name: string } | null, account: { id: string, loginName: string | null, status: AccountStatus } | null, mergedInto: { id: string, name: string } | null, duplicates: Array<{ personId: string, name: string, score: number }>, viewerCan: { update: boolean, merge: boolean, linkAccount: boolean } } | null };

export type PersonTermsQueryVariables = Exact<{
  id: string;
  first?: number | null | undefined;
  offset?: number | null | undefined;
  filter?: TermFilter | null | undefined;
  orderBy?: Array<TermOrder> | TermOrder | null | undefined;
}>;


export type PersonTermsQuery = { person: { id: string, terms: { totalCount: number, nodes: Array<{ id: string, state: TermState, startsOn: string, endsOn: string, plannedEndsOn: string, source: TermSource, evidence: string | null, endedReason: string | null, office: { id: string, name: string } | null, organization: { id: string, name: string } | null, represented: { id: string, name: string } | null }> } } | null };

export type PersonAccessQueryVariables = Exact<{
  id: string;
}>;


export type PersonAccessQuery = { accessExplanation: Array<{ ground: AccessGround, permission: string | null, label: string, reach: Reach | null, officeId: string | null, officeName: string | null, organizationId: string | null, organizationName: string | null, since: string | null, until: string | null }> };

export type PersonHistoryQueryVariables = Exact<{
  subjectId: string;
  first: number;
}>;


export type PersonHistoryQuery = { auditEntries: { totalCount: number, nodes: Array<{ id: string, occurredAt: string, action: string, actorName: string | null, officeName: string | null, reason: string | null, changes: Array<{ field: string, before: string | null, after: string | null }> }> } };

export type PersonOrganizationsQueryVariables = Exact<{
  search?: string | null | undefined;
}>;


export type PersonOrganizationsQuery = { organizations: { nodes: Array<{ id: string, name: string }> } };

export type PersonOrganizationNameQueryVariables = Exact<{
  id: string;
}>;


export type PersonOrganizationNameQuery = { organization: { id: string, name: string } | null };

export type PersonPaletteQueryVariables = Exact<{
  search: string;
}>;


export type PersonPaletteQuery = { persons: { nodes: Array<{ id: string, name: string, organization: { id: string, name: string } | null }> } };

export type PersonCreateMutationVariables = Exact<{
  input: PersonCreateInput;
  idempotencyKey?: string | null | undefined;
}>;


export type PersonCreateMutation = { personCreate: { person: { id: string } | null, userErrors: Array<{ code: UserErrorCode, message: string, path: Array<string> | null }> } };

export type PersonUpdateMutationVariables = Exact<{
  id: string;
  version: number;
  input: PersonUpdateInput;
}>;


export type PersonUpdateMutation = { personUpdate: { person: { id: string, version: number } | null, userErrors: Array<{ code: UserErrorCode, message: string, path: Array<string> | null }> } };

export type PersonLinkAccountMutationVariables = Exact<{
  id: string;
  version: number;
  input: PersonLinkAccountInput;
}>;


export type PersonLinkAccountMutation = { personLinkAccount: { person: { id: string, version: number } | null, userErrors: Array<{ code: UserErrorCode, message: string, path: Array<string> | null }> } };

export type RotationOfficeListQueryVariables = Exact<{
  first?: number | null | undefined;
  offset?: number | null | undefined;
  filter?: OfficeFilter | null | undefined;
  orderBy?: Array<OfficeOrder> | OfficeOrder | null | undefined;
}>;


export type RotationOfficeListQuery = { offices: { totalCount: number, nodes: Array<{ id: string, name: string, seats: number, openSeats: number, organization: { id: string, name: string } | null, currentTerms: { nodes: Array<{ id: string, publicName: string | null, endsOn: string, person: { id: string, name: string } | null }> } }> } };

export type RotationOfficeQueryVariables = Exact<{
  id: string;
}>;


export type RotationOfficeQuery = { office: { id: string, name: string, organization: { id: string, name: string } | null, viewerCan: { planRotation: boolean }, rotationTurns: { totalCount: number, nodes: Array<{ id: string, version: number, position: number, startsOn: string, endsOn: string, state: TermState, swapReason: string | null, term: { id: string, publicName: string | null, person: { id: string, name: string } | null } | null, viewerCan: { swap: boolean } }> } } | null };

export type RotationMembersQueryVariables = Exact<{
  organizationId: string;
}>;


export type RotationMembersQuery = { terms: { nodes: Array<{ id: string, source: TermSource, person: { id: string, name: string } | null }> } };

export type RotationPlanMutationVariables = Exact<{
  officeId: string;
  input: RotationPlanInput;
  idempotencyKey?: string | null | undefined;
}>;


export type RotationPlanMutation = { rotationPlan: { turns: Array<{ id: string }> | null, userErrors: Array<{ code: UserErrorCode, message: string, path: Array<string> | null }> } };

export type RotationTurnSwapMutationVariables = Exact<{
  id: string;
  version: number;
  input: RotationTurnSwapInput;
}>;


export type RotationTurnSwapMutation = { rotationTurnSwap: { turns: Array<{ id: string, version: number }> | null, userErrors: Array<{ code: UserErrorCode, message: string, path: Array<string> | null }> } };

export type VacancyListQueryVariables = Exact<{
  first?: number | null | undefined;
  offset?: number | null | undefined;
  filter?: OfficeFilter | null | undefined;
  orderBy?: Array<OfficeOrder> | OfficeOrder | null | undefined;
}>;


export type VacancyListQuery = { vacancies: { totalCount: number, nodes: Array<{ id: string, name: string, unit: string | null, body: OfficeBody, seats: number, openSeats: number, vacantSince: string | null, expiringCount: number, organization: { id: string, name: string } | null, viewerCan: { appoint: boolean } }> } };

export class TypedDocumentString<TResult, TVariables>
  extends String
  implements DocumentTypeDecoration<TResult, TVariables>
{
  __apiType?: NonNullable<DocumentTypeDecoration<TResult, TVariables>['__apiType']>;
  private value: string;
  public __meta__?: Record<string, any> | undefined;

  constructor(value: string, __meta__?: Record<string, any> | undefined) {
    super(value);
    this.value = value;
    this.__meta__ = __meta__;
  }

  override toString(): string & DocumentTypeDecoration<TResult, TVariables> {
    return this.value;
  }
}
export const DuplicateSideFragmentDoc = new TypedDocumentString(`
    fragment DuplicateSide on Person {
  id
  version
  name
  kind
  gender
  studentNumber
  grade
  facultyUnit
  email
  phone
  status
  externalCode
  hasAccount
  createdAt
  organization {
    id
    name
  }
  institution {
    id
    name
  }
  duplicates {
    personId
    score
    reasons
  }
  terms(first: 20) {
    totalCount
    nodes {
      id
      state
      startsOn
      endsOn
      office {
        id
        name
      }
    }
  }
  viewerCan {
    merge
  }
}
    `, {"fragmentName":"DuplicateSide"}) as unknown as TypedDocumentString<DuplicateSideFragment, unknown>;
export const DuplicateListDocument = new TypedDocumentString(`
    query DuplicateList($first: Int, $offset: Int, $filter: PersonFilter, $orderBy: [PersonOrder!], $search: String) {
  duplicatePersons(
    first: $first
    offset: $offset
    filter: $filter
    orderBy: $orderBy
    search: $search
  ) {
    totalCount
    nodes {
      id
      name
      kind
      studentNumber
      organization {
        id
        name
      }
      duplicates {
        personId
        name
        studentNumber
        organizationName
        score
        reasons
      }
    }
  }
}
    `) as unknown as TypedDocumentString<DuplicateListQuery, DuplicateListQueryVariables>;
export const DuplicateCompareDocument = new TypedDocumentString(`
    query DuplicateCompare($leftId: ID!, $rightId: ID!) {
  left: person(id: $leftId) {
    ...DuplicateSide
  }
  right: person(id: $rightId) {
    ...DuplicateSide
  }
}
    fragment DuplicateSide on Person {
  id
  version
  name
  kind
  gender
  studentNumber
  grade
  facultyUnit
  email
  phone
  status
  externalCode
  hasAccount
  createdAt
  organization {
    id
    name
  }
  institution {
    id
    name
  }
  duplicates {
    personId
    score
    reasons
  }
  terms(first: 20) {
    totalCount
    nodes {
      id
      state
      startsOn
      endsOn
      office {
        id
        name
      }
    }
  }
  viewerCan {
    merge
  }
}`) as unknown as TypedDocumentString<DuplicateCompareQuery, DuplicateCompareQueryVariables>;
export const PersonMergeDocument = new TypedDocumentString(`
    mutation PersonMerge($id: ID!, $version: Int!, $input: PersonMergeInput!) {
  personMerge(id: $id, version: $version, input: $input) {
    person {
      id
    }
    userErrors {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<PersonMergeMutation, PersonMergeMutationVariables>;
export const HandoverListDocument = new TypedDocumentString(`
    query HandoverList($first: Int, $offset: Int, $filter: HandoverPackFilter, $orderBy: [HandoverPackOrder!]) {
  handoverPacks(
    first: $first
    offset: $offset
    filter: $filter
    orderBy: $orderBy
  ) {
    totalCount
    nodes {
      id
      status
      endedOn
      outgoingName
      acknowledgedAt
      office {
        id
        name
      }
      organization {
        id
        name
      }
    }
  }
}
    `) as unknown as TypedDocumentString<HandoverListQuery, HandoverListQueryVariables>;
export const HandoverShowDocument = new TypedDocumentString(`
    query HandoverShow($id: ID!) {
  handoverPack(id: $id) {
    id
    version
    status
    endedOn
    producedAt
    acknowledgedAt
    outgoingName
    notes
    openMatters {
      kind
      title
      subjectId
      dueOn
    }
    documents {
      kind
      title
      subjectId
      dueOn
    }
    accesses {
      permission
      label
      reach
    }
    colleagues {
      name
      officeName
    }
    office {
      id
      name
    }
    organization {
      id
      name
    }
    outgoing {
      id
      name
    }
    acknowledgedBy {
      id
      name
    }
    viewerCan {
      note
      acknowledge
    }
  }
}
    `) as unknown as TypedDocumentString<HandoverShowQuery, HandoverShowQueryVariables>;
export const HandoverNoteDocument = new TypedDocumentString(`
    mutation HandoverNote($id: ID!, $version: Int!, $input: HandoverNoteInput!) {
  handoverNote(id: $id, version: $version, input: $input) {
    handoverPack {
      id
      version
    }
    userErrors {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<HandoverNoteMutation, HandoverNoteMutationVariables>;
export const HandoverAcknowledgeDocument = new TypedDocumentString(`
    mutation HandoverAcknowledge($id: ID!, $version: Int!) {
  handoverAcknowledge(id: $id, version: $version) {
    handoverPack {
      id
      version
    }
    userErrors {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<HandoverAcknowledgeMutation, HandoverAcknowledgeMutationVariables>;
export const OfficeListDocument = new TypedDocumentString(`
    query OfficeList($first: Int, $offset: Int, $filter: OfficeFilter, $orderBy: [OfficeOrder!]) {
  offices(first: $first, offset: $offset, filter: $filter, orderBy: $orderBy) {
    totalCount
    nodes {
      id
      name
      title
      unit
      body
      seats
      holderCount
      openSeats
      isRotating
      status
      reach
      vacantSince
      expiringCount
      organization {
        id
        name
      }
    }
  }
}
    `) as unknown as TypedDocumentString<OfficeListQuery, OfficeListQueryVariables>;
export const OfficeShowDocument = new TypedDocumentString(`
    query OfficeShow($id: ID!) {
  office(id: $id) {
    id
    version
    name
    titleKey
    title
    unit
    body
    seats
    holderCount
    openSeats
    vacantSince
    expiringCount
    isRotating
    eligibility
    permissions
    reach
    requiresSecondFactor
    status
    validFrom
    validUntil
    externalCode
    organization {
      id
      name
    }
    viewerCan {
      update
      close
      appoint
      planRotation
    }
  }
}
    `) as unknown as TypedDocumentString<OfficeShowQuery, OfficeShowQueryVariables>;
export const OfficeTermsDocument = new TypedDocumentString(`
    query OfficeTerms($id: ID!, $first: Int, $offset: Int, $filter: TermFilter, $orderBy: [TermOrder!]) {
  office(id: $id) {
    id
    terms(first: $first, offset: $offset, filter: $filter, orderBy: $orderBy) {
      totalCount
      nodes {
        id
        version
        state
        startsOn
        endsOn
        plannedEndsOn
        source
        evidence
        endedReason
        publicName
        person {
          id
          name
        }
        represented {
          id
          name
        }
        crossAppointments {
          officeName
          organizationName
          reason
        }
        viewerCan {
          amend
          end
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<OfficeTermsQuery, OfficeTermsQueryVariables>;
export const OfficePermissionCatalogueDocument = new TypedDocumentString(`
    query OfficePermissionCatalogue {
  permissionCatalogue {
    key
    label
    dataClass
    isSystem
  }
}
    `) as unknown as TypedDocumentString<OfficePermissionCatalogueQuery, OfficePermissionCatalogueQueryVariables>;
export const OfficeHistoryDocument = new TypedDocumentString(`
    query OfficeHistory($subjectId: ID!, $first: Int!) {
  auditEntries(first: $first, filter: {subjectId: $subjectId}) {
    totalCount
    nodes {
      id
      occurredAt
      action
      actorName
      officeName
      reason
      changes {
        field
        before
        after
      }
    }
  }
}
    `) as unknown as TypedDocumentString<OfficeHistoryQuery, OfficeHistoryQueryVariables>;
export const OfficeOrganizationsDocument = new TypedDocumentString(`
    query OfficeOrganizations($search: String) {
  organizations(first: 20, search: $search) {
    nodes {
      id
      name
    }
  }
}
    `) as unknown as TypedDocumentString<OfficeOrganizationsQuery, OfficeOrganizationsQueryVariables>;
export const OfficePersonsDocument = new TypedDocumentString(`
    query OfficePersons($search: String!) {
  persons(first: 20, search: $search, filter: {status: {eq: ACTIVE}}) {
    nodes {
      id
      name
      grade
      facultyUnit
      organization {
        id
        name
      }
    }
  }
}
    `) as unknown as TypedDocumentString<OfficePersonsQuery, OfficePersonsQueryVariables>;
export const OfficeCreateDocument = new TypedDocumentString(`
    mutation OfficeCreate($input: OfficeCreateInput!, $idempotencyKey: String) {
  officeCreate(input: $input, idempotencyKey: $idempotencyKey) {
    office {
      id
    }
    userErrors {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<OfficeCreateMutation, OfficeCreateMutationVariables>;
export const OfficeUpdateDocument = new TypedDocumentString(`
    mutation OfficeUpdate($id: ID!, $version: Int!, $input: OfficeUpdateInput!) {
  officeUpdate(id: $id, version: $version, input: $input) {
    office {
      id
      version
    }
    userErrors {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<OfficeUpdateMutation, OfficeUpdateMutationVariables>;
export const OfficeCloseDocument = new TypedDocumentString(`
    mutation OfficeClose($id: ID!, $version: Int!, $input: OfficeCloseInput!) {
  officeClose(id: $id, version: $version, input: $input) {
    office {
      id
      version
    }
    userErrors {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<OfficeCloseMutation, OfficeCloseMutationVariables>;
export const TermCreateDocument = new TypedDocumentString(`
    mutation TermCreate($input: TermCreateInput!, $idempotencyKey: String) {
  termCreate(input: $input, idempotencyKey: $idempotencyKey) {
    term {
      id
    }
    userErrors {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<TermCreateMutation, TermCreateMutationVariables>;
export const TermAmendDocument = new TypedDocumentString(`
    mutation TermAmend($id: ID!, $version: Int!, $input: TermAmendInput!) {
  termAmend(id: $id, version: $version, input: $input) {
    term {
      id
      version
    }
    userErrors {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<TermAmendMutation, TermAmendMutationVariables>;
export const TermEndDocument = new TypedDocumentString(`
    mutation TermEnd($id: ID!, $version: Int!, $input: TermEndInput!) {
  termEnd(id: $id, version: $version, input: $input) {
    term {
      id
      version
    }
    userErrors {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<TermEndMutation, TermEndMutationVariables>;
export const PersonListDocument = new TypedDocumentString(`
    query PersonList($first: Int, $offset: Int, $filter: PersonFilter, $orderBy: [PersonOrder!], $search: String) {
  persons(
    first: $first
    offset: $offset
    filter: $filter
    orderBy: $orderBy
    search: $search
  ) {
    totalCount
    nodes {
      id
      name
      kind
      gender
      studentNumber
      grade
      facultyUnit
      email
      phone
      status
      hasAccount
      organization {
        id
        name
      }
      institution {
        id
        name
      }
    }
  }
}
    `) as unknown as TypedDocumentString<PersonListQuery, PersonListQueryVariables>;
export const PersonShowDocument = new TypedDocumentString(`
    query PersonShow($id: ID!) {
  person(id: $id) {
    id
    version
    name
    kind
    gender
    studentNumber
    grade
    facultyUnit
    email
    phone
    minorStatus
    guardianConsentOn
    status
    externalCode
    hasAccount
    createdAt
    organization {
      id
      name
    }
    institution {
      id
      name
    }
    account {
      id
      loginName
      status
    }
    mergedInto {
      id
      name
    }
    duplicates {
      personId
      name
      score
    }
    viewerCan {
      update
      merge
      linkAccount
    }
  }
}
    `) as unknown as TypedDocumentString<PersonShowQuery, PersonShowQueryVariables>;
export const PersonTermsDocument = new TypedDocumentString(`
    query PersonTerms($id: ID!, $first: Int, $offset: Int, $filter: TermFilter, $orderBy: [TermOrder!]) {
  person(id: $id) {
    id
    terms(first: $first, offset: $offset, filter: $filter, orderBy: $orderBy) {
      totalCount
      nodes {
        id
        state
        startsOn
        endsOn
        plannedEndsOn
        source
        evidence
        endedReason
        office {
          id
          name
        }
        organization {
          id
          name
        }
        represented {
          id
          name
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<PersonTermsQuery, PersonTermsQueryVariables>;
export const PersonAccessDocument = new TypedDocumentString(`
    query PersonAccess($id: ID!) {
  accessExplanation(subjectId: $id) {
    ground
    permission
    label
    reach
    officeId
    officeName
    organizationId
    organizationName
    since
    until
  }
}
    `) as unknown as TypedDocumentString<PersonAccessQuery, PersonAccessQueryVariables>;
export const PersonHistoryDocument = new TypedDocumentString(`
    query PersonHistory($subjectId: ID!, $first: Int!) {
  auditEntries(first: $first, filter: {subjectId: $subjectId}) {
    totalCount
    nodes {
      id
      occurredAt
      action
      actorName
      officeName
      reason
      changes {
        field
        before
        after
      }
    }
  }
}
    `) as unknown as TypedDocumentString<PersonHistoryQuery, PersonHistoryQueryVariables>;
export const PersonOrganizationsDocument = new TypedDocumentString(`
    query PersonOrganizations($search: String) {
  organizations(first: 20, search: $search) {
    nodes {
      id
      name
    }
  }
}
    `) as unknown as TypedDocumentString<PersonOrganizationsQuery, PersonOrganizationsQueryVariables>;
export const PersonOrganizationNameDocument = new TypedDocumentString(`
    query PersonOrganizationName($id: ID!) {
  organization(id: $id) {
    id
    name
  }
}
    `) as unknown as TypedDocumentString<PersonOrganizationNameQuery, PersonOrganizationNameQueryVariables>;
export const PersonPaletteDocument = new TypedDocumentString(`
    query PersonPalette($search: String!) {
  persons(first: 5, search: $search) {
    nodes {
      id
      name
      organization {
        id
        name
      }
    }
  }
}
    `) as unknown as TypedDocumentString<PersonPaletteQuery, PersonPaletteQueryVariables>;
export const PersonCreateDocument = new TypedDocumentString(`
    mutation PersonCreate($input: PersonCreateInput!, $idempotencyKey: String) {
  personCreate(input: $input, idempotencyKey: $idempotencyKey) {
    person {
      id
    }
    userErrors {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<PersonCreateMutation, PersonCreateMutationVariables>;
export const PersonUpdateDocument = new TypedDocumentString(`
    mutation PersonUpdate($id: ID!, $version: Int!, $input: PersonUpdateInput!) {
  personUpdate(id: $id, version: $version, input: $input) {
    person {
      id
      version
    }
    userErrors {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<PersonUpdateMutation, PersonUpdateMutationVariables>;
export const PersonLinkAccountDocument = new TypedDocumentString(`
    mutation PersonLinkAccount($id: ID!, $version: Int!, $input: PersonLinkAccountInput!) {
  personLinkAccount(id: $id, version: $version, input: $input) {
    person {
      id
      version
    }
    userErrors {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<PersonLinkAccountMutation, PersonLinkAccountMutationVariables>;
export const RotationOfficeListDocument = new TypedDocumentString(`
    query RotationOfficeList($first: Int, $offset: Int, $filter: OfficeFilter, $orderBy: [OfficeOrder!]) {
  offices(first: $first, offset: $offset, filter: $filter, orderBy: $orderBy) {
    totalCount
    nodes {
      id
      name
      seats
      openSeats
      organization {
        id
        name
      }
      currentTerms(first: 3) {
        nodes {
          id
          publicName
          endsOn
          person {
            id
            name
          }
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<RotationOfficeListQuery, RotationOfficeListQueryVariables>;
export const RotationOfficeDocument = new TypedDocumentString(`
    query RotationOffice($id: ID!) {
  office(id: $id) {
    id
    name
    organization {
      id
      name
    }
    viewerCan {
      planRotation
    }
    rotationTurns(first: 100, orderBy: [{field: STARTS_ON, direction: ASC}]) {
      totalCount
      nodes {
        id
        version
        position
        startsOn
        endsOn
        state
        swapReason
        term {
          id
          publicName
          person {
            id
            name
          }
        }
        viewerCan {
          swap
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<RotationOfficeQuery, RotationOfficeQueryVariables>;
export const RotationMembersDocument = new TypedDocumentString(`
    query RotationMembers($organizationId: ID!) {
  terms(
    first: 100
    filter: {organizationId: {eq: $organizationId}, body: {eq: PRESIDIUM}, state: {in: [CURRENT, FUTURE]}}
    orderBy: [{field: STARTS_ON, direction: ASC}]
  ) {
    nodes {
      id
      source
      person {
        id
        name
      }
    }
  }
}
    `) as unknown as TypedDocumentString<RotationMembersQuery, RotationMembersQueryVariables>;
export const RotationPlanDocument = new TypedDocumentString(`
    mutation RotationPlan($officeId: ID!, $input: RotationPlanInput!, $idempotencyKey: String) {
  rotationPlan(
    officeId: $officeId
    input: $input
    idempotencyKey: $idempotencyKey
  ) {
    turns {
      id
    }
    userErrors {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<RotationPlanMutation, RotationPlanMutationVariables>;
export const RotationTurnSwapDocument = new TypedDocumentString(`
    mutation RotationTurnSwap($id: ID!, $version: Int!, $input: RotationTurnSwapInput!) {
  rotationTurnSwap(id: $id, version: $version, input: $input) {
    turns {
      id
      version
    }
    userErrors {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<RotationTurnSwapMutation, RotationTurnSwapMutationVariables>;
export const VacancyListDocument = new TypedDocumentString(`
    query VacancyList($first: Int, $offset: Int, $filter: OfficeFilter, $orderBy: [OfficeOrder!]) {
  vacancies(first: $first, offset: $offset, filter: $filter, orderBy: $orderBy) {
    totalCount
    nodes {
      id
      name
      unit
      body
      seats
      openSeats
      vacantSince
      expiringCount
      organization {
        id
        name
      }
      viewerCan {
        appoint
      }
    }
  }
}
    `) as unknown as TypedDocumentString<VacancyListQuery, VacancyListQueryVariables>;