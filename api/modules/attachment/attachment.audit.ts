import { defineAuditWords } from '../../kernel/audit-words.ts';

defineAuditWords({
  actions: {
    'attachment.prepare': { 'zh-CN': '申请上传附件', en: 'Ask to upload a file' },
    'attachment.upload': { 'zh-CN': '上传附件', en: 'Upload a file' },
    'attachment.claim': { 'zh-CN': '使用附件', en: 'Attach a file' },
    'attachment.remove': { 'zh-CN': '移除附件', en: 'Remove a file' },
  },
  subjects: { Attachment: { label: { 'zh-CN': '附件', en: 'File' }, prefix: 'att' } },
  fields: {
    'Attachment.bytes': { label: { 'zh-CN': '字节数', en: 'Bytes' } },
    'Attachment.mediaType': { label: { 'zh-CN': '内容类型', en: 'Media type' } },
    'Attachment.subjectType': { label: { 'zh-CN': '所属记录类型', en: 'Kind of record' } },
  },
});
