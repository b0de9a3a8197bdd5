/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import { typedDocument } from '../typed-document.ts';
/** Conditions on a list of AuditEntry; all given ones must hold */
export type AuditEntryFilter = {
  /** Account that acted */
  accountId?: IdFilter | null | undefined;
  /** What was done */
  action?: StringFilter | null | undefined;
  /** Name of whoever acted; contains and eq */
  actorName?: StringFilter | null | undefined;
  /** All of these */
  and?: Array<AuditEntryFilter> | null | undefined;
  /** True: only reads of personal data with a stated purpose */
  hasPurpose?: boolean | null | undefined;
  /** Not this */
  not?: AuditEntryFilter | null | undefined;
  /** When it happened */
  occurredAt?: DateTimeFilter | null | undefined;
  /** At least one of these */
  or?: Array<AuditEntryFilter> | null | undefined;
  /** Organization concerned */
  organizationId?: IdFilter | null | undefined;
  /** The record concerned, by its public id */
  subjectId?: string | null | undefined;
  /** Kind of the record concerned */
  subjectType?: StringFilter | null | undefined;
  /** Organization in whose subtree it happened */
  within?: string | null | undefined;
};

/** What a special day is (特殊日类型) */
export type CalendarDayKind =
  /** Free, whatever the weekday (放假) */
  | 'HOLIDAY'
  /** Saturday or Sunday that is worked (调休上班) */
  | 'MAKE_UP_WORKDAY';

/** Where a special day of a calendar comes from (来源层级) */
export type CalendarDayOrigin =
  /** Organization above (上级日历) */
  | 'INHERITED'
  /** The organization itself (本组织) */
  | 'OWN'
  /** Nationwide notice (全国法定安排) */
  | 'STATUTORY';

/** Type of a club by the national regulation (社团类型) */
export type ClubType =
  /** Academic and technical (学术科技类) */
  | 'ACADEMIC_TECHNICAL'
  /** Culture and sports (文化体育类) */
  | 'CULTURE_SPORTS'
  /** Ideological and political (思想政治类) */
  | 'IDEOLOGICAL_POLITICAL'
  /** Innovation and entrepreneurship (创新创业类) */
  | 'INNOVATION_ENTREPRENEURSHIP'
  /** Other (其他类) */
  | 'OTHER'
  /** Self-discipline and mutual aid (自律互助类) */
  | 'SELF_DISCIPLINE_MUTUAL_AID'
  /** Volunteer and public good (志愿公益类) */
  | 'VOLUNTEER_PUBLIC_GOOD';

