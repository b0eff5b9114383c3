/** What disks and cables do, wherever it hits: bits, bytes, runs and sectors. */
import { anyFile, anyRow, change, type Kind } from './kind.ts';

const SECTOR = 64;

export const BYTE_KINDS: Kind[] = [
  {
    name: 'one bit',
    reach: 'values',
    damage(files, _land, draw) {
      const bytes = anyFile(files, draw);
      const at = draw(bytes.length);
      bytes[at] = (bytes[at] ?? 0) ^ (1 << draw(8));
      return true;
    },
  },
  {
    name: 'one byte',
    reach: 'values',
    damage(files, _land, draw) {
      const bytes = anyFile(files, draw);
      change(bytes, draw(bytes.length), draw);
      return true;
    },
  },
  {
    name: 'some bytes here and there',
    reach: 'values',
    damage(files, _land, draw) {
      for (let n = 2 + draw(15); n > 0; n -= 1) {
        const bytes = anyFile(files, draw);
        change(bytes, draw(bytes.length), draw);
      }
      return true;
    },
  },
  ...[0x00, 0x20, 0xff].map((filler): Kind => ({
    name: `a run of 0x${filler.toString(16).padStart(2, '0')}`,
    reach: 'values',
    damage(files, _land, draw) {
      const bytes = anyFile(files, draw);
      const at = draw(bytes.length);
      bytes.fill(filler, at, Math.min(at + 1 + draw(200), bytes.length));
      return true;
    },
  })),
  {
    name: 'a run of noise',
    reach: 'values',
    damage(files, _land, draw) {
      const bytes = anyFile(files, draw);
      const from = draw(bytes.length);
      const to = Math.min(from + 2 + draw(100), bytes.length);
      for (let at = from; at < to; at += 1) bytes[at] = draw(256);
      return true;
    },
  },
  {
    name: 'two sectors changed places',
    reach: 'values',
    damage(files, _land, draw) {
      const bytes = anyFile(files, draw);
      const sectors = Math.floor(bytes.length / SECTOR);
      const [one, other] = [draw(sectors) * SECTOR, draw(sectors) * SECTOR];
      const kept = Buffer.from(bytes.subarray(one, one + SECTOR));
      bytes.copyWithin(one, other, other + SECTOR);
      kept.copy(bytes, other);
      return one !== other;
    },
  },
  {
    name: 'a sector of the other file',
    reach: 'values',
    damage(files, _land, draw) {
      if (files.memo === null) return false;
      const [from, to] = draw(2) === 0 ? [files.table, files.memo] : [files.memo, files.table];
      const source = draw(Math.floor(from.length / SECTOR)) * SECTOR;
      from.copy(to, draw(Math.floor(to.length / SECTOR)) * SECTOR, source, source + SECTOR);
      return true;
    },
  },
  {
    name: 'a record over another one',
    reach: 'values',
    damage(files, land, draw) {
      const [from, to] = [anyRow(land, draw), anyRow(land, draw)].map((r) => land.rowStart(r));
      if (from === undefined || to === undefined || from === to) return false;
      files.table.copyWithin(to, from, from + land.recordLength);
      return true;
    },
  },
];
