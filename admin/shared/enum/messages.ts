import { defineMessages } from '../../providers/i18n.ts';

export const messages = defineMessages('enum', {
  'zh-CN': {
    OrganizationLevel: {
      NATIONAL: '全国',
      PROVINCIAL: '省级',
      CITY: '市级',
      SCHOOL: '校级',
      DEPARTMENT: '院系',
      CLUB: '社团',
    },
  },
  en: {
    OrganizationLevel: {
      NATIONAL: 'National',
      PROVINCIAL: 'Provincial',
      CITY: 'City',
      SCHOOL: 'School',
      DEPARTMENT: 'Department',
      CLUB: 'Club',
    },
  },
});
