import { defineRefusals } from '../../kernel/refusal.ts';

/** Refusals of this module. */
export const refuse = defineRefusals({
  ATTACHMENT_NAME: {
    'zh-CN': '文件名“{name}”不能使用：请去掉路径、控制字符和首尾的点，并保留扩展名。',
    en: 'The file name "{name}" can not be used: leave out folders, control characters and dots at its ends, and keep its extension.',
  },
  ATTACHMENT_KIND: {
    'zh-CN': '不接受“.{extension}”文件。可上传的类型：{kinds}。',
    en: 'Files of type ".{extension}" are not taken. These are: {kinds}.',
  },
  ATTACHMENT_SIZE: {
    'zh-CN': '“.{extension}”文件最大 {max} MB。请压缩或拆分后再上传。',
    en: 'A ".{extension}" file may have {max} MB at most. Make it smaller or split it.',
  },
  ATTACHMENT_OPEN: {
    'zh-CN': '您有 {max} 个尚未使用的上传。请先保存正在填写的内容，或移除不用的文件。',
    en: 'You have {max} uploads that no record uses. Save what you are filling in, or remove those that you do not need.',
  },
  ATTACHMENT_LENGTH: {
    'zh-CN': '收到 {received} 字节，而申请上传的是 {declared} 字节。请重新选择文件后上传。',
    en: '{received} bytes arrived where {declared} were announced. Choose the file again and upload it.',
  },
  ATTACHMENT_CONTENT: {
    'zh-CN': '文件内容与扩展名“.{extension}”不符。请用原程序另存为正确的格式后上传。',
    en: 'What the file holds does not go with its extension ".{extension}". Save it in the right format and upload that.',
  },
  ATTACHMENT_MACRO: {
    'zh-CN': '文件含有宏。请另存为不含宏的格式（如 docx、xlsx、pptx 或 pdf）后上传。',
    en: 'The file holds macros. Save it without them (as docx, xlsx, pptx or pdf) and upload that.',
  },
  ATTACHMENT_ARCHIVE: {
    'zh-CN': '压缩内容不能接受：解压后过大、条目过多、重叠、加密，或含有“{entry}”这样的条目。请重新打包后上传。',
    en: 'The packed content can not be taken: too large when unpacked, too many entries, overlapping, encrypted, or with an entry such as "{entry}". Pack it anew and upload that.',
  },
  ATTACHMENT_UNKNOWN: {
    'zh-CN': '文件不存在、尚未上传完成，或不是您上传的。请重新上传。',
    en: 'The file does not exist, is not uploaded yet, or is not yours. Upload it again.',
  },
  ATTACHMENT_TAKEN: {
    'zh-CN': '文件“{name}”已用于另一份记录。请再上传一份。',
    en: 'File "{name}" is part of another record already. Upload it once more.',
  },
  ATTACHMENT_COUNT: {
    'zh-CN': '一份记录最多 {max} 个文件。请减少后再提交。',
    en: 'A record may have {max} files at most. Leave some out and submit again.',
  },
});
