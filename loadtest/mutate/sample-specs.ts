/** What the sound tables hold. Texts beyond ASCII are spelled in the bytes of their code page. */
import type { Encoding } from '#server/reference/foxpro/code-page.ts';
import type { Cell } from '#server/reference/foxpro/write-cell.ts';
import type { TableSpec } from '#server/reference/foxpro/write-table.ts';

export interface SampleSpec {
  name: string;
  encoding?: Encoding;
  /** Bytes as they are written → the text they stand for. */
  texts?: Readonly<Record<string, string>>;
  /** False: as dBASE writes it, without the place of each field. */
  saysOffsets?: boolean;
  spec: TableSpec;
}

const LONG = 'Engrave the name on the back, in capitals. '.repeat(30).trim();
const rowsOf = (count: number, row: (n: number) => Cell[]): Cell[][] =>
  Array.from({ length: count }, (_, n) => row(n));
const dayOf = (n: number): string => `2026-${String(1 + (n % 12)).padStart(2, '0')}-${10 + n}`;

const orders: SampleSpec = {
  name: 'orders-30',
  texts: { 'Caf\u00e9 \u0093Ritz\u0094': 'Café “Ritz”' },
  spec: {
    fields: [
      { name: 'ORDNO', type: 'C', length: 8 },
      { name: 'ACCT', type: 'C', length: 6 },
      { name: 'NAME', type: 'C', length: 20 },
      { name: 'ORDDATE', type: 'D' },
      { name: 'DUE', type: 'D', nullable: true },
      { name: 'AMOUNT', type: 'N', length: 10, decimals: 2 },
      { name: 'RUSH', type: 'L' },
      { name: 'HOLD', type: 'M' },
      { name: 'FLOOR', type: 'C', length: 20, nullable: true },
    ],
    rows: rowsOf(14, (n) => [
      `A-${100 + n}`,
      n % 3 === 0 ? 'ACME' : '0042',
      n === 4 ? 'Caf\u00e9 \u0093Ritz\u0094' : `Plaque ${n}`,
      dayOf(n),
      n % 4 === 1 ? null : dayOf(n + 1),
      n % 5 === 2 ? null : 10.25 * n,
      n % 2 === 0,
      n % 3 === 1 ? `Waits for the proof ${n}` : n === 6 ? LONG : '',
      n % 3 === 0 ? null : `Rush ${n}`,
    ]),
    deleted: [3, 9],
  },
};

const everyType: SampleSpec = {
  name: 'types-31',
  spec: {
    version: 0x31,
    endMark: false,
    orphanMemos: ['An older wording of a note', 'Another one'],
    fields: [
      { name: 'ID', type: 'I' },
      { name: 'CODE', type: 'C', length: 5 },
      { name: 'QTY', type: 'N', length: 8, decimals: 3 },
      { name: 'RATE', type: 'F', length: 12, decimals: 4 },
      { name: 'DAY', type: 'D', nullable: true },
      { name: 'AT', type: 'T' },
      { name: 'DONE', type: 'L', nullable: true },
      { name: 'COUNT', type: 'I', nullable: true },
      { name: 'WEIGHT', type: 'B' },
      { name: 'PRICE', type: 'Y' },
      { name: 'NOTE', type: 'M' },
      { name: 'MORE', type: 'M', nullable: true },
    ],
    rows: rowsOf(12, (n) => [
      1000 + n,
      `C${n}`,
      n * 1.5,
      -0.125 * (n + 1),
      n % 3 === 0 ? null : dayOf(n),
      `${dayOf(n)}T0${n % 10}:05:09`,
      n % 4 === 0 ? null : n % 2 === 0,
      n % 5 === 0 ? null : -7 * n,
      n / 8,
      (123_456 * n) / 10_000,
      n % 2 === 0 ? `Note ${n}` : '',
      n % 4 === 3 ? null : n % 4 === 1 ? LONG.slice(0, 40 * n) : '',
    ]),
    deleted: [12],
  },
};

const varchars: SampleSpec = {
  name: 'varchars-32',
  spec: {
    version: 0x32,
    fields: [
      { name: 'KEY', type: 'I' },
      { name: 'TITLE', type: 'V', length: 12 },
      { name: 'REMARK', type: 'V', length: 9, nullable: true },
      { name: 'RAW', type: 'Q', length: 6, nullable: true },
      ...Array.from({ length: 6 }, (_, i) => ({ name: `N${i}`, type: 'I', nullable: true })),
      { name: 'LAST', type: 'C', length: 4, nullable: true },
    ],
    rows: rowsOf(10, (n) => [
      n + 1,
      n % 3 === 0 ? 'exactly full' : `part ${n}`,
      n % 4 === 0 ? null : `r${n}`,
      n % 2 === 0 ? null : 'ab',
      ...Array.from({ length: 6 }, (_, i) => ((n + i) % 3 === 0 ? null : n * i)),
      n % 5 === 0 ? null : `L${n}`,
    ]),
  },
};

