import type { LocalizedText } from '../../../kernel/locale.ts';

/** What an import fills. */
export const IMPORT_TARGETS = ['institution', 'organization', 'person'] as const;

/** A kind of import. */
export type ImportTarget = (typeof IMPORT_TARGETS)[number];

/** One field of an import target. */
export interface FieldSpec {
  readonly field: string;
  readonly label: LocalizedText;
  /** True: its column must exist; a list: it must exist unless one of those fields has a column or a default. */
  readonly required: boolean | readonly string[];
  /** Headers under which it is found, best first; compared without width, case, spaces and punctuation. */
  readonly aliases: readonly string[];
}

const fieldSpec = (
  field: string,
  zh: string,
  en: string,
  required: boolean | readonly string[],
  aliases: readonly string[],
): FieldSpec => ({
  field,
  label: { 'zh-CN': zh, en },
  required,
  aliases: [zh, en, ...aliases],
});

/** The fields of every target with the headers under which people write them. */
const TARGET_FIELDS = {
  institution: [
    fieldSpec('name', '学校名称', 'School name', true, [
      '院校名称',
      '高校名称',
      '学校',
      '名称',
      '单位名称',
      'name',
      'institution',
      'university',
      'institution name',
    ]),
    fieldSpec(
      'code',
      '学校标识码',
      'School code',
      ['externalCode'],
      ['标识码', '学校代码', '院校代码', '学校（机构）标识码', 'code', 'institution code', 'moe code'],
    ),
    fieldSpec('supervisingAuthority', '主管部门', 'Supervising authority', false, [
      '主管单位',
      '隶属关系',
      '隶属',
      '举办者',
      'authority',
      'affiliation',
    ]),
    fieldSpec('location', '所在地', 'Location', false, ['所在城市', '城市', '所在市', '办学地点', 'city', 'place']),
    fieldSpec('province', '省份', 'Province', false, ['所在省份', '所在省', '省（区、市）', '省市区', '省市']),
    fieldSpec('educationLevel', '办学层次', 'Education level', false, ['层次', '学历层次', 'level']),
    fieldSpec('ownership', '办学性质', 'Ownership', false, ['性质', '举办性质', '公办民办', 'nature']),
    fieldSpec('externalCode', '外部编码', 'External code', false, [
      '外部代码',
      '内部编码',
      '系统编码',
      'external id',
      'id',
    ]),
  ],
  organization: [
    fieldSpec('name', '组织名称', 'Organization name', true, [
      '名称',
      '院系名称',
      '院系',
      '学院名称',
      '社团名称',
      '单位名称',
      'name',
      'faculty',
      'club',
      'club name',
      'faculty name',
    ]),
    fieldSpec('kind', '组织类型', 'Kind', true, ['类型', '类别', '组织类别', 'type', 'organization kind']),
    fieldSpec(
      'parentCode',
      '上级编码',
      'Parent code',
      ['parentPath'],
      ['上级组织编码', '上级代码', '学校标识码', '学校代码', 'parent id', 'school code', 'institution code'],
    ),
    fieldSpec(
      'parentPath',
      '上级组织',
      'Parent',
      ['parentCode'],
      [
        '上级',
        '上级单位',
        '上级名称',
        '所属学校',
        '所属院系',
        '挂靠单位',
        '学校名称',
        '学校',
        'parent name',
        'parent path',
        'university',
        'school',
        'institution',
      ],
    ),
    fieldSpec('parentProvince', '上级所在省份', 'Province of the parent', false, [
      '省份',
      '所在省份',
      '学校所在省份',
      'province',
    ]),
    fieldSpec('externalCode', '外部编码', 'External code', false, [
      '编码',
      '代码',
      '组织编码',
      '外部代码',
      '院系代码',
      '社团编号',
      'code',
      'external id',
      'id',
    ]),
    fieldSpec('hostCountry', '所在国家', 'Host country', false, [
      '国家',
      '所在国',
      '驻在国',
      '国家或地区',
      '国家（地区）',
      'country',
      'country or region',
    ]),
    fieldSpec('foundedOn', '成立日期', 'Founded on', false, [
      '成立时间',
      '建立日期',
      '创立日期',
      '设立日期',
      'founded',
      'founding date',
      'established',
    ]),
  ],
  person: [
    fieldSpec('name', '姓名', 'Name', true, ['学生姓名', '真实姓名', 'full name', 'student name']),
    fieldSpec('gender', '性别', 'Gender', false, ['sex']),
    fieldSpec(
      'studentNumber',
      '学号',
      'Student number',
      ['externalCode'],
      ['学生编号', '学籍号', 'student id', 'student no'],
    ),
    fieldSpec(
      'institutionCode',
      '学校标识码',
      'School code',
      ['institutionName'],
      ['学校代码', '院校代码', 'institution code'],
    ),
    fieldSpec(
      'institutionName',
      '学校名称',
      'School',
      ['institutionCode'],
      ['学校', '所在学校', '院校', '院校名称', 'university', 'institution', 'school name'],
    ),
    fieldSpec('faculty', '院系', 'Faculty', false, [
      '学院',
      '所在院系',
      '所在学院',
      '院系名称',
      '学院名称',
      '系',
      'department',
      'college',
    ]),
    fieldSpec('grade', '年级', 'Grade', false, [
      '入学年份',
      '入学年级',
      '级',
      'year',
      'enrolment year',
      'enrollment year',
    ]),
    fieldSpec('email', '邮箱', 'E-mail', false, [
      '电子邮箱',
      '电子邮件',
      '邮件',
      '邮箱地址',
      'email',
      'mail',
      'email address',
    ]),
    fieldSpec('phone', '手机号', 'Phone', false, [
      '手机',
      '手机号码',
      '电话',
      '联系电话',
      '联系方式',
      'mobile',
      'phone number',
      'tel',
    ]),
    fieldSpec('externalCode', '外部编码', 'External code', false, [
      '外部代码',
      '人员编码',
      '编号',
      'external id',
      'id',
    ]),
  ],
} as const satisfies Record<ImportTarget, readonly FieldSpec[]>;

/** The fields of a target. */
export function fieldsOf(target: ImportTarget): readonly FieldSpec[] {
  return TARGET_FIELDS[target];
}

/** A field's label in both languages, as the target calls it; the field's own name for one that no target has. */
export function fieldLabel(field: string, target?: ImportTarget): LocalizedText {
  for (const candidate of target ? [target] : IMPORT_TARGETS) {
    const found = fieldsOf(candidate).find((spec) => spec.field === field);
    if (found) {
      return found.label;
    }
  }
  return { 'zh-CN': field, en: field };
}
