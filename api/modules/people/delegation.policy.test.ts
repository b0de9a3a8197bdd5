import { describe, expect, it } from 'vitest';
import { newId } from '../../kernel/ids.ts';
import { actorWith } from '../../testing/actors.ts';
import { permissionsBeyond } from './delegation.policy.ts';
import './people.permissions.ts';

const province = newId();
const school = newId();
const target = { organizationId: school, provinceId: province, cityId: null, schoolId: school, departmentId: null };
const wanted = ['term.manage', 'person.read'] as const;

describe('handing on permissions', () => {
  it('takes the same permission', () => {
    const actor = actorWith(['term.manage'], { organizationId: school, level: 'SCHOOL' });
    expect(permissionsBeyond(actor, { permissions: wanted, reach: 'HERE' }, target)).toEqual(['person.read']);
  });

  it('takes a reach as wide', () => {
    const here = actorWith(wanted, { organizationId: school, level: 'SCHOOL', reach: 'HERE' });
    expect(permissionsBeyond(here, { permissions: wanted, reach: 'HERE' }, target)).toEqual([]);
    expect(permissionsBeyond(here, { permissions: wanted, reach: 'SUBTREE' }, target)).toEqual(wanted);
    const subtree = actorWith(wanted, { organizationId: school, level: 'SCHOOL', reach: 'SUBTREE' });
    expect(permissionsBeyond(subtree, { permissions: wanted, reach: 'SUBTREE' }, target)).toEqual([]);
  });

  it('takes it over the organization, personal ones without a purpose', () => {
    const above = actorWith(wanted, { organizationId: province, level: 'PROVINCIAL' });
    expect(permissionsBeyond(above, { permissions: wanted, reach: 'SUBTREE' }, target)).toEqual([]);
    const beside = actorWith(wanted, { organizationId: newId(), level: 'SCHOOL' });
    expect(permissionsBeyond(beside, { permissions: wanted, reach: 'HERE' }, target)).toEqual(wanted);
    // The province of a school holds nothing over a sibling province, and a school nothing over its province.
    const below = actorWith(wanted, { organizationId: school, level: 'SCHOOL' });
    const upward = { organizationId: province, provinceId: province, cityId: null, schoolId: null, departmentId: null };
    expect(permissionsBeyond(below, { permissions: wanted, reach: 'HERE' }, upward)).toEqual(wanted);
  });
});
