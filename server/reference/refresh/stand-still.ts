import { setTimeout as sleep } from 'node:timers/promises';
import { importReason } from '#schema/rules/import-reasons.ts';
import { InboxError, tablesIn, type DroppedFile } from './inbox.ts';

export interface Patience {
  /** So long no file may change, in ms. */
  stillMs: number;
  /** After so long it is given up, in ms. */
  giveUpMs: number;
}

/** A drop of some hundred megabytes over a network drive takes minutes, with pauses of seconds. */
export const USUAL_PATIENCE: Patience = { stillMs: 5000, giveUpMs: 10 * 60_000 };

/**
 * Waits until nobody writes to the folder's tables any more.
 * @returns the tables as they stand then
 * @throws InboxError when they still change in the end; it names one that does
 */
export async function waitUntilStill(
  dir: string,
  { stillMs, giveUpMs }: Patience = USUAL_PATIENCE,
): Promise<DroppedFile[]> {
  let before = tablesIn(dir);
  let changing: string | undefined;
  for (let waited = 0; waited < giveUpMs; waited += stillMs) {
    await sleep(stillMs);
    const now = tablesIn(dir);
    changing = firstChanged(before, now);
    if (changing === undefined) return now;
    before = now;
  }
  const seconds = Math.round(giveUpMs / 1000);
  throw new InboxError(importReason('still_written', { file: changing ?? dir, seconds }));
}

function firstChanged(before: readonly DroppedFile[], now: readonly DroppedFile[]) {
  const were = new Map(before.map((file) => [file.name, file]));
  const changed = now.find(({ name, bytes, mtimeMs }) => {
    const was = were.get(name);
    return was?.bytes !== bytes || was.mtimeMs !== mtimeMs;
  });
  const gone = before.find(({ name }) => !now.some((file) => file.name === name));
  return changed?.name ?? gone?.name;
}
