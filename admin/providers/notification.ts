import type { NotificationProvider, OpenNotificationParams } from '@refinedev/core';
import type { App } from 'antd';

type NotificationApi = ReturnType<typeof App.useApp>['notification'];

let api: NotificationApi | undefined;

/** Gives the provider antd's context-aware instance; called by the root once it is mounted. */
export function setNotificationApi(next: NotificationApi): void {
  api = next;
}

function open({ key, message, type, description }: OpenNotificationParams): void {
  const args = {
    ...(key ? { key } : {}),
    title: message,
    ...(description ? { description } : {}),
    placement: 'bottomRight' as const,
    // Errors stay until they are dismissed and interrupt; the rest is polite and goes by itself.
    duration: type === 'error' ? (false as const) : 5,
    role: type === 'error' ? ('alert' as const) : ('status' as const),
  };
  if (type === 'progress') {
    api?.info(args);
  } else {
    api?.[type](args);
  }
}

/** Refine's notification provider over antd. */
export const notificationProvider: NotificationProvider = {
  open,
  close: (key) => api?.destroy(key),
};
