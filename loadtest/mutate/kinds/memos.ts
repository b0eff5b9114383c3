/** Memos that are not there, not theirs, or somewhere else. */
import type { Geography } from '../geography.ts';
import { anyOf, anyRow, change, type Draw, type Files, type Kind } from './kind.ts';

type Damage = (files: { table: Buffer; memo: Buffer }, land: Geography, draw: Draw) => void;

function memo(name: string, reach: Kind['reach'], damage: Damage): Kind {
  return {
    name,
    reach,
    damage(files, land, draw) {
      if (files.memo === null) return false;
      const both = { table: files.table, memo: files.memo };
      damage(both, land, draw);
      Object.assign(files, both satisfies Files);
      return true;
    },
  };
}

/** Where the memos begin that somebody points to, in bytes. */
function starts(land: Geography): number[] {
  const pointers: number[] = [];
  for (let row = 1; row <= land.rowCount; row += 1) {
    for (const column of land.memoColumns()) pointers.push(land.pointer(row, column));
  }
  return pointers.filter((pointer) => pointer !== 0).map((pointer) => pointer * land.blockSize);
}

export const MEMO_KINDS: Kind[] = [
  {
    name: 'no memo file',
    reach: 'structure',
    damage(files) {
      const had = files.memo !== null;
      files.memo = null;
      return had;
    },
  },
  memo('a pointer', 'values', ({ table, memo: bytes }, land, draw) => {
    const blocks = Math.ceil(bytes.length / land.blockSize);
    const pointers = [draw(blocks + 3), blocks, 0xffffffff, draw(0xffffffff), 1];
    land.setPointer(
      anyRow(land, draw),
      anyOf(land.memoColumns(), draw),
      table,
      anyOf(pointers, draw),
    );
  }),
  memo('two pointers changed places', 'values', ({ table }, land, draw) => {
    const column = anyOf(land.memoColumns(), draw);
    const [one, other] = [anyRow(land, draw), anyRow(land, draw)];
    const pointer = land.pointer(one, column, table);
    land.setPointer(one, column, table, land.pointer(other, column, table));
    land.setPointer(other, column, table, pointer);
  }),
  memo('one pointer for everybody', 'values', ({ table, memo: bytes }, land, draw) => {
    const pointer = 1 + draw(Math.ceil(bytes.length / land.blockSize));
    for (const column of land.memoColumns()) {
      for (let row = 1; row <= land.rowCount; row += 1) {
        land.setPointer(row, column, table, pointer);
      }
    }
  }),
  memo('the memo header', 'structure', ({ memo: bytes }, _land, draw) => {
    change(bytes, draw(24), draw);
  }),
  {
    name: "a memo's kind",
    reach: 'structure',
    damage(files, land, draw) {
      if (files.memo === null || !land.marksMemos) return false;
      change(files.memo, anyOf(starts(land), draw) + draw(4), draw);
      return true;
    },
  },
  memo("a memo's length", 'values', ({ memo: bytes }, land, draw) => {
    change(bytes, anyOf(starts(land), draw) + 4 + draw(4), draw);
  }),
  memo('memos of another day', 'values', (files) => {
    const text = files.memo
      .subarray(512)
      .toString('latin1')
      .replace(/[a-z]{4,}/g, (word) => [...word].reverse().join(''));
    files.memo = Buffer.concat([files.memo.subarray(0, 512), Buffer.from(text, 'latin1')]);
  }),
  memo('memos moved by some bytes', 'values', (files, land, draw) => {
    const by = 1 + draw(land.blockSize);
    const { memo: bytes } = files;
    files.memo = Buffer.concat([
      bytes.subarray(0, 512),
      Buffer.alloc(by),
      bytes.subarray(512, -by),
    ]);
  }),
];
