import { defineMessages } from '../../providers/i18n.ts';

export const messages = defineMessages('palette', {
  'zh-CN': {
    open: '快速查找',
    button: '查找',
    placeholder: '输入页面、组织、人员的名称或拼音',
    pages: '页面',
    results: '查找结果',
    searching: '正在查找…',
    nothing: '没有找到匹配的内容',
    help: '↑ ↓ 选择，回车打开，Esc 关闭',
  },
  en: {
    open: 'Quick search',
    button: 'Search',
    placeholder: 'Type a page, organization or person, in Chinese or pinyin',
    pages: 'Pages',
    results: 'Results',
    searching: 'Searching…',
    nothing: 'Nothing matches',
    help: '↑ ↓ to choose, Enter to open, Esc to close',
  },
});
