import type { Geography } from '../geography.ts';

/** A whole number from 0 to before `below`. */
export type Draw = (below: number) => number;

/** Both files, to be changed in place or replaced. A memo file of null is not there. */
export interface Files {
  table: Buffer;
  memo: Buffer | null;
}

export interface Kind {
  name: string;
  /** False where the sample has nothing this could be done to; then another kind is drawn. */
  damage: (files: Files, land: Geography, draw: Draw) => boolean;
  /**
   * `structure`: what is accepted says the same in every cell. `values`: it may say something else
   * in the very cells whose bytes were changed, which no reader can know.
   */
  reach: 'structure' | 'values';
}

/** Another value than the byte has. */
export function change(bytes: Buffer, at: number, draw: Draw): void {
  bytes[at] = ((bytes[at] ?? 0) + 1 + draw(255)) & 0xff;
}

export const anyRow = (land: Geography, draw: Draw): number => 1 + draw(land.rowCount);

export function anyOf<Item>(items: readonly Item[], draw: Draw): Item {
  const item = items[draw(items.length)];
  if (item === undefined) throw new RangeError('There is nothing to draw from.');
  return item;
}

/** One of the two files, the larger one more often, as on a disk. */
export function anyFile(files: Files, draw: Draw): Buffer {
  if (files.memo === null) return files.table;
  return draw(files.table.length + files.memo.length) < files.table.length
    ? files.table
    : files.memo;
}
