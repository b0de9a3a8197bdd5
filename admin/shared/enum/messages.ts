import { ENUM_LABELS } from '../../../schema/enum-labels.ts';
import { defineMessages } from '../../providers/i18n.ts';

export const messages = defineMessages('enum', ENUM_LABELS);
