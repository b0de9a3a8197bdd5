import { defineAuditWords } from '../../kernel/audit-words.ts';

const number = (zh: string, en: string) => ({ label: { 'zh-CN': zh, en } });

defineAuditWords({
  actions: {
    'import.upload': { 'zh-CN': '上传导入文件', en: 'Upload a file to import' },
    'import.plan': { 'zh-CN': '试算导入', en: 'Dry-run an import' },
    'import.commit': { 'zh-CN': '确认导入', en: 'Commit an import' },
    'import.cancel': { 'zh-CN': '取消导入', en: 'Cancel an import' },
    'import.resume': { 'zh-CN': '继续导入', en: 'Resume an import' },
    'import.decide': { 'zh-CN': '处理导入建议', en: 'Decide import proposals' },
    'import.enter': { 'zh-CN': '写入导入数据', en: 'Enter imported rows' },
    'import.finish': { 'zh-CN': '导入完成', en: 'Finish an import' },
    'import.fail': { 'zh-CN': '导入失败', en: 'Import failed' },
    'import.undo': { 'zh-CN': '撤销导入', en: 'Undo an import' },
    'import.restore': { 'zh-CN': '撤销导入时还原', en: 'Restored by undoing an import' },
    'importProfile.save': { 'zh-CN': '保存导入对应关系', en: 'Save an import mapping' },
    'importProfile.delete': { 'zh-CN': '删除导入对应关系', en: 'Delete an import mapping' },
    'importRow.read': { 'zh-CN': '查看导入文件中的个人信息', en: 'Read personal data of an import' },
  },
  subjects: {
    ImportBatch: { label: { 'zh-CN': '导入批次', en: 'Import' }, prefix: 'imp' },
    ImportFile: { label: { 'zh-CN': '导入文件', en: 'Import file' }, prefix: 'upl' },
    ImportProfile: { label: { 'zh-CN': '导入对应关系', en: 'Import mapping' }, prefix: 'prof' },
    ImportRow: { label: { 'zh-CN': '导入行', en: 'Import row' }, prefix: 'irow' },
  },
  fields: {
    target: { label: { 'zh-CN': '导入对象', en: 'Target' }, kind: 'ENUM', enumName: 'ImportTarget' },
    sha256: number('文件指纹', 'File fingerprint'),
    byteSize: number('文件大小（字节）', 'File size in bytes'),
    errors: number('错误行数', 'Rows with errors'),
    state: { label: { 'zh-CN': '批次状态', en: 'State of the import' }, kind: 'ENUM', enumName: 'ImportBatchState' },
    policy: { label: { 'zh-CN': '出错处理', en: 'On errors' }, kind: 'ENUM', enumName: 'ImportPolicy' },
    done: number('已处理行数', 'Rows done'),
    applied: number('已写入行数', 'Rows applied'),
    'ImportBatch.created': number('新增记录数', 'New records'),
    removed: number('删除的记录数', 'Records removed'),
    'ImportBatch.restored': number('还原的记录数', 'Records restored'),
    failure: number('失败原因', 'Failure'),
    batch: { label: { 'zh-CN': '导入批次', en: 'Import' }, words: (id) => `…${id.slice(-6)}` },
    version: number('版本', 'Version'),
    CONFIRMED: number('已确认的建议数', 'Proposals confirmed'),
    DISMISSED: number('已驳回的建议数', 'Proposals dismissed'),
  },
});
