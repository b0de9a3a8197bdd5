import { defineMessages } from '../../providers/i18n.ts';

export const messages = defineMessages('feedback', {
  'zh-CN': {
    loading: '正在加载',
    retry: '重试',
    reload: '重新加载',
    back: '返回上一页',
    toDesk: '回到我的工作台',
    errorNumber: '错误编号',
    offline: '网络已断开。已填写的内容会保留，恢复后可继续提交。',
    empty: {
      title: '暂无数据',
      filteredTitle: '没有符合条件的记录',
      filteredDescription: '请放宽筛选条件，或清除后重新查询。',
    },
    notFound: {
      title: '页面不存在',
      description: '地址可能有误，内容可能已移动，或者您无权得知它是否存在。',
    },
    forbidden: {
      title: '没有访问权限',
      description: '您现任的职务不包含此页面的权限。如需办理，请联系本组织管理员，或切换到相应职务。',
    },
    broken: {
      title: '页面未能打开',
      description: '可能是网络中断，或系统刚刚更新。重新加载后通常可以恢复。',
    },
    error: {
      UNAUTHENTICATED: { title: '登录已失效', description: '请重新登录后继续。' },
      FORBIDDEN: { title: '没有权限', description: '您现任的职务不允许此操作。' },
      NOT_FOUND: { title: '未找到', description: '该对象不存在、已归档，或不在您的可见范围内。' },
      BAD_REQUEST: { title: '请求无效', description: '提交的内容不被接受，请检查后再试。' },
      LIMIT_EXCEEDED: { title: '操作过于频繁', description: '请稍候片刻再试。' },
      CONFLICT: { title: '内容已被他人修改', description: '请载入最新内容，核对后再保存。' },
      INTERNAL: { title: '系统出现问题', description: '问题已记录。请稍后重试；如需帮助，请提供错误编号。' },
      USER_ERROR: { title: '未能完成', description: '请按提示修改后再提交。' },
      OFFLINE: { title: '无法连接服务器', description: '请检查网络连接后重试，已填写的内容不会丢失。' },
      ABORTED: { title: '已取消', description: '请求已被取消。' },
    },
  },
  en: {
    loading: 'Loading',
    retry: 'Try again',
    reload: 'Reload',
    back: 'Go back',
    toDesk: 'To my desk',
    errorNumber: 'Error number',
    offline: 'The network is away. What you have typed is kept, and you can submit it once you are back online.',
    empty: {
      title: 'Nothing here yet',
      filteredTitle: 'No record matches',
      filteredDescription: 'Widen the filters, or clear them and search again.',
    },
    notFound: {
      title: 'Page not found',
      description: 'The address may be wrong, the content may have moved, or you may not know whether it exists.',
    },
    forbidden: {
      title: 'No access',
      description:
        'The offices you hold do not include this page. Ask an administrator of your organization, or switch to the right office.',
    },
    broken: {
      title: 'This page could not be opened',
      description: 'The network may have dropped, or the system was just updated. Reloading usually helps.',
    },
    error: {
      UNAUTHENTICATED: { title: 'Your session has ended', description: 'Please sign in again to go on.' },
      FORBIDDEN: { title: 'Not permitted', description: 'The offices you hold do not permit this.' },
      NOT_FOUND: { title: 'Not found', description: 'It does not exist, is archived, or is outside what you may see.' },
      BAD_REQUEST: {
        title: 'Request refused',
        description: 'What was sent is not acceptable. Please check it and try again.',
      },
      LIMIT_EXCEEDED: { title: 'Too many requests', description: 'Please wait a moment and try again.' },
      CONFLICT: {
        title: 'Somebody else changed this',
        description: 'Load the current values, compare, and save again.',
      },
      INTERNAL: {
        title: 'Something went wrong',
        description: 'The fault has been logged. Try again later; if you need help, quote the error number.',
      },
      USER_ERROR: { title: 'Not done', description: 'Please correct what is marked and submit again.' },
      OFFLINE: {
        title: 'The server cannot be reached',
        description: 'Check your connection and try again; nothing you typed is lost.',
      },
      ABORTED: { title: 'Cancelled', description: 'The request was cancelled.' },
    },
  },
});
