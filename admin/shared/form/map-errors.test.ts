import { expect, it } from 'vitest';
import { mapUserErrors } from './map-errors.ts';

const fields = [['name'], ['period', 'from'], ['members'], ['parentId']];

it('sends each message to the field with its path, below input', () => {
  const mapped = mapUserErrors(
    [
      { code: 'A', message: '名称已用', path: ['input', 'name'] },
      { code: 'B', message: '名称过长', path: ['input', 'name'] },
      { code: 'C', message: '日期过早', path: ['input', 'period', 'from'] },
    ],
    fields,
  );
  expect(mapped).toEqual({
    fields: [
      { name: ['name'], errors: ['名称已用', '名称过长'] },
      { name: ['period', 'from'], errors: ['日期过早'] },
    ],
    general: [],
  });
});

it('gives the errors of an item to its list and those of nothing shown to the form', () => {
  const mapped = mapUserErrors(
    [
      { code: 'A', message: '第二人无效', path: ['input', 'members', '1', 'personId'] },
      { code: 'B', message: '组织已归档', path: null },
      { code: 'C', message: '标识无效', path: ['id'] },
      { code: 'D', message: '组织已归档', path: [] },
    ],
    fields,
  );
  expect(mapped.fields).toEqual([{ name: ['members'], errors: ['第二人无效'] }]);
  expect(mapped.general).toEqual(['组织已归档', '标识无效']);
});

it('does not take a field for another whose name begins alike', () => {
  expect(mapUserErrors([{ code: 'A', message: 'x', path: ['input', 'nameOld'] }], fields).general).toEqual(['x']);
});

it('follows aliases', () => {
  const mapped = mapUserErrors([{ code: 'A', message: 'x', path: ['newParentId'] }], fields, {
    newParentId: 'parentId',
  });
  expect(mapped.fields).toEqual([{ name: ['parentId'], errors: ['x'] }]);
});
