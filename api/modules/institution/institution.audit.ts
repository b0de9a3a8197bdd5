import { defineAuditWords } from '../../kernel/audit-words.ts';

const unitKind = (zh: string, en: string) => ({ label: { 'zh-CN': zh, en } });

defineAuditWords({
  actions: {
    'institution.create': { 'zh-CN': '登记学校', en: 'Enter a school' },
    'institution.update': { 'zh-CN': '修改学校信息', en: 'Edit a school' },
    'institution.rename': { 'zh-CN': '学校更名', en: 'Rename a school' },
    'institution.recode': { 'zh-CN': '变更学校标识码', en: 'Change a school code' },
    'institution.close': { 'zh-CN': '撤销学校', en: 'Close a school' },
    'institutionUnit.add': { 'zh-CN': '新增校区、院系或部门', en: 'Add a campus, faculty or office' },
    'institutionUnit.update': { 'zh-CN': '修改校区、院系或部门', en: 'Edit a campus, faculty or office' },
  },
  subjects: { Institution: { label: { 'zh-CN': '学校', en: 'School' }, prefix: 'ins' } },
  fields: {
    name: { label: { 'zh-CN': '名称', en: 'Name' } },
    code: { label: { 'zh-CN': '学校标识码', en: 'School code' } },
    category: { label: { 'zh-CN': '类别', en: 'Category' }, kind: 'ENUM', enumName: 'InstitutionCategory' },
    educationLevel: { label: { 'zh-CN': '办学层次', en: 'Level' }, kind: 'ENUM', enumName: 'EducationLevel' },
    ownership: { label: { 'zh-CN': '办学性质', en: 'Ownership' }, kind: 'ENUM', enumName: 'Ownership' },
    supervisingAuthorities: { label: { 'zh-CN': '主管部门', en: 'Supervising authority' } },
    location: { label: { 'zh-CN': '所在地', en: 'Location' } },
    divisionCode: { label: { 'zh-CN': '行政区划', en: 'Division' } },
    closedOn: { label: { 'zh-CN': '撤销日期', en: 'Closed on' }, kind: 'DAY' },
    successorId: { label: { 'zh-CN': '承接学校', en: 'Successor' }, kind: 'REFERENCE', prefix: 'ins' },
    externalCode: { label: { 'zh-CN': '外部编码', en: 'External code' } },
    CAMPUS: unitKind('校区', 'Campus'),
    FACULTY: unitKind('院系', 'Faculty'),
    OFFICE: unitKind('校内部门', 'Office of the school'),
    'Institution.status': {
      label: { 'zh-CN': '学校状态', en: 'State of the school' },
      kind: 'ENUM',
      enumName: 'InstitutionStatus',
    },
  },
});
