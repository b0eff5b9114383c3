/** Stages the ERP's items: each generation holds all of them, and only the one in force is seen. */
import { insertion } from '#server/db/statements.ts';
import { defineCommand } from '#server/writer/command.ts';
import type { ReferenceItem } from './erp/catalog-items.ts';
import { keyOf } from './erp/key.ts';
import { CHUNK_FIELDS, requireStaging, rowsOf, type StagedChunk } from './transit-writes.ts';

const insertItem = insertion('erp_item', [
  'generation',
  'item_key',
  'code',
  'name',
  'unit',
  'unit_cost_cents',
]);

export const stageItems = defineCommand({
  name: 'reference.stageItems',
  right: 'system',
  sendingFields: CHUNK_FIELDS,
  run(tx, input: StagedChunk) {
    const { generation } = input;
    requireStaging(tx, 'items', generation);
    const items = rowsOf<ReferenceItem>(input);
    for (const { code, name, unit, unitCostCents } of items) {
      const item_key = keyOf(code);
      tx.run(insertItem, {
        generation,
        item_key,
        code,
        name,
        unit,
        unit_cost_cents: unitCostCents,
      });
    }
    tx.change(null, { generation, items: items.length });
    return { staged: items.length };
  },
});
