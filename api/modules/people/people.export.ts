import { defineExportList } from '../../kernel/export-list.ts';

defineExportList({
  name: 'persons',
  title: { 'zh-CN': '人员', en: 'People' },
  field: 'persons',
  anyOf: ['list.export'],
  columns: {
    name: { title: { 'zh-CN': '姓名', en: 'Name' }, path: 'name' },
    kind: { title: { 'zh-CN': '身份', en: 'Kind' }, path: 'kind' },
    organization: { title: { 'zh-CN': '所属组织', en: 'Organization' }, path: 'organization.name' },
    institution: { title: { 'zh-CN': '学校', en: 'Institution' }, path: 'institution.name' },
    facultyUnit: { title: { 'zh-CN': '院系', en: 'Faculty' }, path: 'facultyUnit' },
    grade: { title: { 'zh-CN': '年级', en: 'Year of entry' }, path: 'grade' },
    studentNumber: { title: { 'zh-CN': '学号', en: 'Student number' }, path: 'studentNumber' },
    gender: { title: { 'zh-CN': '性别', en: 'Gender' }, path: 'gender' },
    email: { title: { 'zh-CN': '邮箱', en: 'E-mail' }, path: 'email' },
    phone: { title: { 'zh-CN': '电话', en: 'Telephone' }, path: 'phone' },
    status: { title: { 'zh-CN': '状态', en: 'Status' }, path: 'status' },
    hasAccount: { title: { 'zh-CN': '有账号', en: 'Has an account' }, path: 'hasAccount' },
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
    name: { title: { 'zh-CN': '职务', en: 'Office' }, path: 'name' },
    organization: { title: { 'zh-CN': '组织', en: 'Organization' }, path: 'organization.name' },
    body: { title: { 'zh-CN': '所在机构', en: 'Body' }, path: 'body' },
    unit: { title: { 'zh-CN': '部门', en: 'Unit' }, path: 'unit' },
    seats: { title: { 'zh-CN': '职数', en: 'Seats' }, path: 'seats' },
    holders: { title: { 'zh-CN': '在任人数', en: 'Holders' }, path: 'holderCount' },
    openSeats: { title: { 'zh-CN': '空缺', en: 'Open seats' }, path: 'openSeats' },
    vacantSince: { title: { 'zh-CN': '空缺起始', en: 'Vacant since' }, path: 'vacantSince' },
    expiring: { title: { 'zh-CN': '即将届满', en: 'Ending soon' }, path: 'expiringCount' },
    isRotating: { title: { 'zh-CN': '轮值', en: 'Rotating' }, path: 'isRotating' },
    reach: { title: { 'zh-CN': '权限范围', en: 'Reach' }, path: 'reach' },
    status: { title: { 'zh-CN': '状态', en: 'Status' }, path: 'status' },
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
    body: { title: { 'zh-CN': '所在机构', en: 'Body' }, path: 'body' },
    unit: { title: { 'zh-CN': '部门', en: 'Unit' }, path: 'unit' },
    seats: { title: { 'zh-CN': '职数', en: 'Seats' }, path: 'seats' },
    openSeats: { title: { 'zh-CN': '空缺', en: 'Open seats' }, path: 'openSeats' },
    since: { title: { 'zh-CN': '空缺起始', en: 'Vacant since' }, path: 'vacantSince' },
    expiring: { title: { 'zh-CN': '即将届满', en: 'Ending soon' }, path: 'expiringCount' },
    id: { title: { 'zh-CN': '系统编号', en: 'Id' }, path: 'id' },
  },
});

defineExportList({
  name: 'terms',
  title: { 'zh-CN': '任职', en: 'Terms' },
  field: 'terms',
  anyOf: ['list.export'],
  columns: {
    person: { title: { 'zh-CN': '任职者', en: 'Holder' }, path: ['person.name', 'publicName'] },
    office: { title: { 'zh-CN': '职务', en: 'Office' }, path: 'office.name' },
    organization: { title: { 'zh-CN': '组织', en: 'Organization' }, path: 'organization.name' },
    state: { title: { 'zh-CN': '状态', en: 'State' }, path: 'state' },
    startsOn: { title: { 'zh-CN': '任期开始', en: 'From' }, path: 'startsOn' },
    endsOn: { title: { 'zh-CN': '任期结束', en: 'Until' }, path: 'endsOn' },
    source: { title: { 'zh-CN': '产生方式', en: 'Source' }, path: 'source' },
    evidence: { title: { 'zh-CN': '依据', en: 'Evidence' }, path: 'evidence' },
    represented: { title: { 'zh-CN': '代表组织', en: 'Represents' }, path: 'represented.name' },
    planned: { title: { 'zh-CN': '计划届满', en: 'Planned end' }, path: 'plannedEndsOn' },
    endedReason: { title: { 'zh-CN': '离任原因', en: 'Reason of ending' }, path: 'endedReason' },
    id: { title: { 'zh-CN': '系统编号', en: 'Id' }, path: 'id' },
  },
});
