import sql, { join, raw } from 'sql-template-tag';
import type { UnitOfWork } from './unit-of-work.ts';

const KEYS = ['provinceId', 'cityId', 'schoolId', 'departmentId'] as const;

/**
 * Rewrites the denormalised ancestors of every organization-owned row below an organization that has moved: the tables
 * are found in the ORM's metadata, so a later module's tables take part without a line of their own. The organizations
 * themselves must have their new ancestors already. Audit entries keep the place at which they happened.
 */
export async function rescopeOwnedRows(uow: UnitOfWork, path: string): Promise<void> {
  await uow.em.flush();
  for (const meta of uow.kernel.orm.getMetadata().getAll().values()) {
    const properties = meta.properties as unknown as Record<string, { fieldNames: string[] } | undefined>;
    const isOwned = properties['organizationId'] && KEYS.every((key) => properties[key]);
    if (!isOwned || meta.readonly) {
      continue;
    }
    const column = (key: string) => raw(`"${properties[key]!.fieldNames[0]!}"`);
    const assignments = ['province_id', 'city_id', 'school_id', 'department_id'].map(
      (name, index) => sql`${column(KEYS[index]!)} = o.${raw(name)}`,
    );
    await uow.run(sql`update ${raw(`"${meta.tableName}"`)} r set ${join(assignments)} from organization o
      where r.${column('organizationId')} = o.id and o.path like ${`${path}%`}
        and (r.${column('provinceId')}, r.${column('cityId')}, r.${column('schoolId')}, r.${column('departmentId')})
          is distinct from (o.province_id, o.city_id, o.school_id, o.department_id)`);
  }
}
