import { expect, it } from 'vitest';
import { parseSavedViews } from './saved-views.tsx';

it('believes of what is stored only what is a view', () => {
  const view = { id: '1', name: '社团', query: 'level.in=CLUB' };
  expect(parseSavedViews([view, null, { id: 2 }, 'x'])).toEqual([view]);
  expect(parseSavedViews('broken')).toBeUndefined();
  expect(parseSavedViews(undefined)).toBeUndefined();
});
