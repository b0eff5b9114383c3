/**
 * The column types of a DBF file and how long each may be.
 *
 *   C text · N F number written as text · D date as text · T datetime · L logical · I integer ·
 *   B double · Y currency in 1/10,000 · M memo · V varchar
 *   G P Q W: pictures and other binaries. They may stand in a table, their pointers are checked
 *   where they are memos, but no mapping can use them.
 *   0: FoxPro's hidden `_NullFlags`.
 */
export const VISUAL_VERSIONS: readonly number[] = [0x30, 0x31, 0x32];

interface Version {
  name: string;
  memo: 'fpt' | 'dbt3' | 'dbt4' | null;
}

/** Version byte → what it is, for the versions this reader knows. */
export const VERSIONS: ReadonlyMap<number, Version> = new Map([
  [0x03, { name: 'dBASE III or FoxPro 2, without memos', memo: null }],
  [0x30, { name: 'Visual FoxPro', memo: 'fpt' }],
  [0x31, { name: 'Visual FoxPro, with fields that count by themselves', memo: 'fpt' }],
  [0x32, { name: 'Visual FoxPro, with varchar or varbinary fields', memo: 'fpt' }],
  [0x83, { name: 'dBASE III, with memos', memo: 'dbt3' }],
  [0x8b, { name: 'dBASE IV, with memos', memo: 'dbt4' }],
  [0xf5, { name: 'FoxPro 2, with memos', memo: 'fpt' }],
]);

const MEMO_TYPES = 'MGPW';
const BINARY_TYPES = 'GPQW';

export const isMemoType = (type: string): boolean => MEMO_TYPES.includes(type);
export const isBinaryType = (type: string): boolean => BINARY_TYPES.includes(type);

/** Null where the type is unknown in that version, else the shortest and longest a field may be. */
export function lengthLimits(type: string, isVisual: boolean): [number, number] | null {
  if (isMemoType(type)) return isVisual ? [4, 4] : [10, 10];
  if ('VQ0'.includes(type)) return isVisual ? [1, 255] : null;
  return LIMITS.get(type) ?? null;
}

const LIMITS: ReadonlyMap<string, [number, number]> = new Map([
  ['C', [1, 255]],
  ['N', [1, 20]],
  ['F', [1, 20]],
  ['D', [8, 8]],
  ['T', [8, 8]],
  ['L', [1, 1]],
  ['I', [4, 4]],
  ['B', [8, 8]],
  ['Y', [8, 8]],
]);