/** Conditions on ClubType; all given ones must hold */
export type ClubTypeFilter = {
  /** Equals */
  eq?: ClubType | null | undefined;
  /** Is one of */
  in?: Array<ClubType> | null | undefined;
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

/** Level at which an institution educates (办学层次) */
export type EducationLevel =
  /** Junior college (专科) */
  | 'JUNIOR_COLLEGE'
  /** Secondary (中等) */
  | 'SECONDARY'
  /** Undergraduate (本科) */
  | 'UNDERGRADUATE';

/** Conditions on EducationLevel; all given ones must hold */
export type EducationLevelFilter = {
  /** Equals */
  eq?: EducationLevel | null | undefined;
  /** Is one of */
  in?: Array<EducationLevel> | null | undefined;
};

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

/** Conditions on a reference; all given ones must hold */
export type IdFilter = {
  /** Equals */
  eq?: string | null | undefined;
  /** Is one of */
  in?: Array<string> | null | undefined;
  /** True: points to nothing; false: points to something */
  isNull?: boolean | null | undefined;
};

/** Category of schools by which work is stratified (学校类别) */
export type InstitutionCategory =
  /** Regular university or college for undergraduates (普通本科高校) */
  | 'REGULAR_UNIVERSITY'
  /** Regular secondary school (普通中学) */
  | 'SECONDARY'
  /** Vocational college or school (职业院校) */
  | 'VOCATIONAL';

/** Conditions on InstitutionCategory; all given ones must hold */
export type InstitutionCategoryFilter = {
  /** Equals */
  eq?: InstitutionCategory | null | undefined;
  /** Is one of */
  in?: Array<InstitutionCategory> | null | undefined;
};

/** Conditions on a list of Institution; all given ones must hold */
export type InstitutionFilter = {
  /** All of these */
  and?: Array<InstitutionFilter> | null | undefined;
  /** Category */
  category?: InstitutionCategoryFilter | null | undefined;
  /** Present school code */
  code?: StringFilter | null | undefined;
  /** Division code of the location */
  divisionCode?: StringFilter | null | undefined;
  /** Education level */
  educationLevel?: EducationLevelFilter | null | undefined;
  /** The institution itself */
  id?: IdFilter | null | undefined;
  /** Present name */
  name?: StringFilter | null | undefined;
  /** Not this */
  not?: InstitutionFilter | null | undefined;
  /** At least one of these */
  or?: Array<InstitutionFilter> | null | undefined;
  /** Ownership */
  ownership?: OwnershipFilter | null | undefined;
  /** Division code of the province */
  provinceCode?: StringFilter | null | undefined;
  /** State */
  status?: InstitutionStatusFilter | null | undefined;
  /** Name of a supervising authority */
  supervisingAuthority?: string | null | undefined;
};

/** State of an institution (学校状态) */
export type InstitutionStatus =
  /** Teaching (正常) */
  | 'ACTIVE'
  /** Closed, merged or renamed into a successor (停办) */
  | 'CLOSED';

/** Conditions on InstitutionStatus; all given ones must hold */
export type InstitutionStatusFilter = {
  /** Equals */
  eq?: InstitutionStatus | null | undefined;
  /** Is one of */
  in?: Array<InstitutionStatus> | null | undefined;
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

/** What a notification is about (通知类别) */
export type NotificationCategory =
  /** Approvals that wait or were decided */
  | 'APPROVAL'
  /** Imports and other work on data */
  | 'DATA'
  /** Work handed down and answered */
  | 'DIRECTIVE'
  /** Offices, terms and handovers */
  | 'OFFICE'
  /** Changes of organizations */
  | 'ORGANIZATION'
  /** Reports and their rounds */
  | 'REPORT'
  /** Safety of the account */
  | 'SECURITY';

/** What an obligation answers to (任务来源) */
export type ObligationSourceKind =
  /** A directive (工作部署) */
  | 'DIRECTIVE'
  /** A round of reports (报送) */
  | 'REPORT_ROUND';

/** State of an obligation; late is told by the clock (任务状态) */
export type ObligationStatus =
  /** Accepted, or read where no more was asked (已完成) */
  | 'ACCEPTED'
  /** Received, work goes on (办理中) */
  | 'ACKNOWLEDGED'
  /** Need not be answered (已免除) */
  | 'EXCUSED'
  /** Not looked at yet (待接收) */
  | 'PENDING'
  /** Sent back to be mended (已退回) */
  | 'RETURNED'
  /** Answered, waits to be verified (待审核) */
  | 'SUBMITTED'
  /** Ended with its source (已撤回) */
  | 'WITHDRAWN';

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

/** Conditions on OrganizationCategory; all given ones must hold */
export type OrganizationCategoryFilter = {
  /** Equals */
  eq?: InstitutionCategory | null | undefined;
  /** Is one of */
  in?: Array<InstitutionCategory> | null | undefined;
};

/** What happened to an organization (变更类别) */
export type OrganizationChangeKind =
  /** Archived (归档) */
  | 'ARCHIVED'
  /** Founded (成立) */
  | 'CREATED'
  /** Merged (合并) */
  | 'MERGED'
  /** Moved below another parent (隶属调整) */
  | 'MOVED'
  /** Renamed (更名) */
  | 'RENAMED'
  /** Restored (恢复) */
  | 'RESTORED'
  /** Resumed (恢复活动) */
  | 'RESUMED'
  /** Split (拆分) */
  | 'SPLIT'
  /** Suspended (暂停) */
  | 'SUSPENDED'
  /** Facts edited (信息修改) */
  | 'UPDATED';

/** Conditions on a list of Organization; all given ones must hold */
export type OrganizationFilter = {
  /** All of these */
  and?: Array<OrganizationFilter> | null | undefined;
  /** Category of schools */
  category?: OrganizationCategoryFilter | null | undefined;
  /** City in which it lies, itself included */
  cityId?: IdFilter | null | undefined;
  /** Type of club */
  clubType?: ClubTypeFilter | null | undefined;
  /** Department below which it lies, itself included */
  departmentId?: IdFilter | null | undefined;
  /** Division code of its place */
  divisionCode?: StringFilter | null | undefined;
  /** Code in an outside system, for those who read internal facts */
  externalCode?: StringFilter | null | undefined;
  /** Day of founding */
  foundedOn?: DateFilter | null | undefined;
  /** The organization itself */
  id?: IdFilter | null | undefined;
  /** School that it belongs to */
  institutionId?: IdFilter | null | undefined;
  /** Kind */
  kind?: OrganizationKindFilter | null | undefined;
  /** Level */
  level?: OrganizationLevelFilter | null | undefined;
  /** Present name */
  name?: StringFilter | null | undefined;
  /** Not this */
  not?: OrganizationFilter | null | undefined;
  /** At least one of these */
  or?: Array<OrganizationFilter> | null | undefined;
  /** Organization directly above */
  parentId?: IdFilter | null | undefined;
  /** Province in which it lies, itself included */
  provinceId?: IdFilter | null | undefined;
  /** Union of a school below which it lies, itself included */
  schoolId?: IdFilter | null | undefined;
  /** State */
  status?: OrganizationStatusFilter | null | undefined;
  /** Organization in whose subtree it lies, itself included */
  within?: string | null | undefined;
};

/** What an organization is (组织类别) */
export type OrganizationKind =
  /** Registered student club (学生社团) */
  | 'CLUB'
  /** Association of the clubs of a school (社团联合会) */
  | 'CLUB_ASSOCIATION'
  /** Student union of a faculty (院系学生会) */
  | 'FACULTY_UNION'
  /** Federation of student unions (学联) */
  | 'FEDERATION'
  /** Graduate student union of a school (研究生会) */
  | 'GRADUATE_UNION'
  /** Youth League committee that guides a union (团委) */
  | 'LEAGUE_COMMITTEE'
  /** Association of Chinese students overseas (海外留学生组织) */
  | 'OVERSEAS_ASSOCIATION'
  /** Student union of a school (学生会) */
  | 'STUDENT_UNION'
  /** Working department of a union or federation (工作部门) */
  | 'UNION_DEPARTMENT';

/** Conditions on OrganizationKind; all given ones must hold */
export type OrganizationKindFilter = {
  /** Equals */
  eq?: OrganizationKind | null | undefined;
  /** Is one of */
  in?: Array<OrganizationKind> | null | undefined;
};

/** Level of an organization in the hierarchy (层级) */
export type OrganizationLevel =
  /** City (市级) */
  | 'CITY'
  /** Club (社团) */
  | 'CLUB'
  /** Faculty or working department (院系、部门) */
  | 'DEPARTMENT'
  /** National (全国) */
  | 'NATIONAL'
  /** Province, autonomous region or municipality (省级) */
  | 'PROVINCIAL'
  /** School (校级) */
  | 'SCHOOL';

/** Conditions on OrganizationLevel; all given ones must hold */
export type OrganizationLevelFilter = {
  /** Equals */
  eq?: OrganizationLevel | null | undefined;
  /** Is one of */
  in?: Array<OrganizationLevel> | null | undefined;
};

/** State of an organization (组织状态) */
export type OrganizationStatus =
  /** Active (正常) */
  | 'ACTIVE'
  /** Ended and archived (已归档) */
  | 'ARCHIVED'
  /** Merged into another organization (已合并) */
  | 'MERGED'
  /** Split into new organizations (已拆分) */
  | 'SPLIT'
  /** Suspended; its offices have no authority (暂停) */
  | 'SUSPENDED';

/** Conditions on OrganizationStatus; all given ones must hold */
export type OrganizationStatusFilter = {
  /** Equals */
  eq?: OrganizationStatus | null | undefined;
  /** Is one of */
  in?: Array<OrganizationStatus> | null | undefined;
};

/** Facts of an organization to change; absent ones stay, null clears */
export type OrganizationUpdateInput = {
  /** Category of schools */
  category?: InstitutionCategory | null | undefined;
  /** Type of a club */
  clubType?: ClubType | null | undefined;
  /** Division code of its place */
  divisionCode?: string | null | undefined;
  /** Code in an outside system */
  externalCode?: string | null | undefined;
  /** Day of founding */
  foundedOn?: string | null | undefined;
  /** English name */
  nameEn?: string | null | undefined;
  /** Short name */
  shortName?: string | null | undefined;
};

/** Who runs an institution (办学性质) */
export type Ownership =
  /** Independent foreign institution in the Hainan free trade port (海南自由贸易港) */
  | 'HAINAN_FREE_TRADE_PORT'
  /** Joint with a foreign, Hong Kong or Macao party (中外合作办学及内地与港澳合作办学) */
  | 'JOINT'
  /** Private (民办) */
  | 'PRIVATE'
  /** Public (公办) */
  | 'PUBLIC';

/** Conditions on Ownership; all given ones must hold */
export type OwnershipFilter = {
  /** Equals */
  eq?: Ownership | null | undefined;
  /** Is one of */
  in?: Array<Ownership> | null | undefined;
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

/** What is planned for an organization (计划事项) */
export type PlannedAction =
  /** Archive it (归档) */
  | 'ARCHIVE'
  /** Found an organization below it (成立下级) */
  | 'CREATE'
  /** Link it to another one (建立关系) */
  | 'LINK_ADD'
  /** End a relation (结束关系) */
  | 'LINK_END'
  /** Merge others into it (并入其他组织) */
  | 'MERGE'
  /** Move it below another parent (调整隶属) */
  | 'MOVE'
  /** Rename it (更名) */
  | 'RENAME'
  /** Restore it (恢复) */
  | 'RESTORE'
  /** Resume it (恢复活动) */
  | 'RESUME'
  /** Split it (拆分) */
  | 'SPLIT'
  /** Suspend it (暂停) */
  | 'SUSPEND';

/** State of a planned change (计划状态) */
export type PlannedChangeStatus =
  /** Cancelled before it was carried out (已取消) */
  | 'CANCELLED'
  /** Carried out by the clock on its day (已生效) */
  | 'DONE'
  /** Could not be carried out on its day; wants another day or its end (未能生效) */
  | 'FAILED'
  /** Waits for its day (待生效) */
  | 'PLANNED';

/** To which day a round is moved, and why */
export type ReportRoundRescheduleInput = {
  /** Day by which reports are due from now on */
  dueOn: string;
  /** Why, for all who owe a report */
  reason: string;
};

/** How system figures are taken anew into a draft */
export type ReportSubmissionRefreshInput = {
  /** Keys of fields whose own answer gives way to the figure of the system; all others stay as written */
  overwrite?: Array<string> | null | undefined;
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

/** Which obligations a board counts; all given conditions must hold */
export type SupervisionFilter = {
  /** True: late ones; false: those that are not */
  isLate?: boolean | null | undefined;
  /** Of organizations at these levels */
  levels?: Array<OrganizationLevel> | null | undefined;
  /** In these states */
  statuses?: Array<ObligationStatus> | null | undefined;
};

/** What a board is about: one directive, one round of reports, a kind of source, or everything when empty */
export type SupervisionSourceInput = {
  /** A directive */
  directiveId?: string | null | undefined;
  /** A kind of source */
  kind?: ObligationSourceKind | null | undefined;
  /** A round of reports */
  reportRoundId?: string | null | undefined;
};

/** Separated administrator role; an account holds at most one (三员角色) */
export type SystemRole =
  /** Audit administrator: the audit trail (审计管理员) */
  | 'AUDIT'
  /** Security administrator: accounts and roles (安全管理员) */
  | 'SECURITY'
  /** System administrator: settings of the installation (系统管理员) */
  | 'SYSTEM';

/** How a term came about (任职来源) */
export type TermSource =
  /** Appointed after selection (任命) */
  | 'APPOINTMENT'
  /** Elected by a congress or meeting (选举) */
  | 'ELECTION'
  /** By the calendar of a rotating office (轮值) */
  | 'ROTATION';

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

/** Reason why a mutation changed nothing; codes are never renamed (错误代码) */
export type UserErrorCode =
  /** The account is not locked at present. Reload to see it (该账号目前没有被锁定。请刷新后查看。) */
  | 'ACCOUNT_NOT_LOCKED'
  /** You can not do this to your own account. Ask another security administrator (不能对自己的账号进行此操作。请由另一位安全管理员办理。) */
  | 'ACCOUNT_SELF'
  /** The present state of the account ({status}) does not allow this. Reload to see it (账号目前的状态（{status}）不允许此操作。请刷新后查看。) */
  | 'ACCOUNT_STATE'
  /** This obligation asks for evidence. Upload at least one file, then submit (这项任务要求上传材料。请至少上传一个文件后再提交。) */
  | 'ANSWER_EVIDENCE_MISSING'
  /** "{field}": {problem}. Correct it and submit again (“{field}”：{problem}。请补正后再提交。) */
  | 'ANSWER_INCOMPLETE'
  /** The packed content can not be taken: too large when unpacked, too many entries, overlapping, encrypted, or with an entry such as "{entry}". Pack it anew and upload that (压缩内容不能接受：解压后过大、条目过多、重叠、加密，或含有“{entry}”这样的条目。请重新打包后上传。) */
  | 'ATTACHMENT_ARCHIVE'
  /** What the file holds does not go with its extension ".{extension}". Save it in the right format and upload that (文件内容与扩展名“.{extension}”不符。请用原程序另存为正确的格式后上传。) */
  | 'ATTACHMENT_CONTENT'
  /** A record may have {max} files at most. Leave some out and submit again (一份记录最多 {max} 个文件。请减少后再提交。) */
  | 'ATTACHMENT_COUNT'
  /** Files of type ".{extension}" are not taken. These are: {kinds} (不接受“.{extension}”文件。可上传的类型：{kinds}。) */
  | 'ATTACHMENT_KIND'
  /** {received} bytes arrived where {declared} were announced. Choose the file again and upload it (收到 {received} 字节，而申请上传的是 {declared} 字节。请重新选择文件后上传。) */
  | 'ATTACHMENT_LENGTH'
  /** The file holds macros. Save it without them (as docx, xlsx, pptx or pdf) and upload that (文件含有宏。请另存为不含宏的格式（如 docx、xlsx、pptx 或 pdf）后上传。) */
  | 'ATTACHMENT_MACRO'
  /** The file name "{name}" can not be used: leave out folders, control characters and dots at its ends, and keep its extension (文件名“{name}”不能使用：请去掉路径、控制字符和首尾的点，并保留扩展名。) */
  | 'ATTACHMENT_NAME'
  /** You have {max} uploads that no record uses. Save what you are filling in, or remove those that you do not need (您有 {max} 个尚未使用的上传。请先保存正在填写的内容，或移除不用的文件。) */
  | 'ATTACHMENT_OPEN'
  /** A ".{extension}" file may have {max} MB at most. Make it smaller or split it (“.{extension}”文件最大 {max} MB。请压缩或拆分后再上传。) */
  | 'ATTACHMENT_SIZE'
  /** File "{name}" is part of another record already. Upload it once more (文件“{name}”已用于另一份记录。请再上传一份。) */
  | 'ATTACHMENT_TAKEN'
  /** The file does not exist, is not uploaded yet, or is not yours. Upload it again (文件不存在、尚未上传完成，或不是您上传的。请重新上传。) */
  | 'ATTACHMENT_UNKNOWN'
  /** Nobody would receive this. Widen levels, kinds or divisions, or add organizations by name (按所选条件没有任何组织会收到。请放宽层级、类别或地区条件，或直接点名加入组织。) */
  | 'AUDIENCE_EMPTY'
  /** The part "{part}" of the audience is not understood or too long. Choose it again (接收范围中“{part}”一项无法识别或过长。请重新选择这一项。) */
  | 'AUDIENCE_INVALID'
  /** {count} of the organizations named are not below this organization, or are no longer active. Take them out (点名的组织中有 {count} 个不在本组织所辖范围内，或已停止活动。请将其移除。) */
  | 'AUDIENCE_OUTSIDE'
  /** A saved audience in it was removed or is no longer shared. Take it out of the audience or choose another one (所选的常用范围已被删除或不再共享。请从接收范围中移除它，或改选其他范围。) */
  | 'AUDIENCE_SAVED_GONE'
  /** {day} is not in {year}. Change it, or enter it with the other year ({day} 不在 {year} 年内。请改日期，或在另一年份中录入。) */
  | 'CALENDAR_DAY_OUTSIDE_YEAR'
  /** This calendar already has that day. Reload and edit the entry that is there (该日历已设过这一天。请重新载入后修改已有的记录。) */
  | 'CALENDAR_DAY_TAKEN'
  /** {day} stands more than once in the list. Keep one line of it (清单中 {day} 出现了不止一次。请只保留一行。) */
  | 'CALENDAR_DAY_TWICE'
  /** You have a calendar feed already. If its address is lost, give it a new one (您已有日历订阅地址。如已遗失，请更换地址。) */
  | 'CALENDAR_FEED_EXISTS'
  /** You have no calendar feed. Make one first (您还没有日历订阅地址。请先生成地址。) */
  | 'CALENDAR_FEED_NONE'
  /** {day} is a {weekday}, which is worked anyway, so it can not be a make-up day. Choose a Saturday or Sunday, or make it a holiday ({day} 是{weekday}，本来就是工作日，不能设为调休上班日。请改为周六或周日，或改设为放假日。) */
  | 'CALENDAR_MAKE_UP_WEEKDAY'
  /** This year has changed since the differences were shown. Compare again before saving (核对差异之后，这一年的日历又有改动。请重新核对差异再保存。) */
  | 'CALENDAR_YEAR_CHANGED'
  /** A year of the nationwide calendar can not be empty. Paste the days of its notice (全国日历的一年不能为空。请粘贴该年放假通知中的日期。) */
  | 'CALENDAR_YEAR_EMPTY'
  /** The year must be between {first} and {last}. Change the day (年份须在 {first} 到 {last} 之间。请修改日期。) */
  | 'CALENDAR_YEAR_RANGE'
  /** You declared a conflict of interest in this case and take no further part in it (您已声明回避该事项，不能再参与审批。) */
  | 'CASE_CONFLICTED'
  /** To refuse or return an appointment, choose the grounds from the list (不通过或退回任职审批须从列表中选择理由。) */
  | 'CASE_GROUNDS_NEEDED'
  /** The list of grounds is for appointments. Write an opinion instead (该事项不使用任职审批的理由列表。请填写意见。) */
  | 'CASE_GROUNDS_NONE'
  /** The vetting of an appointment keeps the outcome and grounds from the list only. Leave opinion and files empty (任职审批只记录结果和列表中的理由，不得填写意见或附件。请清空。) */
  | 'CASE_GROUNDS_ONLY'
  /** Unions of schools join a federation of a province or city. Check the organizations (只有校级组织可以加入学联，且加入的须是省级或市级学联。请核对所选组织。) */
  | 'CASE_MEMBERSHIP'
  /** This step does not ask you now: somebody answered, it was returned or escalated, or your term is over. Reload to see where it stands (此步骤目前不由您审批：可能已有人答复、已退回或上提，或您的任期已满。请重新载入查看。) */
  | 'CASE_NOT_ASKED'
  /** The case does not lie with its opener, so there is nothing to submit again (该事项没有退回给发起人，无需重新提交。) */
  | 'CASE_NOT_RETURNED'
  /** No procedure binds this, so it can be done directly (没有适用于此事的审批程序，可以直接办理。) */
  | 'CASE_NO_PROCEDURE'
  /** A case about the same matter is under way. See that one, or withdraw it first (同一事项已有正在进行的审批。请查看原事项，或先撤回它。) */
  | 'CASE_OPEN_ALREADY'
  /** This is your own case, as its candidate or opener; others decide it (本人是该事项的候选人或发起人，不能参与审批。) */
  | 'CASE_OWN'
  /** Choose the parent of the new organization; one without a parent is registered by those who run the platform (请选择新组织的上级；没有上级的组织由系统管理方登记。) */
  | 'CASE_PARENT_MISSING'
  /** An organization, office or person of the case is gone or no longer active. Check it, then return or withdraw the case (事项涉及的组织、职务或人员已不存在或已停止活动。请核对后退回或撤回。) */
  | 'CASE_PARTNER_GONE'
  /** To refuse or return a case, say why in the opinion (不通过或退回须说明理由。请填写意见。) */
  | 'CASE_REASON_NEEDED'
  /** By its chain this step returns a case to {targets} only. Choose one of them (按审批程序，本步骤只能退回到：{targets}。请选择其中之一。) */
  | 'CASE_RETURN_NOT_NAMED'
  /** A case is returned to an earlier step that applies, or to its opener (0) (只能退回到更早的适用步骤，或退回发起人（0）。) */
  | 'CASE_RETURN_STEP'
  /** A review can be asked for once, within {days} days, of an appointment that was not passed (只有未通过的任职审批可以申请复核，须在 {days} 天内，且只能申请一次。) */
  | 'CASE_REVIEW_TIME'
  /** Your office requires a second factor. Sign in with it before you answer (您的职务要求两步验证。请先完成验证再审批。) */
  | 'CASE_SECOND_FACTOR'
  /** This case is settled and can not be acted upon any more (该事项已办结，不能再处理。) */
  | 'CASE_SETTLED'
  /** A case is about one matter. Fill in the facts of exactly one kind (一个审批事项只办一件事。请只填写一类事项的内容。) */
  | 'CASE_SUBJECT_ONE'
  /** "{value}" is not a calendar day. Write it as YYYY-MM-DD, such as 2026-09-01 (“{value}”不是有效日期。请按 年-月-日（如 2026-09-01）填写。) */
  | 'DATE_INVALID'
  /** Delegate to somebody else who holds an office in the same organization now (只能委托给同一组织中现任其他职务的人，不能委托给自己。) */
  | 'DELEGATION_DELEGATE'
  /** You do not hold this office now, so you can not delegate it (您目前不担任该职务，不能委托。) */
  | 'DELEGATION_NOT_HELD'
  /** The office is delegated to this person in that time already. Change the period, or revoke the other one (该职务在这段时间已委托给此人。请修改期间或先撤销。) */
  | 'DELEGATION_OVERLAP'
  /** A delegation starts today or later, ends after that, lasts at most {max} days and not beyond your term ({until}) (委托期须从今天或以后开始、晚于开始日结束，最长 {max} 天，且不超过您的任期（{until}）。) */
  | 'DELEGATION_PERIOD'
  /** This delegation was revoked already (该委托已撤销。) */
  | 'DELEGATION_REVOKED'
  /** The form is not sound: {problem}. Correct it and save again (表单设计有误：{problem}。请修改表单后再保存。) */
  | 'DIRECTIVE_FORM_INVALID'
  /** Fill in before issuing: {part} (下发前请填写：{part}。) */
  | 'DIRECTIVE_INCOMPLETE'
  /** Nothing differs from the revision in force. Change something before amending (内容与现行版本相同。请先修改，再发布修订。) */
  | 'DIRECTIVE_NOTHING_CHANGED'
  /** The directive is {status} now, which does not allow this. Reload to see how it stands (工作部署当前状态为“{status}”，不能进行这一操作。请重新载入后查看最新状态。) */
  | 'DIRECTIVE_STATE'
  /** There is no division with code "{code}". Choose one from the list (行政区划代码“{code}”不存在。请从列表中选择。) */
  | 'DIVISION_UNKNOWN'
  /** {day} is too far ahead. Choose {last} or an earlier day (期限 {day} 过远。请选择 {last} 或更早的日期。) */
  | 'DUE_DAY_FAR'
  /** {day} has passed. Choose today ({today}) or a later day (期限 {day} 已过。请选择今天（{today}）或以后的日期。) */
  | 'DUE_DAY_PAST'
  /** The account has no e-mail address, so no mail can be sent. Enter an address first (该账号没有邮箱，无法发送邮件。请先填写邮箱。) */
  | 'EMAIL_MISSING'
  /** This e-mail address belongs to another account. Check it, or send that account a new invitation (该邮箱已属于另一个账号。请核对，或为那个账号重新发送邀请。) */
  | 'EMAIL_TAKEN'
  /** The filter or order of the list is not valid: {problem} (列表的筛选或排序参数不正确：{problem}) */
  | 'EXPORT_ARGUMENTS'
  /** Column "{column}" does not exist or was chosen twice. Choose from the columns of the list, each once (列“{column}”不存在或被重复选择。请从该列表的列中选择，每列一次。) */
  | 'EXPORT_COLUMN'
  /** You may not read column "{column}", so it can not be exported. Leave it out and try again (您无权读取列“{column}”，不能导出。请去掉该列后重试。) */
  | 'EXPORT_COLUMN_FORBIDDEN'
  /** There is no list "{list}" to export. See exportLists for those that there are (没有名为“{list}”的可导出列表。可导出的列表见 exportLists。) */
  | 'EXPORT_LIST'
  /** You have {max} exports that were not downloaded. Download them first, or try again in 10 minutes (您有 {max} 个尚未下载的导出。请先下载，或等待 10 分钟后重试。) */
  | 'EXPORT_OPEN'
  /** The chosen columns hold personal data. State what the file is for; the purpose enters the audit trail (所选列含个人信息。请填写导出用途，用途将记入审计日志。) */
  | 'EXPORT_PURPOSE'
  /** There are {count} rows, over the {max} that this format takes. Narrow the list by filters, or choose CSV (共 {count} 行，超过此格式的上限 {max} 行。请用筛选缩小范围，或改用 CSV。) */
  | 'EXPORT_ROWS'
  /** That day is later than the one this organization owes by ({dueOn}). Choose an earlier day, or say explicitly that it may go beyond (批准的日期晚于本组织自己的期限（{dueOn}）。请改选更早的日期，或勾选“允许超过本级期限”并自行承担延误。) */
  | 'EXTENSION_BEYOND_OWN'
  /** This request has been answered already. Reload to see the answer (这份延期申请已有结果。请重新载入查看。) */
  | 'EXTENSION_DECIDED'
  /** The day asked for must be later than the present one ({dueOn}). Choose a later day (申请的日期须晚于当前期限（{dueOn}）。请改选更晚的日期。) */
  | 'EXTENSION_NOT_LATER'
  /** This obligation has no due day, so there is nothing to extend (这项任务没有期限，无需申请延期。) */
  | 'EXTENSION_NO_DUE'
  /** A request for more time is waiting for an answer. Wait for it, or withdraw it first (已有一份延期申请等待答复。请等待答复，或先撤回该申请。) */
  | 'EXTENSION_OPEN'
  /** A security administrator exists already, so this link is void. Ask that administrator to invite you (已有安全管理员，首任管理员链接不再有效。请由其邀请您。) */
  | 'FIRST_ADMINISTRATOR_EXISTS'
  /** {place}: a field of kind {kind} can not be rolled up as "{aggregate}". Choose another rule ({place}：{kind}不能按“{aggregate}”汇总。请改选汇总方式。) */
  | 'FORM_AGGREGATE_KIND'
  /** Answers must be an object by field keys. Reload the form and fill it in again (答复须为以字段标识为名的对象。请重新载入表单后再填写。) */
  | 'FORM_ANSWERS_SHAPE'
  /** The answers are too large (at most {max} bytes). Shorten texts or use fewer rows (答复内容过大（最多 {max} 字节）。请缩短文字或减少表格行。) */
  | 'FORM_ANSWERS_TOO_LARGE'
  /** {place}: this is computed and can not be answered. Leave it out ({place}：此项由系统计算，不能填写。请从答复中去掉。) */
  | 'FORM_ANSWER_COMPUTED'
  /** {place}: {expected} is expected here. Fill it in again ({place}：此处应为{expected}。请重新填写。) */
  | 'FORM_ANSWER_KIND'
  /** {place}: at most {max} characters. Shorten it ({place}：最多 {max} 个字符。请缩短。) */
  | 'FORM_ANSWER_LONG'
  /** {place}: it must not be more than {max}. Check it ({place}：不能大于 {max}。请核对。) */
  | 'FORM_ANSWER_MAX'
  /** {place}: it must not be less than {min}. Check it ({place}：不能小于 {min}。请核对。) */
  | 'FORM_ANSWER_MIN'
  /** {place}: this has to be filled in ({place}：必须填写。) */
  | 'FORM_ANSWER_REQUIRED'
  /** {place}: this form has no field or column "{key}". Reload the form ({place}：本表单没有标识为“{key}”的字段或列。请重新载入表单。) */
  | 'FORM_ANSWER_UNKNOWN'
  /** {place}: "{property}" does not fit the kind (a number, whole fen for money, YYYY-MM-DD for a date). Correct it ({place}：“{property}”与该类型不符（数值写数字，金额写以分为单位的整数，日期写 年-月-日）。请修改。) */
  | 'FORM_BOUND_INVALID'
  /** All tables together hold at most {max} cells. Use fewer rows or attach the details as a file (全部表格合计最多 {max} 个单元格。请减少行数，或以附件提交明细。) */
  | 'FORM_CELLS_TOO_MANY'
  /** {place}: add at least one column to the table ({place}：请至少为表格添加一列。) */
  | 'FORM_COLUMNS_MISSING'
  /** {place}: this is no calendar day. Write it as YYYY-MM-DD ({place}：不是有效日期。请按 年-月-日 填写。) */
  | 'FORM_DAY_INVALID'
  /** {place}: at most {decimals} decimals. Correct it ({place}：最多 {decimals} 位小数。请修改。) */
  | 'FORM_DECIMALS'
  /** {place}: it can not be computed, because something is divided by zero. Check the values it divides by ({place}：除数为零，无法计算。请核对作除数的各项。) */
  | 'FORM_DIVISION_BY_ZERO'
  /** The form has no field yet. Add at least one (表单还没有字段。请至少添加一个。) */
  | 'FORM_EMPTY'
  /** {place}: "{found}" is called wrongly. Write min(a, b), max(a, b), round(a, 2) or count(table) ({place}：函数“{found}”的参数不对。写法：min(a, b)、max(a, b)、round(a, 2)、count(表格)。) */
  | 'FORM_EXPRESSION_ARGUMENTS'
  /** {place}: the expression leads back to itself ({cycle}). Remove one of these references ({place}：算式绕了一圈又用到自己（{cycle}）。请去掉其中一处引用。) */
  | 'FORM_EXPRESSION_CYCLE'
  /** {place}: the expression is nested too deeply (at character {at}). Split it into several computed fields ({place}：算式括号嵌套过深（第 {at} 个字符处）。请拆成几个计算字段。) */
  | 'FORM_EXPRESSION_DEPTH'
  /** {place}: write the expression ({place}：请填写算式。) */
  | 'FORM_EXPRESSION_EMPTY'
  /** {place}: there is no function "{found}". Use min, max, round or count ({place}：没有函数“{found}”。可用 min、max、round、count。) */
  | 'FORM_EXPRESSION_FUNCTION'
  /** {place}: the expression is too long (at most {max} characters). Split it into several computed fields ({place}：算式过长（最多 {max} 个字符）。请拆成几个计算字段。) */
  | 'FORM_EXPRESSION_LONG'
  /** {place}: "{key}" in the expression is no number, money or computed field. Write table.column for a table ({place}：算式中的“{key}”不是数值、金额或计算字段。表格请写成 表格.列。) */
  | 'FORM_EXPRESSION_NOT_NUMERIC'
  /** {place}: the expression can not be read at character {at} ("{found}"). Use numbers, field keys, table.column, + - * / ( ), min, max, round and count ({place}：算式第 {at} 个字符处（“{found}”）无法理解。可用数字、字段标识、表格.列、+ - * / ( )、min、max、round、count。) */
  | 'FORM_EXPRESSION_SYNTAX'
  /** {place}: "{key}" in the expression is no field or column of this form. Check the key ({place}：算式中的“{key}”不是本表单的字段或列。请核对标识。) */
  | 'FORM_EXPRESSION_UNKNOWN'
  /** {place}: at most {max} files. Remove some ({place}：最多 {max} 个文件。请移除多余的文件。) */
  | 'FORM_FILES_MAX'
  /** {place}: the key "{key}" can not be used. Begin with a small letter, use letters, digits and underscores only, at most {max} of them, and no reserved word ({place}：标识“{key}”不可用。请以小写英文字母开头，只用字母、数字和下划线，最多 {max} 个字符，且不用系统保留字。) */
  | 'FORM_KEY_INVALID'
  /** {place}: the key "{key}" is taken. Choose another ({place}：标识“{key}”已被使用。请换一个。) */
  | 'FORM_KEY_TWICE'
  /** {place}: there is no kind "{kind}". Choose one of the list ({place}：没有类型“{kind}”。请从列表中选择。) */
  | 'FORM_KIND_UNKNOWN'
  /** {place}: this is no amount of money. Enter yuan with at most two decimals (in the API whole fen, at most {digits} digits) ({place}：不是有效的金额。请以元填写，最多两位小数（接口中为以分为单位的整数，最多 {digits} 位）。) */
  | 'FORM_MONEY_FORMAT'
  /** {place}: this is no number (at most {digits} digits before and {decimals} after the point). Correct it ({place}：不是有效的数值（整数部分最多 {digits} 位，小数最多 {decimals} 位）。请修改。) */
  | 'FORM_NUMBER_FORMAT'
  /** {place}: add at least one option ({place}：请至少添加一个选项。) */
  | 'FORM_OPTIONS_MISSING'
  /** {place}: the option "{key}" is chosen twice. Keep it once ({place}：选项“{key}”选了两次。请只保留一次。) */
  | 'FORM_OPTION_TWICE'
  /** {place}: there is no option "{key}". Choose again ({place}：没有选项“{key}”。请重新选择。) */
  | 'FORM_OPTION_UNKNOWN'
  /** {place}: the system fact "{key}" does not fit the kind {kind}. Choose another fact or kind ({place}：系统数据“{key}”不能填入{kind}。请改选数据或类型。) */
  | 'FORM_PREFILL_KIND'
  /** {place}: there is no system fact "{key}". Choose one of the list ({place}：没有系统数据“{key}”。请从列表中选择。) */
  | 'FORM_PREFILL_UNKNOWN'
  /** {place}: "{property}" must be a whole number from {min} to {max}. Change it ({place}：“{property}”须为 {min} 到 {max} 之间的整数。请修改。) */
  | 'FORM_PROPERTY_INVALID'
  /** {place}: a field of kind {kind} has no "{property}". Clear it or choose another kind ({place}：{kind}没有“{property}”这项设置。请清空它，或改用其他类型。) */
  | 'FORM_PROPERTY_MISPLACED'
  /** {place}: there is no property "{property}". Remove it ({place}：没有名为“{property}”的属性。请删除它。) */
  | 'FORM_PROPERTY_UNKNOWN'
  /** {place}: the least is more than the most. Change one of them ({place}：下限大于上限。请修改其中之一。) */
  | 'FORM_RANGE'
  /** {place}: the result has more than {digits} digits. Check the values ({place}：计算结果超出 {digits} 位整数。请核对所填数值。) */
  | 'FORM_RESULT_TOO_LARGE'
  /** {place}: at most {max} rows. Remove some or attach the details as a file ({place}：最多 {max} 行。请删减，或以附件提交明细。) */
  | 'FORM_ROWS_MAX'
  /** {place}: fill in at least {min} rows ({place}：至少填写 {min} 行。) */
  | 'FORM_ROWS_MIN'
  /** {place}: {expected} is expected here. Correct it and save again ({place}：此处应为{expected}。请修改后再保存。) */
  | 'FORM_SHAPE'
  /** {place}: "{property}" has at most {max} characters. Shorten it ({place}：“{property}”最多 {max} 个字符。请缩短。) */
  | 'FORM_TEXT_LONG'
  /** {place}: "{property}" must not be empty. Fill it in ({place}：“{property}”不能为空。请填写。) */
  | 'FORM_TEXT_MISSING'
  /** The form is too large (at most {max} bytes). Use fewer fields or shorter help (表单过大（最多 {max} 字节）。请减少字段或缩短说明。) */
  | 'FORM_TOO_LARGE'
  /** {place}: there can be at most {max} of "{property}". Remove some ({place}：{property}最多 {max} 个。请删减。) */
  | 'FORM_TOO_MANY'
  /** {place}: a weighted average needs another number, money or computed field as its weight. Choose one ({place}：加权平均需要另一个数值、金额或计算字段作权重。请选择。) */
  | 'FORM_WEIGHT'
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
  /** Row {row} was refused while the batch ran: {message} What was imported was changed since and could not be put back; deal with it and undo the batch (第 {row} 行在导入过程中被拒绝：{message} 已导入的记录随后又被修改，无法自动恢复；请处理后撤销该批次。) */
  | 'IMPORT_ROW_STOPPED'
  /** No worksheet "{sheet}" of the file holds any data. Choose one of: {sheets} (文件中没有有内容的工作表“{sheet}”。请从以下工作表中选择：{sheets}。) */
  | 'IMPORT_SHEET_UNKNOWN'
  /** The present state of the batch ({state}) does not allow this. Reload to see it (该批次目前的状态（{state}）不允许此操作。请刷新后查看。) */
  | 'IMPORT_STATE'
  /** There is no such template. Use one of {names}, as .csv or .xlsx (没有这个导入模板。可用的模板：{names}，格式为 .csv 或 .xlsx。) */
  | 'IMPORT_TEMPLATE_UNKNOWN'
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
  /** Nothing of the background work "{name}" was given up. Reload to see how it stands (后台任务“{name}”没有已放弃的项目。请刷新后查看。) */
  | 'JOBS_NOTHING_GIVEN_UP'
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
  /** The link in this mail is void. Send a new invitation, or let its recipient ask anew (邮件中的链接已失效。请由安全管理员重新发送邀请，或由本人重新申请。) */
  | 'MAIL_LINK_VOID'
  /** This mail was not refused, or its text is gone, so it can not be sent again. Send a new invitation, or let its recipient ask anew (该邮件没有发送失败，或正文已清除，无法重新发送。请由安全管理员重新发送邀请，或由本人重新申请。) */
  | 'MAIL_NOT_REFUSED'
  /** The message holds no words. Write something, then send it (留言没有内容。请填写后再发送。) */
  | 'MESSAGE_EMPTY'
  /** There is no kind of notification "{kind}", or it is given twice. See notificationPreferences for those that there are (没有名为“{kind}”的通知种类，或同一种类填写了两次。种类见 notificationPreferences。) */
  | 'NOTIFICATION_KIND'
  /** At most {max} notifications are marked at once, and at least one. Do it in several steps (一次最多标记 {max} 条通知，至少一条。请分批操作。) */
  | 'NOTIFICATION_MANY'
  /** The day for those below can not be later than the one this organization owes by ({dueOn}). Choose that day or an earlier one (下级的期限不能晚于本组织自己的期限（{dueOn}）。请改为该日或更早。) */
  | 'OBLIGATION_DUE_LATER'
  /** Nothing below is late, or all of it has been reminded today. You can remind again tomorrow (下级没有逾期的任务需要催办，或今天都已催办过。明天可再次催办。) */
  | 'OBLIGATION_NOTHING_BELOW'
  /** Everyone in that audience has this obligation already. Choose other organizations (所选范围内没有尚未收到这项任务的下级组织。请调整范围。) */
  | 'OBLIGATION_PASS_ON_NONE'
  /** One reminder is about one directive or one round of reports. Name only one of them (一次只能催办一项工作部署或一期填报。请只选其一。) */
  | 'OBLIGATION_REMIND_SOURCE'
  /** This obligation only asks to be acknowledged. Acknowledge it instead of submitting (这项任务只需确认收到，无需提交。请使用“确认收到”。) */
  | 'OBLIGATION_RESPONSE'
  /** The obligation is {status} now, which does not allow this. Reload to see how it stands (任务当前状态为“{status}”，不能进行这一操作。请重新载入后查看最新状态。) */
  | 'OBLIGATION_STATE'
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
  /** This external code belongs to another organization of the same level in the province. Check the code, or correct that of the other one first (该外部代码在本省同一层级已属于另一个组织。请核对代码，或先更正另一组织的代码。) */
  | 'ORGANIZATION_CODE_TAKEN'
  /** An organization can not move below itself or one of its own units. Choose another parent (组织不能移到自己或自己的下级之下。请选择其他上级。) */
  | 'ORGANIZATION_CYCLE'
  /** The effect date can not be before the last change ({after}) nor after the day on which it is carried out ({today}). Choose a day in between (生效日期不能早于上一次变更（{after}），也不能晚于办理当日（{today}）。请改用其间的日期。) */
  | 'ORGANIZATION_DAY_ORDER'
  /** Division code {code} ({name}) is no longer in force; it is {successors} now. Use a code in force (行政区划代码 {code}（{name}）已停用，现为 {successors}。请改用现行代码。) */
  | 'ORGANIZATION_DIVISION_ENDED'
  /** Division code {code} ({name}) is no longer in force and none took its place. Choose a division in force (行政区划代码 {code}（{name}）已停用，且没有承接的代码。请选用现行的行政区划。) */
  | 'ORGANIZATION_DIVISION_LAPSED'
  /** There is no division code {code}. Find the division by its name in the table of divisions and use its code (没有行政区划代码 {code}。请按名称在行政区划表中查找后选用。) */
  | 'ORGANIZATION_DIVISION_UNKNOWN'
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
  /** There is no such organization, or you may not do this to it (对象不存在，或您无权对其执行此操作。) */
  | 'ORGANIZATION_NOT_PERMITTED'
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
  /** The link is void: it has expired, was used, or your record has changed since. Ask an administrator of your organization for a new one (链接已失效：可能已过期、已使用，或您的档案已变更。请让所在组织的管理员重新发送。) */
  | 'PERSON_LINK_VOID'
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
  /** A planned change takes effect between tomorrow and {last}. Carry out a change for today or earlier directly (计划的生效日期须在明天到 {last} 之间。今天或以前生效的变更请直接办理。) */
  | 'PLANNED_CHANGE_DAY'
  /** Another organization or relation that the change needs is gone or no longer active. Check it and set another day, or cancel the plan (变更涉及的另一个组织或关系已不存在或已停止活动。请核对后改期，或取消计划。) */
  | 'PLANNED_CHANGE_PARTNER'
  /** This plan was carried out or cancelled already and can not be changed any more (该计划已执行或已取消，不能再改。) */
  | 'PLANNED_CHANGE_STATE'
  /** The same kind of change is planned for this organization on this day already. Cancel or reschedule that plan, or choose another day (同一组织同一天已有同类计划。请先取消或改期原计划，或另选日期。) */
  | 'PLANNED_CHANGE_TAKEN'
  /** There are too many interface settings to keep. Clear the column settings of some tables (界面设置过多，无法保存。请清除一些表格的列设置。) */
  | 'PREFERENCES_TOO_LARGE'
  /** At least one step must apply to every case, or one might pass without anybody (至少要有一个步骤无条件适用，否则事项可能无人审批。) */
  | 'PROCEDURE_ALL_CONDITIONAL'
  /** Whom a procedure binds is fixed once a version was published. Retire it and draw up a new one (已发布过版本的程序不能改变适用范围。请停用后新建程序。) */
  | 'PROCEDURE_BINDING_FIXED'
  /** This goes through the procedure "{procedure}" and can not be done directly. Open a case (此事须按“{procedure}”审批，不能直接办理。请发起审批事项。) */
  | 'PROCEDURE_BINDS'
  /** The procedure has a draft already. Edit or discard it (该程序已有一份草稿。请修改或删除该草稿。) */
  | 'PROCEDURE_DRAFT_EXISTS'
  /** The organization has a procedure of this name. Use another name (本组织已有同名的审批程序。请改用其他名称。) */
  | 'PROCEDURE_NAME_TAKEN'
  /** This procedure was retired. Draw up a new one (该审批程序已停用。请新建程序。) */
  | 'PROCEDURE_RETIRED'
  /** A procedure is retired from today on or later. Change the day (停用日期不能早于今天。请修改日期。) */
  | 'PROCEDURE_RETIRE_DAY'
  /** A chain needs at least one step. Add one (审批程序至少要有一个步骤。请添加步骤。) */
  | 'PROCEDURE_STEPS_MISSING'
  /** The bodies of step "{step}" are incomplete: at least one, each with titles or a permission, and a level where the relation asks for it (步骤“{step}”的审批方不完整：须至少有一方，各方须指定职务或权限，“指定层级”须选择层级。) */
  | 'PROCEDURE_STEP_BODY'
  /** A condition of step "{step}" is wrong: choose a fact that such cases have, and give the values it needs (步骤“{step}”的适用条件有误：请选择该类事项已有的字段，并填写所需的值。) */
  | 'PROCEDURE_STEP_CONDITION'
  /** The deadline of step "{step}" must be 1 to 250 working days; without one there are no reminders and nothing to escalate (步骤“{step}”的期限须为 1 到 250 个工作日；没有期限就不能设提醒或超期上提。) */
  | 'PROCEDURE_STEP_DEADLINE'
  /** The key of step "{step}" is used twice. Choose another one (步骤“{step}”的标识重复。请改用其他标识。) */
  | 'PROCEDURE_STEP_KEY'
  /** The quorum of step "{step}" must lie between 1 and the number of its bodies (步骤“{step}”的通过数须在 1 到审批方数之间。) */
  | 'PROCEDURE_STEP_QUORUM'
  /** Step "{step}" can return a case to steps before it only. Choose the steps to which it returns anew (步骤“{step}”只能退回到它之前的步骤。请重新选择可退回的步骤。) */
  | 'PROCEDURE_STEP_RETURN'
  /** A version takes effect today or later, and after those published already ({after}). Change the day (生效日须不早于今天，且晚于已发布版本的生效日（{after}）。请修改日期。) */
  | 'PROCEDURE_VALID_FROM'
  /** A published version never changes. Draft a new one (已发布的版本不能修改。请起草新版本。) */
  | 'PROCEDURE_VERSION_PUBLISHED'
  /** Give both the beginning and the end of quiet hours, at different times, or neither (免打扰的开始与结束时间须同时填写且不相同，或同时留空。) */
  | 'QUIET_HOURS'
  /** {count} of the units below have stale totals, so the total can not be relied on. Have them confirm first, or return their reports (下级有 {count} 个单位的汇总数据已过时，合计不可靠。请先请其重新确认或退回。) */
  | 'REPORT_BELOW_STALE'
  /** {day} has passed. Choose today ({today}) or a later day (截止日 {day} 已过。请选择今天（{today}）或以后的日期。) */
  | 'REPORT_DUE_PAST'
  /** Reports are due on {day} already. Choose another day (截止日已经是 {day}。请选择另一天。) */
  | 'REPORT_DUE_SAME'
  /** "{field}" takes no figure of the system in this organization. Leave it out and try again (“{field}”在本组织没有可填入的系统数据。请去掉这一项后重试。) */
  | 'REPORT_FACT_NONE'
  /** Someone else changed "{field}" to "{value}". What you typed is kept; compare and save this field again (“{field}”已被他人修改为“{value}”。您填写的内容仍在，请核对后再保存这一项。) */
  | 'REPORT_FIELD_STALE'
  /** The form has a newer version. Take the draft over to it first, look at what could not be kept, then go on (表单已更新到新版本。请先“转入新版”，核对未能保留的内容后再继续。) */
  | 'REPORT_FORM_CHANGED'
  /** No report of this round has been accepted yet. Accept some before publishing (还没有任何单位的报告通过审核，不能发布。请先审核。) */
  | 'REPORT_NOTHING_TO_PUBLISH'
  /** What was reported still is what lies below it; there is nothing to confirm (上报的数据与下级现有数据一致，无需重新确认。) */
  | 'REPORT_NOT_STALE'
  /** The last day of the period can not be before its first. Change the days (报告期的最后一天不能早于第一天。请修改起止日期。) */
  | 'REPORT_PERIOD'
  /** The round to compare with must be an earlier one of the same organization. Choose another one (作比较的上一期须是同一组织发起、且报告期更早的一期。请另选一期。) */
  | 'REPORT_PREVIOUS'
  /** This publication was withdrawn already (这次发布已撤回。) */
  | 'REPORT_PUBLICATION_WITHDRAWN'
  /** {count} units have stale totals. Have them confirm before publishing (有 {count} 个单位的汇总数据已过时。请先请其重新确认，再发布。) */
  | 'REPORT_PUBLISH_STALE'
  /** "{field}" differs from what the system knows ({value}). Say why, or take the system figure (“{field}”与系统数据（{value}）不同。请填写说明，或改回系统数据。) */
  | 'REPORT_REMARK_MISSING'
  /** This round was closed or cancelled; nothing in it can be changed any more (这一期填报已截止或取消，不能再改动。) */
  | 'REPORT_ROUND_CLOSED'
  /** A round can only go on with a newer version of its template. Choose a newer one (只能换用同一模板更新的版本。请选择更新的版本。) */
  | 'REPORT_ROUND_VERSION'
  /** Figures below this unit changed after it reported. Return the report or have it confirmed before accepting (该单位上报后，其下级数据又有变动。请退回或请其重新确认后再通过。) */
  | 'REPORT_STALE'
  /** The report was submitted and can not be changed. Ask the level that verifies it to return it (报告已经提交，不能再改。如需修改，请联系审核单位退回。) */
  | 'REPORT_SUBMITTED'
  /** This organization has a report template of that name. Choose another name, or change the one that is there (本组织已有同名的报表模板。请换一个名称，或修改已有的模板。) */
  | 'REPORT_TEMPLATE_NAME_TAKEN'
  /** This template was retired and can no longer be changed, published or used for a new round. Use another one (该模板已停用，不能再修改、发布或用于新一期填报。请改用其他模板。) */
  | 'REPORT_TEMPLATE_RETIRED'
  /** The draft is the same as version {number}. Change something before publishing (草稿与已发布的第 {number} 版相同。请先修改再发布。) */
  | 'REPORT_TEMPLATE_UNCHANGED'
  /** The template has no published version. Publish one before opening a round (模板还没有发布过版本。请先发布一版，再发起填报。) */
  | 'REPORT_TEMPLATE_UNPUBLISHED'
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
  /** The range for charters is set by the general rules; a charter can not set it. Leave it empty (章程可调范围由通用规则设定，章程不能自行设定。请留空。) */
  | 'RULE_CHARTER_RANGE'
  /** This exception is declared already and waits for the level above. Wait for its decision (该项例外已申报，正等待上级确认。请先等待结果。) */
  | 'RULE_EXCEPTION_OPEN'
  /** This exception has been decided already (该例外申报已处理过。) */
  | 'RULE_EXCEPTION_STATE'
  /** The limit of "{rule}" is reached: {max} ({source}) (已达到“{rule}”的上限 {max}（{source}）。) */
  | 'RULE_LIMIT_REACHED'
  /** A charter can only tighten "{rule}" and can not add {values}. Choose from {allowed} (章程只能收紧“{rule}”，不能增加：{values}。可选：{allowed}。) */
  | 'RULE_LIST_BEYOND'
  /** A charter can only tighten "{rule}" and can not leave out {values}. Keep them and add yours (章程只能收紧“{rule}”，不能去掉：{values}。请保留后再补充。) */
  | 'RULE_LIST_MISSING'
  /** The value of "{rule}" must lie between its smallest and largest, and the smallest can not be above the largest (“{rule}”的取值须在下限和上限之间，且下限不大于上限。) */
  | 'RULE_OWN_RANGE'
  /** A version for the same scope is already in force then. Let the new one start later (同一适用范围在该时期已有生效版本，新版本须从其后开始。) */
  | 'RULE_PACK_OVERLAP'
  /** Only drafts can be changed. Make a new version first (只有草稿可以修改。请先建立新版本。) */
  | 'RULE_PACK_STATE'
  /** There is no rule parameter "{key}" (没有名为“{key}”的规则参数。) */
  | 'RULE_PARAMETER_UNKNOWN'
  /** State a value for "{rule}" (请填写“{rule}”的取值。) */
  | 'RULE_VALUE_MISSING'
  /** "{rule}" must be between {floor} and {ceiling} (“{rule}”必须在 {floor} 到 {ceiling} 之间。) */
  | 'RULE_VALUE_RANGE'
  /** This organization has a saved audience of that name. Choose another name, or change the one that is there (本组织已有同名的常用范围。请换一个名称，或修改已有的那个。) */
  | 'SAVED_AUDIENCE_NAME_TAKEN'
  /** A saved audience can not build on another one. Put its conditions in directly (常用范围不能再引用其他常用范围。请直接写明条件。) */
  | 'SAVED_AUDIENCE_NESTED'
  /** You can keep at most {max} views. Delete some that you do not use (最多保存 {max} 个视图。请先删除不用的视图。) */
  | 'SAVED_VIEW_LIMIT'
  /** This table already has a view named "{name}". Choose another name (此表格已有名为“{name}”的视图。请换一个名称。) */
  | 'SAVED_VIEW_NAME_TAKEN'
  /** An office that you hold requires the second factor, so it can not be turned off (您现任的职务要求两步验证，不能关闭。) */
  | 'SECOND_FACTOR_IN_FORCE'
  /** It overlaps with another semester of this calendar. Change its first or last day (与本日历的另一学期重叠。请修改开始日或结束日。) */
  | 'SEMESTER_OVERLAP'
  /** A semester must end after it starts and last at most {max} days. Change the days (学期结束日必须晚于开始日，且不超过 {max} 天。请修改日期。) */
  | 'SEMESTER_PERIOD'
  /** This calendar already has that semester of the school year. Use another number, or edit the one that is there (本日历在该学年已有这一学期。请改用其他序号，或修改已有的学期。) */
  | 'SEMESTER_TAKEN'
  /** A semester of the school year {year} starts in {year} or in the year after. Check the year and the first day ({year} 学年的学期须在 {year} 年内或次年开始。请核对学年与开始日。) */
  | 'SEMESTER_YEAR'
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
  /** The account has no second factor, so there is nothing to reset. Reload to see it (该账号没有启用两步验证，无需重置。请刷新后查看。) */
  | 'TOTP_NONE'
  /** The second factor is not on. Start setting it up first (两步验证尚未开启。请先开始设置。) */
  | 'TOTP_OFF'
  /** The second factor is already on. Turn it off first to change the device (两步验证已开启。如需更换设备，请先关闭。) */
  | 'TOTP_ON'
  /** Enter your one-time code, or use one of your recovery codes (请输入动态口令，或使用一个恢复码。) */
  | 'TOTP_REQUIRED'
  /** The one-time or recovery code is wrong or was used before. Wait for the next code and try again (动态口令或恢复码不正确，或已使用过。请等待下一个口令后重试。) */
  | 'TOTP_WRONG';

/** Where the deadline of a matter stands (期限状态) */
export type WorkLateness =
  /** Over (已超期) */
  | 'LATE'
  /** Later (未到期) */
  | 'LATER'
  /** No deadline (无期限) */
  | 'NONE'
  /** Within three days (即将到期) */
  | 'SOON';

export type AuditPageQueryVariables = Exact<{
  filter?: AuditEntryFilter | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type AuditPageQuery = { auditEntries: { totalCount: number, nodes: Array<{ id: string, seq: number, occurredAt: string, action: string, subjectType: string, actorName: string | null, officeName: string | null, organizationName: string | null, purpose: string | null, reason: string | null, changes: Array<{ field: string, before: string | null, after: string | null }> }>, pageInfo: { endCursor: string | null, hasNextPage: boolean } } };

export type CalendarYearQueryVariables = Exact<{
  year?: number;
  organizationId?: string | null | undefined;
}>;


export type CalendarYearQuery = { calendarYear: { year: number, isPublished: boolean, source: string | null, workdayCount: number, months: Array<{ month: number, workdayCount: number, specialDays: Array<{ calendarDayId: string, day: string, kind: CalendarDayKind, name: string, nameEn: string | null, source: string, origin: CalendarDayOrigin, ownerLevel: OrganizationLevel | null, version: number }> }>, viewerCan: { edit: boolean } } | null };

export type InstitutionSearchQueryVariables = Exact<{
  search?: string | null | undefined;
  filter?: InstitutionFilter | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type InstitutionSearchQuery = { institutions: { totalCount: number, nodes: Array<{ id: string, code: string | null, name: string, category: InstitutionCategory, educationLevel: EducationLevel, ownership: Ownership, supervisingAuthorities: Array<string>, status: InstitutionStatus, province: { code: string, name: string } | null, aliases: Array<{ kind: string, value: string }> }>, pageInfo: { endCursor: string | null, hasNextPage: boolean } } };

export type LevelOverviewQueryVariables = Exact<{
  organizationId: string;
}>;


export type LevelOverviewQuery = { levelOverview: { extensionsAsked: number, directivesInForce: number, drafts: number, owed: { total: number, pending: number, acknowledged: number, returned: number, submitted: number, late: number }, verified: { total: number, submitted: number, late: number }, below: { total: number, accepted: number, excused: number, late: number } } | null };

export type NotificationsQueryVariables = Exact<{
  isRead?: boolean | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type NotificationsQuery = { notifications: { totalCount: number, nodes: Array<{ id: string, kind: string, category: NotificationCategory, createdAt: string, readAt: string | null, organization: { id: string, name: string } | null, text: { title: string, body: string | null, link: string | null } }>, pageInfo: { endCursor: string | null, hasNextPage: boolean } }, notificationSummary: { unreadCount: number, byCategory: Array<{ category: NotificationCategory, unreadCount: number }> } };

export type OrganizationDetailQueryVariables = Exact<{
  id: string;
  changes?: number | null | undefined;
}>;


export type OrganizationDetailQuery = { organization: { id: string, version: number, name: string, shortName: string | null, nameEn: string | null, level: OrganizationLevel, kind: OrganizationKind, status: OrganizationStatus, foundedOn: string | null, closedOn: string | null, presidiumCount: number, staffCount: number, vacancyCount: number, institution: { id: string, code: string | null, name: string } | null, ancestors: { nodes: Array<{ id: string, name: string, level: OrganizationLevel }> }, descendantCounts: Array<{ level: OrganizationLevel, count: number }>, formerNames: Array<{ name: string, validFrom: string | null, validUntil: string | null }>, changes: { totalCount: number, nodes: Array<{ id: string, kind: OrganizationChangeKind, effectiveOn: string, reason: string | null, before: string | null, after: string | null }> }, viewerCan: { update: boolean, rename: boolean, move: boolean, suspend: boolean, archive: boolean } } | null };

export type OrganizationPageQueryVariables = Exact<{
  filter?: OrganizationFilter | null | undefined;
  search?: string | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type OrganizationPageQuery = { organizations: { totalCount: number, nodes: Array<{ id: string, name: string, shortName: string | null, level: OrganizationLevel, kind: OrganizationKind, status: OrganizationStatus, divisionCode: string | null, childCount: number, vacancyCount: number, parent: { id: string, name: string } | null, institution: { id: string, code: string | null, name: string } | null, viewerCan: { update: boolean, createChild: boolean } }>, pageInfo: { endCursor: string | null, hasNextPage: boolean } } };

export type OrganizationTreeQueryVariables = Exact<{
  parentId?: string | null | undefined;
  date?: string | null | undefined;
}>;


export type OrganizationTreeQuery = { organizationTree: Array<{ id: string, name: string, level: OrganizationLevel, kind: OrganizationKind, status: OrganizationStatus, parentId: string | null, childCount: number }> };

export type OrganizationUpdateMutationVariables = Exact<{
  id: string;
  version: number;
  input: OrganizationUpdateInput;
}>;


export type OrganizationUpdateMutation = { organizationUpdate: { organization: { id: string, version: number, shortName: string | null, nameEn: string | null } | null, userErrors: Array<{ code: UserErrorCode, path: Array<string> | null, message: string }> } };

export type PersonTermsQueryVariables = Exact<{
  filter?: PersonFilter | null | undefined;
  search?: string | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
  terms?: number | null | undefined;
}>;


export type PersonTermsQuery = { persons: { totalCount: number, nodes: Array<{ id: string, name: string, kind: PersonKind, grade: number | null, status: PersonStatus, organization: { id: string, name: string } | null, terms: { nodes: Array<{ id: string, state: TermState, startsOn: string, endsOn: string, source: TermSource, office: { id: string, title: string } | null, organization: { id: string, name: string } | null }> } }>, pageInfo: { endCursor: string | null, hasNextPage: boolean } } };

export type PlannedChangesQueryVariables = Exact<{
  within?: string | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type PlannedChangesQuery = { plannedChanges: { totalCount: number, nodes: Array<{ id: string, action: PlannedAction, effectiveOn: string, status: PlannedChangeStatus, names: Array<string>, reason: string | null, version: number, organization: { id: string, name: string } | null, related: { nodes: Array<{ id: string, name: string }> }, failure: { code: UserErrorCode, message: string } | null, viewerCan: { reschedule: boolean, cancel: boolean } }>, pageInfo: { endCursor: string | null, hasNextPage: boolean } } };

export type ReportRoundRescheduleMutationVariables = Exact<{
  id: string;
  version: number;
  input: ReportRoundRescheduleInput;
}>;


export type ReportRoundRescheduleMutation = { reportRoundReschedule: { reportRound: { id: string, version: number, dueOn: string } | null, result: { count: number } | null, userErrors: Array<{ code: UserErrorCode, path: Array<string> | null, message: string }> } };

export type ReportSubmissionRefreshMutationVariables = Exact<{
  id: string;
  version: number;
  input: ReportSubmissionRefreshInput;
}>;


export type ReportSubmissionRefreshMutation = { reportSubmissionRefresh: { reportSubmission: { id: string, version: number, answers: Record<string, unknown> | null, fieldVersions: Record<string, unknown> | null } | null, changes: Array<{ key: string, formerValue: string | null, value: string, isKept: boolean }> | null, userErrors: Array<{ code: UserErrorCode, path: Array<string> | null, message: string }> } };

export type SchoolDepartmentsQueryVariables = Exact<{
  first?: number | null | undefined;
  departments?: number | null | undefined;
  holders?: number | null | undefined;
  within?: string | null | undefined;
}>;


export type SchoolDepartmentsQuery = { organizations: { totalCount: number, nodes: Array<{ id: string, name: string, children: { nodes: Array<{ id: string, name: string, kind: OrganizationKind, currentTerms: { nodes: Array<{ id: string, publicName: string | null, startsOn: string, endsOn: string, office: { id: string, title: string, body: OfficeBody } | null }> } }> } }>, pageInfo: { endCursor: string | null, hasNextPage: boolean } } };

export type SignInMutationVariables = Exact<{
  login: string;
  password: string;
  totpCode?: string | null | undefined;
  recoveryCode?: string | null | undefined;
}>;


export type SignInMutation = { sessionCreate: { token: string | null, expiresAt: string | null, userErrors: Array<{ code: UserErrorCode, path: Array<string> | null, message: string }> } };

export type SupervisionBoardQueryVariables = Exact<{
  organizationId: string;
  source?: SupervisionSourceInput | null | undefined;
  filter?: SupervisionFilter | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type SupervisionBoardQuery = { supervisionBoard: { total: { total: number, open: number, late: number }, rows: { totalCount: number, nodes: Array<{ belowCount: number, organization: { id: string, name: string, level: OrganizationLevel } | null, obligation: { id: string, status: ObligationStatus, dueOn: string | null } | null, counts: { total: number, pending: number, acknowledged: number, submitted: number, returned: number, accepted: number, excused: number, withdrawn: number, open: number, late: number, lateUpTo3: number, lateUpTo7: number, lateOver7: number, mostLateDays: number } }>, pageInfo: { endCursor: string | null, hasNextPage: boolean } } } | null };

export type VacanciesQueryVariables = Exact<{
  within?: string | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type VacanciesQuery = { vacancies: { totalCount: number, nodes: Array<{ id: string, title: string, name: string, body: OfficeBody, seats: number, openSeats: number, vacantSince: string | null, expiringCount: number, organization: { id: string, name: string, level: OrganizationLevel } | null }>, pageInfo: { endCursor: string | null, hasNextPage: boolean } } };

export type ViewerQueryVariables = Exact<{ [key: string]: never; }>;


export type ViewerQuery = { viewer: { systemRole: SystemRole | null, permissions: Array<string>, purposeRequired: boolean, secondFactorMissing: boolean, isDemo: boolean, account: { id: string, loginName: string | null, locale: string }, person: { id: string, name: string } | null, offices: Array<{ id: string, title: string, organization: { id: string, name: string } | null }> } | null };

export type WorkItemsQueryVariables = Exact<{
  kinds?: Array<string> | string | null | undefined;
  lateness?: WorkLateness | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type WorkItemsQuery = { workItems: { totalCount: number, nodes: Array<{ kind: string, kindLabel: string, subjectType: string, subjectId: string, organizationId: string | null, organizationName: string | null, title: string, dueOn: string | null, lateness: WorkLateness, since: string }>, pageInfo: { endCursor: string | null, hasNextPage: boolean } }, workCounts: Array<{ kind: string, kindLabel: string, count: number, lateCount: number, soonCount: number }> };

export const AuditPage = typedDocument<AuditPageQuery, AuditPageQueryVariables>("query AuditPage($filter: AuditEntryFilter, $first: Int = 20, $after: String) {\n  auditEntries(\n    filter: $filter\n    first: $first\n    after: $after\n    orderBy: [{field: OCCURRED_AT, direction: DESC}]\n  ) {\n    totalCount\n    nodes {\n      id\n      seq\n      occurredAt\n      action\n      subjectType\n      actorName\n      officeName\n      organizationName\n      purpose\n      reason\n      changes {\n        field\n        before\n        after\n      }\n    }\n    pageInfo {\n      endCursor\n      hasNextPage\n    }\n  }\n}");

export const CalendarYear = typedDocument<CalendarYearQuery, CalendarYearQueryVariables>("query CalendarYear($year: Int! = 2026, $organizationId: ID) {\n  calendarYear(year: $year, organizationId: $organizationId) {\n    year\n    isPublished\n    source\n    workdayCount\n    months {\n      month\n      workdayCount\n      specialDays {\n        calendarDayId\n        day\n        kind\n        name\n        nameEn\n        source\n        origin\n        ownerLevel\n        version\n      }\n    }\n    viewerCan {\n      edit\n    }\n  }\n}");

export const InstitutionSearch = typedDocument<InstitutionSearchQuery, InstitutionSearchQueryVariables>("query InstitutionSearch($search: String, $filter: InstitutionFilter, $first: Int = 20, $after: String) {\n  institutions(search: $search, filter: $filter, first: $first, after: $after) {\n    totalCount\n    nodes {\n      id\n      code\n      name\n      category\n      educationLevel\n      ownership\n      supervisingAuthorities\n      status\n      province {\n        code\n        name\n      }\n      aliases {\n        kind\n        value\n      }\n    }\n    pageInfo {\n      endCursor\n      hasNextPage\n    }\n  }\n}");

export const LevelOverview = typedDocument<LevelOverviewQuery, LevelOverviewQueryVariables>("query LevelOverview($organizationId: ID!) {\n  levelOverview(organizationId: $organizationId) {\n    owed {\n      total\n      pending\n      acknowledged\n      returned\n      submitted\n      late\n    }\n    verified {\n      total\n      submitted\n      late\n    }\n    below {\n      total\n      accepted\n      excused\n      late\n    }\n    extensionsAsked\n    directivesInForce\n    drafts\n  }\n}");

export const Notifications = typedDocument<NotificationsQuery, NotificationsQueryVariables>("query Notifications($isRead: Boolean, $first: Int = 20, $after: String) {\n  notifications(\n    filter: {isArchived: {eq: false}, isRead: {eq: $isRead}}\n    orderBy: [{field: CREATED_AT, direction: DESC}]\n    first: $first\n    after: $after\n  ) {\n    totalCount\n    nodes {\n      id\n      kind\n      category\n      createdAt\n      readAt\n      organization {\n        id\n        name\n      }\n      text {\n        title\n        body\n        link\n      }\n    }\n    pageInfo {\n      endCursor\n      hasNextPage\n    }\n  }\n  notificationSummary {\n    unreadCount\n    byCategory {\n      category\n      unreadCount\n    }\n  }\n}");

export const OrganizationDetail = typedDocument<OrganizationDetailQuery, OrganizationDetailQueryVariables>("query OrganizationDetail($id: ID!, $changes: Int = 10) {\n  organization(id: $id) {\n    id\n    version\n    name\n    shortName\n    nameEn\n    level\n    kind\n    status\n    foundedOn\n    closedOn\n    institution {\n      id\n      code\n      name\n    }\n    ancestors {\n      nodes {\n        id\n        name\n        level\n      }\n    }\n    descendantCounts {\n      level\n      count\n    }\n    formerNames {\n      name\n      validFrom\n      validUntil\n    }\n    changes(first: $changes) {\n      totalCount\n      nodes {\n        id\n        kind\n        effectiveOn\n        reason\n        before\n        after\n      }\n    }\n    presidiumCount\n    staffCount\n    vacancyCount\n    viewerCan {\n      update\n      rename\n      move\n      suspend\n      archive\n    }\n  }\n}");

export const OrganizationPage = typedDocument<OrganizationPageQuery, OrganizationPageQueryVariables>("query OrganizationPage($filter: OrganizationFilter, $search: String, $first: Int = 20, $after: String) {\n  organizations(filter: $filter, search: $search, first: $first, after: $after) {\n    totalCount\n    nodes {\n      id\n      name\n      shortName\n      level\n      kind\n      status\n      divisionCode\n      parent {\n        id\n        name\n      }\n      institution {\n        id\n        code\n        name\n      }\n      childCount\n      vacancyCount\n      viewerCan {\n        update\n        createChild\n      }\n    }\n    pageInfo {\n      endCursor\n      hasNextPage\n    }\n  }\n}");

export const OrganizationTree = typedDocument<OrganizationTreeQuery, OrganizationTreeQueryVariables>("query OrganizationTree($parentId: ID, $date: Date) {\n  organizationTree(parentId: $parentId, date: $date) {\n    id\n    name\n    level\n    kind\n    status\n    parentId\n    childCount\n  }\n}");

export const OrganizationUpdate = typedDocument<OrganizationUpdateMutation, OrganizationUpdateMutationVariables>("mutation OrganizationUpdate($id: ID!, $version: Int!, $input: OrganizationUpdateInput!) {\n  organizationUpdate(id: $id, version: $version, input: $input) {\n    organization {\n      id\n      version\n      shortName\n      nameEn\n    }\n    userErrors {\n      code\n      path\n      message\n    }\n  }\n}");

export const PersonTerms = typedDocument<PersonTermsQuery, PersonTermsQueryVariables>("query PersonTerms($filter: PersonFilter, $search: String, $first: Int = 20, $after: String, $terms: Int = 10) {\n  persons(filter: $filter, search: $search, first: $first, after: $after) {\n    totalCount\n    nodes {\n      id\n      name\n      kind\n      grade\n      status\n      organization {\n        id\n        name\n      }\n      terms(first: $terms) {\n        nodes {\n          id\n          state\n          startsOn\n          endsOn\n          source\n          office {\n            id\n            title\n          }\n          organization {\n            id\n            name\n          }\n        }\n      }\n    }\n    pageInfo {\n      endCursor\n      hasNextPage\n    }\n  }\n}");

export const PlannedChanges = typedDocument<PlannedChangesQuery, PlannedChangesQueryVariables>("query PlannedChanges($within: ID, $first: Int = 20, $after: String) {\n  plannedChanges(\n    filter: {within: $within, status: {in: [PLANNED, FAILED]}}\n    orderBy: [{field: EFFECTIVE_ON}]\n    first: $first\n    after: $after\n  ) {\n    totalCount\n    nodes {\n      id\n      action\n      effectiveOn\n      status\n      names\n      reason\n      organization {\n        id\n        name\n      }\n      related {\n        nodes {\n          id\n          name\n        }\n      }\n      failure {\n        code\n        message\n      }\n      viewerCan {\n        reschedule\n        cancel\n      }\n      version\n    }\n    pageInfo {\n      endCursor\n      hasNextPage\n    }\n  }\n}");

export const ReportRoundReschedule = typedDocument<ReportRoundRescheduleMutation, ReportRoundRescheduleMutationVariables>("mutation ReportRoundReschedule($id: ID!, $version: Int!, $input: ReportRoundRescheduleInput!) {\n  reportRoundReschedule(id: $id, version: $version, input: $input) {\n    reportRound {\n      id\n      version\n      dueOn\n    }\n    result {\n      count\n    }\n    userErrors {\n      code\n      path\n      message\n    }\n  }\n}");

export const ReportSubmissionRefresh = typedDocument<ReportSubmissionRefreshMutation, ReportSubmissionRefreshMutationVariables>("mutation ReportSubmissionRefresh($id: ID!, $version: Int!, $input: ReportSubmissionRefreshInput!) {\n  reportSubmissionRefresh(id: $id, version: $version, input: $input) {\n    reportSubmission {\n      id\n      version\n      answers\n      fieldVersions\n    }\n    changes {\n      key\n      formerValue\n      value\n      isKept\n    }\n    userErrors {\n      code\n      path\n      message\n    }\n  }\n}");

export const SchoolDepartments = typedDocument<SchoolDepartmentsQuery, SchoolDepartmentsQueryVariables>("query SchoolDepartments($first: Int = 20, $departments: Int = 10, $holders: Int = 5, $within: ID) {\n  organizations(filter: {level: {eq: SCHOOL}, within: $within}, first: $first) {\n    totalCount\n    nodes {\n      id\n      name\n      children(filter: {level: {eq: DEPARTMENT}}, first: $departments) {\n        nodes {\n          id\n          name\n          kind\n          currentTerms(first: $holders) {\n            nodes {\n              id\n              publicName\n              startsOn\n              endsOn\n              office {\n                id\n                title\n                body\n              }\n            }\n          }\n        }\n      }\n    }\n    pageInfo {\n      endCursor\n      hasNextPage\n    }\n  }\n}");

export const SignIn = typedDocument<SignInMutation, SignInMutationVariables>("mutation SignIn($login: String!, $password: String!, $totpCode: String, $recoveryCode: String) {\n  sessionCreate(\n    input: {login: $login, password: $password, totpCode: $totpCode, recoveryCode: $recoveryCode, wantsToken: true}\n  ) {\n    token\n    expiresAt\n    userErrors {\n      code\n      path\n      message\n    }\n  }\n}");

export const SupervisionBoard = typedDocument<SupervisionBoardQuery, SupervisionBoardQueryVariables>("query SupervisionBoard($organizationId: ID!, $source: SupervisionSourceInput, $filter: SupervisionFilter, $first: Int = 20, $after: String) {\n  supervisionBoard(\n    organizationId: $organizationId\n    source: $source\n    filter: $filter\n  ) {\n    total {\n      total\n      open\n      late\n    }\n    rows(first: $first, after: $after, orderBy: [{field: LATE, direction: DESC}]) {\n      totalCount\n      nodes {\n        belowCount\n        organization {\n          id\n          name\n          level\n        }\n        obligation {\n          id\n          status\n          dueOn\n        }\n        counts {\n          total\n          pending\n          acknowledged\n          submitted\n          returned\n          accepted\n          excused\n          withdrawn\n          open\n          late\n          lateUpTo3\n          lateUpTo7\n          lateOver7\n          mostLateDays\n        }\n      }\n      pageInfo {\n        endCursor\n        hasNextPage\n      }\n    }\n  }\n}");

export const Vacancies = typedDocument<VacanciesQuery, VacanciesQueryVariables>("query Vacancies($within: ID, $first: Int = 20, $after: String) {\n  vacancies(filter: {within: $within}, first: $first, after: $after) {\n    totalCount\n    nodes {\n      id\n      title\n      name\n      body\n      seats\n      openSeats\n      vacantSince\n      expiringCount\n      organization {\n        id\n        name\n        level\n      }\n    }\n    pageInfo {\n      endCursor\n      hasNextPage\n    }\n  }\n}");

export const Viewer = typedDocument<ViewerQuery, ViewerQueryVariables>("query Viewer {\n  viewer {\n    account {\n      id\n      loginName\n      locale\n    }\n    person {\n      id\n      name\n    }\n    systemRole\n    offices {\n      id\n      title\n      organization {\n        id\n        name\n      }\n    }\n    permissions\n    purposeRequired\n    secondFactorMissing\n    isDemo\n  }\n}");

export const WorkItems = typedDocument<WorkItemsQuery, WorkItemsQueryVariables>("query WorkItems($kinds: [String!], $lateness: WorkLateness, $first: Int = 20, $after: String) {\n  workItems(\n    filter: {kinds: $kinds, lateness: $lateness}\n    first: $first\n    after: $after\n  ) {\n    totalCount\n    nodes {\n      kind\n      kindLabel\n      subjectType\n      subjectId\n      organizationId\n      organizationName\n      title\n      dueOn\n      lateness\n      since\n    }\n    pageInfo {\n      endCursor\n      hasNextPage\n    }\n  }\n  workCounts {\n    kind\n    kindLabel\n    count\n    lateCount\n    soonCount\n  }\n}");