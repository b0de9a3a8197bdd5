import { ENUM_LABELS_EN } from './enum-labels.en.ts';
import { ENUM_LABELS_ZH } from './enum-labels.zh-cn.ts';

/** Words for enum values in both languages: the panel shows them and exported files carry them. */
export const ENUM_LABELS = { 'zh-CN': ENUM_LABELS_ZH, en: ENUM_LABELS_EN };