const foxpro2: SampleSpec = {
  name: 'foxpro2-f5',
  encoding: 'cp437',
  texts: { 'Caf\u0082 \u00e1': 'Café ß' },
  spec: {
    version: 0xf5,
    codePage: 0x01,
    fields: [
      { name: 'NUMBER', type: 'C', length: 6 },
      { name: 'NAME', type: 'C', length: 10 },
      { name: 'QTY', type: 'N', length: 7, decimals: 2 },
      { name: 'SIZE', type: 'F', length: 9, decimals: 3 },
      { name: 'DAY', type: 'D' },
      { name: 'DONE', type: 'L' },
      { name: 'NOTE', type: 'M' },
    ],
    rows: rowsOf(11, (n) => [
      `${200 + n}`,
      n === 2 ? 'Caf\u0082 \u00e1' : `Cup ${n}`,
      2.25 * n,
      n / 4,
      n % 4 === 0 ? null : dayOf(n),
      n % 3 === 0 ? null : n % 2 === 0,
      n % 2 === 1 ? `Box ${n} of 20` : '',
    ]),
    deleted: [1],
  },
};

const dbase3: SampleSpec = {
  name: 'dbase3-83',
  encoding: 'cp850',
  texts: { 'S\u0094hne': 'Söhne' },
  saysOffsets: false,
  spec: {
    version: 0x83,
    codePage: 0x02,
    fields: [
      { name: 'ACCT', type: 'C', length: 6 },
      { name: 'NAME', type: 'C', length: 12 },
      { name: 'CREDIT', type: 'N', length: 9, decimals: 2 },
      { name: 'SINCE', type: 'D' },
      { name: 'NOTE', type: 'M' },
      { name: 'ACTIVE', type: 'L' },
    ],
    rows: rowsOf(9, (n) => [
      `K${n}`,
      n === 5 ? 'S\u0094hne' : `Shop ${n}`,
      100 * n,
      dayOf(n),
      n % 2 === 0 ? `Pays late ${n}` : n === 3 ? LONG : '',
      n % 2 === 0,
    ]),
    deleted: [8],
  },
};

const dbase4: SampleSpec = {
  name: 'dbase4-8b',
  spec: {
    version: 0x8b,
    fields: [
      { name: 'ITEM', type: 'C', length: 8 },
      { name: 'PRICE', type: 'N', length: 9, decimals: 4 },
      { name: 'STOCK', type: 'F', length: 8, decimals: 1 },
      { name: 'TEXT', type: 'M' },
      { name: 'SEEN', type: 'D' },
      { name: 'OLD', type: 'L' },
    ],
    rows: rowsOf(9, (n) => [
      `P-${n}`,
      (10_001 * n) / 10_000,
      n / 2,
      n % 3 === 0 ? `Item ${n}, in stock` : n === 4 ? LONG : '',
      n % 2 === 0 ? dayOf(n) : null,
      n % 2 === 1,
    ]),
  },
};

const lines: SampleSpec = {
  name: 'lines-03',
  spec: {
    version: 0x03,
    fields: [
      { name: 'ORDNO', type: 'C', length: 8 },
      { name: 'ITEM', type: 'C', length: 5 },
      { name: 'QTY', type: 'N', length: 8, decimals: 2 },
      { name: 'PRICE', type: 'N', length: 10, decimals: 4 },
      { name: 'SHIP', type: 'D' },
      { name: 'DONE', type: 'L' },
    ],
    rows: rowsOf(30, (n) => [
      `A-${100 + (n >> 1)}`,
      `P-${n % 9}`,
      n + 1,
      12.5 * n,
      n % 3 === 0 ? null : dayOf(n % 18),
      n % 2 === 0,
    ]),
    deleted: [5, 6, 30],
  },
};

/** Every version (03 30 31 32 F5 83 8B) and every type (C N F D T L I B Y M V Q) stands here. */
export const SPECS: readonly SampleSpec[] = [
  orders,
  everyType,
  varchars,
  foxpro2,
  dbase3,
  dbase4,
  lines,
];
