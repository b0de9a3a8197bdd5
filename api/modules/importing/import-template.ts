import type { LocalizedText } from '../../kernel/locale.ts';
import type { BatchTarget } from './importing.enums.ts';

/** What a template says about one of its columns. */
export interface TemplateColumn {
  readonly field: string;
  /** Value of the example row. */
  readonly example: LocalizedText;
  readonly note: LocalizedText;
}

/** An empty list to fill in: one header row, one example row. */
export interface Template {
  readonly name: string;
  readonly target: BatchTarget;
  readonly title: LocalizedText;
  readonly columns: readonly TemplateColumn[];
}

const text = (zh: string, en: string): LocalizedText => ({ 'zh-CN': zh, en });
const same = (value: string): LocalizedText => text(value, value);
const column = (field: string, example: LocalizedText, zh: string, en: string): TemplateColumn => ({
  field,
  example,
  note: text(zh, en),
});

// The example row never passes the check as it stands: whoever forgets to delete it is told, and nothing false is kept.
const SAMPLE_SCHOOL = text('（学校全称）', '(full name of the school)');
const SAMPLE_UNIT = text('（上级组织全称）', '(full name of the organization above)');

const externalCode = column(
  'externalCode',
  same('A-001'),
  '本单位系统中的编码。再次导入时凭此找到同一记录；字母、数字和 - _ . /。',
  'Code in your own system. A later import finds the same record by it; letters, digits and - _ . /.',
);
const parentCode = column(
  'parentCode',
  same(''),
  '上级的学校标识码或外部编码；填写后可不填上级名称。',
  'School code or external code of the parent; its name may then be left out.',
);
const parentProvince = column(
  'parentProvince',
  text('湖南省', '湖南省'),
  '选填。上级重名时用来区分。',
  'Optional. Tells parents of one name apart.',
);
const foundedOn = column('foundedOn', same('2020-09-01'), '选填。年-月-日。', 'Optional. YYYY-MM-DD.');

const unit = (kind: LocalizedText, name: LocalizedText, parent: LocalizedText): readonly TemplateColumn[] => [
  column('name', name, '必填。全称。', 'Required. Full name.'),
  column('kind', kind, '必填。照此填写。', 'Required. Keep as it is.'),
  column(
    'parentPath',
    parent,
    '必填（或填上级编码）。可用“/”写出多级，如“某某大学 / 数学学院学生会”。',
    'Required, unless the code of the parent is given. Several levels are written with "/".',
  ),
  parentCode,
  parentProvince,
  externalCode,
  foundedOn,
];

const TEMPLATES: readonly Template[] = [
  {
    name: 'institutions',
    target: 'INSTITUTION',
    title: text('学校名单', 'Institutions'),
    columns: [
      column('name', text('示例大学', 'Example University'), '必填。全称。', 'Required. Full name.'),
      column(
        'code',
        text('（10 位数字）', '(ten digits)'),
        '学校标识码，10 位数字，请设为文本格式。没有时改填外部编码。',
        "The Ministry's code, ten digits, formatted as text. Give an external code where there is none.",
      ),
      column(
        'supervisingAuthority',
        same('教育部'),
        '选填。多个部门用顿号分开。',
        'Optional. Several are separated by 、.',
      ),
      column(
        'location',
        same('长沙市'),
        '选填。地级或县级行政区全称。',
        'Optional. Official name of the city or county.',
      ),
      column('province', same('湖南省'), '必填。省级行政区全称。', 'Required. Official name of the province.'),
      column('educationLevel', same('本科'), '选填。本科、专科、中职或高中。', 'Optional. 本科, 专科, 中职 or 高中.'),
      column(
        'ownership',
        same('公办'),
        '选填。公办、民办、中外合作办学及内地与港澳合作办学。',
        'Optional. 公办, 民办 or 中外合作办学及内地与港澳合作办学.',
      ),
      { ...externalCode, example: same('') },
    ],
  },
  {
    name: 'faculties',
    target: 'ORGANIZATION',
    title: text('院系', 'Faculties'),
    columns: unit(text('院系', 'department'), text('数学学院', 'School of Mathematics'), SAMPLE_SCHOOL).filter(
      ({ field }) => field !== 'foundedOn',
    ),
  },
  {
    name: 'clubs',
    target: 'ORGANIZATION',
    title: text('社团', 'Clubs'),
    columns: unit(text('社团', 'club'), text('示例书画社', 'Example Calligraphy Club'), SAMPLE_UNIT),
  },
  {
    name: 'overseas-associations',
    target: 'ORGANIZATION',
    title: text('海外留学生组织', 'Overseas associations'),
    columns: [
      column(
        'name',
        text('示例大学中国学生学者联谊会', 'Example University CSSA'),
        '必填。全称。',
        'Required. Full name.',
      ),
      column('kind', text('海外学联', 'overseas association'), '必填。照此填写。', 'Required. Keep as it is.'),
      column(
        'hostCountry',
        text('德国', 'Germany'),
        '选填。国家或地区名称，或 ISO 两位代码。',
        'Optional. Name of the country or region, or its ISO code of two letters.',
      ),
      column(
        'parentPath',
        text('（所联系的学联全称）', '(full name of the federation)'),
        '选填。所联系的学联，只联系、不隶属；不填时为全国学联。',
        'Optional. Federation with which it keeps in touch, without command; the national one when empty.',
      ),
      parentCode,
      externalCode,
      foundedOn,
    ],
  },
  {
    name: 'people',
    target: 'PERSON',
    title: text('人员', 'People'),
    columns: [
      column('name', text('张三', 'Zhang San'), '必填。姓名。', 'Required. Name.'),
      column('gender', text('女', 'female'), '选填。男或女。', 'Optional. male or female.'),
      column(
        'studentNumber',
        same('20240001'),
        '学号；没有时改填外部编码。',
        'Give an external code where there is none.',
      ),
      column(
        'institutionCode',
        same(''),
        '学校标识码；填写后可不填学校名称。',
        'The name of the school may then be left out.',
      ),
      column(
        'institutionName',
        SAMPLE_SCHOOL,
        '必填（或填学校标识码）。',
        'Required, unless the school code is given.',
      ),
      column('faculty', text('数学学院', 'School of Mathematics'), '选填。', 'Optional.'),
      column('grade', same('2024'), '选填。入学年份。', 'Optional. Year of enrolment.'),
      column('email', same('zhangsan@example.edu.cn'), '选填。', 'Optional.'),
      column('phone', same('13800000000'), '选填。', 'Optional.'),
      { ...externalCode, example: same('') },
    ],
  },
];

/** Names of the templates for a kind of list. */
export function templatesOf(target: BatchTarget): string[] {
  return TEMPLATES.filter((template) => template.target === target).map(({ name }) => name);
}

/** The template of a name. */
export function findTemplate(name: string): Template | undefined {
  return TEMPLATES.find((template) => template.name === name);
}

/** Names of all templates. */
export const TEMPLATE_NAMES = TEMPLATES.map(({ name }) => name);
