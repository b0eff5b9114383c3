/**
 * What can be used up. A new unit cost counts from now on: what was logged before keeps the cost
 * that was frozen on it. A material is never deleted; it is taken off the tablets.
 */
import type { MaterialChange, NewMaterial } from '#schema/contract/materials.ts';
import { AppError } from '#server/app-error.ts';
import { build, insertion, statement } from '#server/db/statements.ts';
import { defineCommand } from '#server/writer/command.ts';
import { nextVersion, requireVersion } from '#server/writer/versions.ts';

const insertMaterial = insertion('material', ['code', 'name', 'unit', 'unit_cost_cents']);

const materialAsIs = statement((db, p: { code: string }) =>
  db
    .selectFrom('material')
    .select(['version', 'name', 'unit', 'unit_cost_cents', 'is_active'])
    .where('code', '=', p.code),
);

export const addMaterial = defineCommand({
  name: 'materials.add',
  right: 'admin',
  run(tx, input: NewMaterial) {
    const { lastId } = tx.run(insertMaterial, {
      code: input.code.toUpperCase(),
      name: input.name,
      unit: input.unit,
      unit_cost_cents: input.unitCostCents,
    });
    tx.change(null, { materialId: lastId, ...input });
    return { code: input.code };
  },
});

export const changeMaterial = defineCommand({
  name: 'materials.change',
  right: 'admin',
  run(tx, input: { code: string; change: MaterialChange; ifVersion?: number | undefined }) {
    const { active, unitCostCents, ...fields } = input.change;
    const current = tx.get(materialAsIs, { code: input.code });
    if (!current) throw new AppError('not_found', `There is no material ${input.code}.`);
    requireVersion(current.version, input.ifVersion, `The material ${input.code}`);
    tx.run(
      build
        .updateTable('material')
        .set({
          ...fields,
          ...nextVersion(tx),
          ...(unitCostCents !== undefined && { unit_cost_cents: unitCostCents }),
          ...(active !== undefined && { is_active: active ? 1 : 0 }),
        })
        .where('code', '=', input.code),
    );
    const { name, unit } = current;
    tx.change(
      {
        ...{ code: input.code, name, unit },
        unitCostCents: current.unit_cost_cents,
        active: current.is_active === 1,
      },
      { code: input.code, ...input.change },
    );
    return { code: input.code };
  },
});
