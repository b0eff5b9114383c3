/** Values that no column of their type can hold. They must be seen, every one. */
import type { Geography } from '../geography.ts';
import { anyOf, anyRow, type Draw, type Kind } from './kind.ts';

/** Bytes for a field of that length which say nothing there. */
type Nonsense = (length: number, draw: Draw) => Buffer;

const fill =
  (text: string): Nonsense =>
  (length) =>
    Buffer.from(text.padStart(length).slice(0, length), 'latin1');
const hex =
  (digits: string): Nonsense =>
  () =>
    Buffer.from(digits, 'hex');

const NONSENSE: Record<string, Nonsense[]> = {
  C: [
    (length, draw) => Buffer.alloc(length, 1 + draw(8)),
    (length) => Buffer.alloc(length, 0),
    (length) => Buffer.alloc(length, 0x7f),
    fill('\u0003x'),
  ],
  N: [
    fill('NaN'),
    fill('1.2.3'),
    fill('1-'),
    fill('0x1F'),
    fill('1,5'),
    fill('****'),
    fill('1 2'),
    fill('1e5'),
  ],
  F: [fill('Inf'), fill('1e'), fill('..'), fill('--1'), fill('****'), fill('1E+5')],
  D: [fill('20260230'), fill('20261301'), fill('00000000'), fill('2026 1 1'), fill('20260100')],
  T: [hex('01000000ffffffff'), hex('ffffff7f00000000'), hex('8c3d2500005c2605')],
  L: [fill('x'), fill('1'), hex('00'), hex('ff')],
  B: [hex('000000000000f87f'), hex('000000000000f0ff'), hex('010000000000f07f')],
};

/** One value in a row that is neither deleted nor null there. */
function spoil(files: { table: Buffer }, land: Geography, draw: Draw, type: string): boolean {
  const columns = land.columns.filter((column) => column.type === type);
  if (columns.length === 0) return false;
  const column = anyOf(columns, draw);
  const { said, deleted } = land.sample;
  const row = anyRow(land, draw);
  if (deleted.has(row) || said.get(row)?.[column.name] === null) return false;
  const bytes = anyOf(NONSENSE[type] ?? [], draw)(column.length, draw);
  bytes.copy(files.table, land.rowStart(row) + column.offset);
  return true;
}

export const VALUE_KINDS: Kind[] = [
  ...Object.keys(NONSENSE).map((type): Kind => ({
    name: `nonsense in a field of type ${type}`,
    reach: 'structure',
    damage: (files, land, draw) => spoil(files, land, draw, type),
  })),
  {
    name: 'a deletion flag that is none',
    reach: 'structure',
    damage(files, land, draw) {
      const flag = draw(256);
      files.table[land.rowStart(anyRow(land, draw))] = flag;
      return flag !== 0x20 && flag !== 0x2a;
    },
  },
  {
    name: 'null marks',
    reach: 'values',
    damage(files, land, draw) {
      const hidden = land.columns.find((column) => column.type === '0');
      if (hidden === undefined) return false;
      const at = land.rowStart(anyRow(land, draw)) + hidden.offset + draw(hidden.length);
      files.table[at] = (files.table[at] ?? 0) ^ (1 << draw(8));
      return true;
    },
  },
];
