import { defineMessages } from '../../providers/i18n.ts';

export const messages = defineMessages('tree', {
  'zh-CN': { placeholder: '选择，或输入名称、拼音、代码' },
  en: { placeholder: 'Choose, or type a name, pinyin or code' },
});
