import { describe, expect, it } from 'vitest';
import { devProxy, isPageVisit } from './dev-proxy.ts';

const [pattern] = Object.keys(devProxy('http://127.0.0.1:4000'));
const goesToServer = (url: string) => new RegExp(pattern!).test(url);

describe('the development proxy', () => {
  it('hands over what the server answers, and nothing of the admin', () => {
    for (const url of ['/graphql', '/graphql?x=1', '/imports', '/imports/imp_1/errors.csv', '/healthz', '/metrics']) {
      expect(goesToServer(url), url).toBe(true);
    }
    for (const url of ['/', '/organizations', '/importsomething', '/src/graphql', '/@vite/client']) {
      expect(goesToServer(url), url).toBe(false);
    }
  });

  it('opens the page where an upload has the same address', () => {
    const html = { accept: 'text/html,application/xhtml+xml' };
    expect(isPageVisit({ url: '/imports?tab=x', method: 'GET', headers: html })).toBe(true);
    expect(isPageVisit({ url: '/imports/create', method: 'GET', headers: html })).toBe(true);
    expect(isPageVisit({ url: '/imports', method: 'POST', headers: { accept: '*/*' } })).toBe(false);
    expect(isPageVisit({ url: '/graphql', method: 'GET', headers: html })).toBe(false);
  });
});
