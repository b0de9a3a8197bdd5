import { defineMessages } from '../../providers/i18n.ts';

export const messages = defineMessages('obligationState', {
  'zh-CN': {
    late_other: '逾期 {{count}} 天',
    isLate: '逾期',
    extended: '已延期',
    done: '已完成 {{done}} / {{total}}',
    lateCount: '逾期 {{count}}',
    none: '没有任务',
    noDue: '没有期限',
    progress: '完成情况',
    accept: '审核通过',
  },
  en: {
    late_one: '{{count}} day late',
    late_other: '{{count}} days late',
    isLate: 'Late',
    extended: 'Extended',
    done: '{{done}} of {{total}} done',
    lateCount: '{{count}} late',
    none: 'Nothing owed',
    noDue: 'No due day',
    progress: 'How far it has come',
    accept: 'Accept',
  },
});
