import { defineExportList } from '../../kernel/export-list.ts';

defineExportList({
  name: 'institutions',
  title: { 'zh-CN': '学校名录', en: 'Institutions' },
  field: 'institutions',
  anyOf: ['list.export'],
  columns: {
    name: { title: { 'zh-CN': '名称', en: 'Name' }, path: 'name' },
    code: { title: { 'zh-CN': '学校标识码', en: 'School code' }, path: 'code' },
    province: { title: { 'zh-CN': '省份', en: 'Province' }, path: 'province.name' },
    category: { title: { 'zh-CN': '学校类别', en: 'Category' }, path: 'category' },
    educationLevel: { title: { 'zh-CN': '办学层次', en: 'Education level' }, path: 'educationLevel' },
    ownership: { title: { 'zh-CN': '办学性质', en: 'Ownership' }, path: 'ownership' },
    supervisingAuthorities: {
      title: { 'zh-CN': '主管部门', en: 'Supervising authority' },
      path: 'supervisingAuthorities',
    },
    location: { title: { 'zh-CN': '所在地', en: 'Location' }, path: 'location' },
    divisionCode: { title: { 'zh-CN': '行政区划代码', en: 'Division code' }, path: 'divisionCode' },
    status: { title: { 'zh-CN': '状态', en: 'State' }, path: 'status' },
    closedOn: { title: { 'zh-CN': '停办日期', en: 'Closed on' }, path: 'closedOn' },
    id: { title: { 'zh-CN': '系统编号', en: 'Id' }, path: 'id' },
  },
});
