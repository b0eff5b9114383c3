/**
 * Brings what an import left under way to its end: what is in force is folded in, what is not is
 * taken back. After a crash at any point this is all that has to be done.
 */
import type { ReferenceGroup } from '#schema/contract/reference.ts';
import type { Reader } from '#server/db/statements.ts';
import type { Writer } from '#server/writer/writer.ts';
import { GROUPS, readGeneration } from './generations.queries.ts';
import { send } from './send-command.ts';

export async function foldIn(writer: Writer, group: ReferenceGroup): Promise<void> {
  while ((await send(writer, 'reference.fold', { group })).more);
}

/** @returns the groups that were not settled */
export async function settleAll(writer: Writer, reader: Reader): Promise<ReferenceGroup[]> {
  const settled: ReferenceGroup[] = [];
  for (const group of GROUPS) {
    const { inForce, inTransit } = readGeneration(reader, group);
    if (inTransit === null) continue;
    settled.push(group);
    if (inTransit === inForce) {
      await foldIn(writer, group);
      continue;
    }
    for (let isFirst = true, more = true; more; isFirst = false) {
      ({ more } = await send(writer, 'reference.discard', { group, isFirst }));
    }
  }
  return settled;
}
