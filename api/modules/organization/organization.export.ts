import { defineExportList } from '../../kernel/export-list.ts';
import { RULE_PARAMETERS } from './rule-parameters.ts';

const RULE_LABELS = Object.fromEntries(Object.entries(RULE_PARAMETERS).map(([key, { label }]) => [key, label]));

defineExportList({
  name: 'organizations',
  title: { 'zh-CN': '组织', en: 'Organizations' },
  field: 'organizations',
  anyOf: ['list.export'],
  columns: {
    name: { title: { 'zh-CN': '名称', en: 'Name' }, path: 'name' },
    shortName: { title: { 'zh-CN': '简称', en: 'Short name' }, path: 'shortName' },
    level: { title: { 'zh-CN': '层级', en: 'Level' }, path: 'level' },
    kind: { title: { 'zh-CN': '类别', en: 'Kind' }, path: 'kind' },
    parent: { title: { 'zh-CN': '上级组织', en: 'Parent' }, path: 'parent.name' },
    institution: { title: { 'zh-CN': '所属学校', en: 'Institution' }, path: 'institution.name' },
    category: { title: { 'zh-CN': '学校类别', en: 'Category of schools' }, path: 'category' },
    status: { title: { 'zh-CN': '状态', en: 'State' }, path: 'status' },
    childCount: { title: { 'zh-CN': '直属下级', en: 'Units directly below' }, path: 'childCount' },
    foundedOn: { title: { 'zh-CN': '成立日期', en: 'Founded' }, path: 'foundedOn' },
    closedOn: { title: { 'zh-CN': '终止日期', en: 'Closed on' }, path: 'closedOn' },
    divisionCode: { title: { 'zh-CN': '行政区划代码', en: 'Division code' }, path: 'divisionCode' },
    externalCode: { title: { 'zh-CN': '外部代码', en: 'External code' }, path: 'externalCode' },
    id: { title: { 'zh-CN': '系统编号', en: 'Id' }, path: 'id' },
  },
});

defineExportList({
  name: 'ruleExceptions',
  title: { 'zh-CN': '规则例外', en: 'Rule exceptions' },
  field: 'ruleExceptions',
  anyOf: ['list.export'],
  columns: {
    organization: { title: { 'zh-CN': '申报组织', en: 'Organization' }, path: 'organization.name' },
    key: { title: { 'zh-CN': '参数', en: 'Parameter' }, path: 'key', labels: RULE_LABELS },
    number: { title: { 'zh-CN': '取值', en: 'Value' }, path: 'number' },
    status: { title: { 'zh-CN': '状态', en: 'State' }, path: 'status' },
    validFrom: { title: { 'zh-CN': '生效日期', en: 'Valid from' }, path: 'validFrom' },
    validUntil: { title: { 'zh-CN': '失效日期', en: 'Valid until' }, path: 'validUntil' },
    reason: { title: { 'zh-CN': '理由', en: 'Reason' }, path: 'reason' },
    note: { title: { 'zh-CN': '意见', en: 'Note' }, path: 'decisionNote' },
    id: { title: { 'zh-CN': '系统编号', en: 'Id' }, path: 'id' },
  },
});
