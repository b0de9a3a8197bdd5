import { defineExportList } from '../../kernel/export-list.ts';

const count = (zh: string, en: string, key: string) => ({ title: { 'zh-CN': zh, en }, path: `counts.${key}` });

defineExportList({
  name: 'reportTemplates',
  title: { 'zh-CN': '报表模板', en: 'Report templates' },
  field: 'reportTemplates',
  anyOf: ['list.export'],
  columns: {
    name: { title: { 'zh-CN': '名称', en: 'Name' }, path: 'name' },
    organization: { title: { 'zh-CN': '所属组织', en: 'Kept by' }, path: 'organization.name' },
    status: { title: { 'zh-CN': '状态', en: 'State' }, path: 'status' },
    latestNumber: { title: { 'zh-CN': '版本', en: 'Version' }, path: 'latestNumber' },
    fieldCount: { title: { 'zh-CN': '字段数', en: 'Fields' }, path: 'fieldCount' },
    isShared: { title: { 'zh-CN': '供下级使用', en: 'Shared' }, path: 'isShared' },
    roundCount: { title: { 'zh-CN': '填报次数', en: 'Rounds' }, path: 'roundCount' },
    updatedAt: { title: { 'zh-CN': '更新时间', en: 'Changed' }, path: 'updatedAt' },
    id: { title: { 'zh-CN': '系统编号', en: 'Id' }, path: 'id' },
  },
});

defineExportList({
  name: 'reportRounds',
  title: { 'zh-CN': '填报批次', en: 'Rounds of reports' },
  field: 'reportRounds',
  anyOf: ['list.export'],
  columns: {
    title: { title: { 'zh-CN': '标题', en: 'Title' }, path: 'title' },
    organization: { title: { 'zh-CN': '发起组织', en: 'Asked by' }, path: 'organization.name' },
    template: { title: { 'zh-CN': '模板', en: 'Template' }, path: 'template.name' },
    period: { title: { 'zh-CN': '报告期', en: 'Period' }, path: 'periodLabel' },
    dueOn: { title: { 'zh-CN': '截止日', en: 'Due' }, path: 'dueOn' },
    status: { title: { 'zh-CN': '状态', en: 'State' }, path: 'status' },
    total: count('应报', 'Owed', 'total'),
    accepted: count('已计入', 'Counted', 'accepted'),
    missing: count('未报', 'Missing', 'missing'),
    late: count('逾期', 'Late', 'late'),
    openedAt: { title: { 'zh-CN': '发起时间', en: 'Opened' }, path: 'openedAt' },
    id: { title: { 'zh-CN': '系统编号', en: 'Id' }, path: 'id' },
  },
});

/** Prefix of columns that show one field of the form: `figure:<key>:<title>`; the client names the column as its form does. */
const FIGURE = /^figure:([a-z][A-Za-z0-9_]*):(.{1,100})$/su;

defineExportList({
  name: 'reportSubmissions',
  title: { 'zh-CN': '报告', en: 'Reports' },
  field: 'reportSubmissions',
  anyOf: ['list.export'],
  columns: {
    organization: { title: { 'zh-CN': '填报组织', en: 'Organization' }, path: 'organization.name' },
    level: { title: { 'zh-CN': '层级', en: 'Level' }, path: 'organization.level' },
    round: { title: { 'zh-CN': '填报批次', en: 'Round' }, path: 'round.title' },
    phase: { title: { 'zh-CN': '报告阶段', en: 'Stands' }, path: 'phase' },
    status: { title: { 'zh-CN': '任务状态', en: 'State' }, path: 'status' },
    dueOn: { title: { 'zh-CN': '截止日', en: 'Due' }, path: 'dueOn' },
    isLate: { title: { 'zh-CN': '是否逾期', en: 'Late' }, path: 'isLate' },
    isStale: { title: { 'zh-CN': '汇总已过时', en: 'Stale' }, path: 'isStale' },
    revision: { title: { 'zh-CN': '报告版本', en: 'Revision' }, path: 'revision' },
    submittedAt: { title: { 'zh-CN': '提交时间', en: 'Submitted' }, path: 'submittedAt' },
    parent: { title: { 'zh-CN': '计入', en: 'Counted in' }, path: 'parent.organization.name' },
    id: { title: { 'zh-CN': '系统编号', en: 'Id' }, path: 'id' },
  },
  columnFor(key) {
    const [, field, title] = FIGURE.exec(key) ?? [];
    return field === undefined || title === undefined
      ? undefined
      : {
          title: { 'zh-CN': title, en: title },
          path: 'totals',
          fields: ['key', 'value', 'isMoney'],
          format: (item) => (item['key'] === field ? figureText(item) : ''),
        };
  },
});

/** A figure as a cell: yuan for money. */
function figureText({ value, isMoney }: Readonly<Record<string, string | boolean | null>>): string {
  if (typeof value !== 'string') {
    return '';
  }
  if (isMoney !== true) {
    return value;
  }
  const digits = value.replace('-', '').padStart(3, '0');
  return `${value.startsWith('-') ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

defineExportList({
  name: 'reportPublications',
  title: { 'zh-CN': '汇总发布', en: 'Publications of totals' },
  field: 'reportPublications',
  anyOf: ['list.export'],
  columns: {
    title: { title: { 'zh-CN': '标题', en: 'Title' }, path: 'title' },
    organization: { title: { 'zh-CN': '发布组织', en: 'Published by' }, path: 'organization.name' },
    period: { title: { 'zh-CN': '报告期', en: 'Period' }, path: 'periodLabel' },
    revision: { title: { 'zh-CN': '版次', en: 'Number' }, path: 'revision' },
    status: { title: { 'zh-CN': '状态', en: 'State' }, path: 'status' },
    visibility: { title: { 'zh-CN': '公开范围', en: 'Read by' }, path: 'visibility' },
    owedCount: { title: { 'zh-CN': '应报', en: 'Owed' }, path: 'owedCount' },
    missingCount: { title: { 'zh-CN': '未报', en: 'Missing' }, path: 'missingCount' },
    hash: { title: { 'zh-CN': '快照摘要', en: 'Digest' }, path: 'hash' },
    publishedAt: { title: { 'zh-CN': '发布时间', en: 'Published' }, path: 'publishedAt' },
    id: { title: { 'zh-CN': '系统编号', en: 'Id' }, path: 'id' },
  },
});
