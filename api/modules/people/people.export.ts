import { defineExportList } from '../../kernel/export-list.ts';

defineExportList({
  name: 'persons',
  title: { 'zh-CN': '人员', en: 'People' },
  field: 'persons',
  anyOf: ['list.export'],
  columns: {
    name: { title: { 'zh-CN': '姓名', en: 'Name' }, path: 'name' },
    kind: { title: { 'zh-CN': '人员类别', en: 'Kind' }, path: 'kind' },
    organization: { title: { 'zh-CN': '所属组织', en: 'Organization' }, path: 'organization.name' },
    institution: { title: { 'zh-CN': '学校', en: 'School' }, path: 'institution.name' },
    facultyUnit: { title: { 'zh-CN': '院系', en: 'Faculty' }, path: 'facultyUnit' },
    grade: { title: { 'zh-CN': '入学年份', en: 'Year of enrolment' }, path: 'grade' },
    studentNumber: { title: { 'zh-CN': '学号', en: 'Student number' }, path: 'studentNumber' },
    gender: { title: { 'zh-CN': '性别', en: 'Gender' }, path: 'gender' },
    email: { title: { 'zh-CN': '邮箱', en: 'E-mail' }, path: 'email' },
    phone: { title: { 'zh-CN': '电话', en: 'Telephone' }, path: 'phone' },
    status: { title: { 'zh-CN': '档案状态', en: 'Record' }, path: 'status' },
    hasAccount: { title: { 'zh-CN': '已有账号', en: 'Has an account' }, path: 'hasAccount' },
    externalCode: { title: { 'zh-CN': '外部编号', en: 'External code' }, path: 'externalCode' },
    createdAt: { title: { 'zh-CN': '登记时间', en: 'Entered at' }, path: 'createdAt' },
    id: { title: { 'zh-CN': '系统编号', en: 'Id' }, path: 'id' },
  },
});

defineExportList({
  name: 'offices',
  title: { 'zh-CN': '职务', en: 'Offices' },
  field: 'offices',
  anyOf: ['list.export'],
  columns: {
    name: { title: { 'zh-CN': '职务名称', en: 'Office' }, path: 'name' },
    organization: { title: { 'zh-CN': '组织', en: 'Organization' }, path: 'organization.name' },
    body: { title: { 'zh-CN': '所属机构', en: 'Body' }, path: 'body' },
    unit: { title: { 'zh-CN': '所在部门', en: 'Department' }, path: 'unit' },
    seats: { title: { 'zh-CN': '职数', en: 'Seats' }, path: 'seats' },
    holders: { title: { 'zh-CN': '在任', en: 'Held' }, path: 'holderCount' },
    openSeats: { title: { 'zh-CN': '空缺', en: 'Open' }, path: 'openSeats' },
    vacantSince: { title: { 'zh-CN': '空缺自', en: 'Open since' }, path: 'vacantSince' },
    expiring: { title: { 'zh-CN': '60 天内到期', en: 'Ends within 60 days' }, path: 'expiringCount' },
    isRotating: { title: { 'zh-CN': '轮值', en: 'Rotating' }, path: 'isRotating' },
    reach: { title: { 'zh-CN': '权限范围', en: 'Reach' }, path: 'reach' },
    status: { title: { 'zh-CN': '状态', en: 'State' }, path: 'status' },
    id: { title: { 'zh-CN': '系统编号', en: 'Id' }, path: 'id' },
  },
});

defineExportList({
  name: 'vacancies',
  title: { 'zh-CN': '空缺看板', en: 'Vacancies' },
  field: 'vacancies',
  anyOf: ['list.export'],
  columns: {
    office: { title: { 'zh-CN': '职务', en: 'Office' }, path: 'name' },
    organization: { title: { 'zh-CN': '组织', en: 'Organization' }, path: 'organization.name' },
    body: { title: { 'zh-CN': '所属机构', en: 'Body' }, path: 'body' },
    unit: { title: { 'zh-CN': '所在部门', en: 'Department' }, path: 'unit' },
    seats: { title: { 'zh-CN': '职数', en: 'Seats' }, path: 'seats' },
    openSeats: { title: { 'zh-CN': '空缺', en: 'Open' }, path: 'openSeats' },
    since: { title: { 'zh-CN': '空缺自', en: 'Open since' }, path: 'vacantSince' },
    expiring: { title: { 'zh-CN': '即将到期', en: 'Ending soon' }, path: 'expiringCount' },
    id: { title: { 'zh-CN': '系统编号', en: 'Id' }, path: 'id' },
  },
});

defineExportList({
  name: 'terms',
  title: { 'zh-CN': '任职', en: 'Terms' },
  field: 'terms',
  anyOf: ['list.export'],
  columns: {
    person: { title: { 'zh-CN': '任职人', en: 'Holder' }, path: ['person.name', 'publicName'] },
    office: { title: { 'zh-CN': '职务', en: 'Office' }, path: 'office.name' },
    organization: { title: { 'zh-CN': '组织', en: 'Organization' }, path: 'organization.name' },
    state: { title: { 'zh-CN': '状态', en: 'State' }, path: 'state' },
    startsOn: { title: { 'zh-CN': '任期开始', en: 'From' }, path: 'startsOn' },
    endsOn: { title: { 'zh-CN': '任期结束', en: 'Until' }, path: 'endsOn' },
    source: { title: { 'zh-CN': '来源', en: 'Source' }, path: 'source' },
    evidence: { title: { 'zh-CN': '依据', en: 'Evidence' }, path: 'evidence' },
    represented: { title: { 'zh-CN': '代表单位', en: 'Represents' }, path: 'represented.name' },
    planned: { title: { 'zh-CN': '原定离任日', en: 'First planned end' }, path: 'plannedEndsOn' },
    endedReason: { title: { 'zh-CN': '提前结束原因', en: 'Ended early because' }, path: 'endedReason' },
    id: { title: { 'zh-CN': '系统编号', en: 'Id' }, path: 'id' },
  },
});
