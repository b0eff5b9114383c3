/** The ERP's items are known, but nobody logs them until an admin makes a material of one. */
import type { ItemAdoption } from '#schema/contract/reference.ts';
import { AppError, malformed } from '#server/app-error.ts';
import { insertion } from '#server/db/statements.ts';
import { defineCommand } from '#server/writer/command.ts';
import { findItem } from './items.queries.ts';

const insertMaterial = insertion('material', ['code', 'name', 'unit', 'unit_cost_cents']);
/** What a tablet can show and a material may be called; see schema/contract/materials.ts. */
const LONGEST_NAME = 60;
const LONGEST_UNIT = 12;
const CODE = /^[A-Za-z0-9._-]{1,32}$/;

export const adoptItem = defineCommand({
  name: 'reference.adoptItem',
  right: 'admin',
  run(tx, input: ItemAdoption & { code: string }) {
    const item = findItem(tx, input.code);
    if (!item) throw new AppError('not_found', `The ERP has no item ${input.code}.`);
    const code = input.materialCode ?? item.code;
    if (!CODE.test(code)) {
      throw malformed(
        'materialCode',
        'use letters, digits, dot, dash, underscore',
        `A material cannot be called ${code}: say another code for it.`,
      );
    }
    const unit = input.unit ?? item.unit;
    if (unit === '' || unit.length > LONGEST_UNIT) {
      throw malformed('unit', 'the ERP says none that fits: say one');
    }
    const unitCostCents = input.unitCostCents ?? item.unitCostCents;
    if (unitCostCents === null || unitCostCents < 0) {
      throw malformed('unitCostCents', 'the ERP says none: say one');
    }
    const { lastId } = tx.run(insertMaterial, {
      code: code.toUpperCase(),
      name: input.name ?? item.name.slice(0, LONGEST_NAME),
      unit,
      unit_cost_cents: unitCostCents,
    });
    tx.change(null, {
      materialId: lastId,
      item: item.code,
      code: code.toUpperCase(),
      unitCostCents,
    });
    return { code: code.toUpperCase() };
  },
});
