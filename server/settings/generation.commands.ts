/**
 * The restore generation: a new one begins with the database, and whenever the server finds at its
 * start that an older copy of the database was put back. Tablets hear it with every answer; when
 * it changes they send their last days again, and the keys keep what is there from doubling.
 */
import { defineCommand } from '#server/writer/command.ts';
import { saveSetting } from './setting-writes.ts';
import { findGeneration, GENERATION } from './settings.queries.ts';

export const beginGeneration = defineCommand({
  name: 'settings.beginGeneration',
  right: 'system',
  run(tx, input: { generation: string; reason: string }) {
    const before = findGeneration(tx);
    tx.run(saveSetting, { name: GENERATION, value: input.generation });
    tx.change({ generation: before ?? null }, input);
    return { generation: input.generation };
  },
});
