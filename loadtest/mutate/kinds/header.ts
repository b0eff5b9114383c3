/** Lies in the header: what it says of itself, of its fields, of its records. */
import type { Geography } from '../geography.ts';
import { change, type Draw, type Files, type Kind } from './kind.ts';

const entryOf = (field: number): number => 32 + 32 * field;
const anyField = (land: Geography, draw: Draw): number => draw(land.columns.length);

const header = (
  name: string,
  damage: (files: Files, land: Geography, draw: Draw) => void,
): Kind => ({
  name,
  reach: 'structure',
  damage(files, land, draw) {
    const before = Buffer.from(files.table);
    damage(files, land, draw);
    return !before.equals(files.table);
  },
});

/** A byte of one field's entry, `from` to before `to`. */
const entry = (name: string, from: number, to: number): Kind =>
  header(name, ({ table }, land, draw) => {
    change(table, entryOf(anyField(land, draw)) + from + draw(to - from), draw);
  });

export const HEADER_KINDS: Kind[] = [
  header('the version', ({ table }, _land, draw) => {
    const versions = [0x02, 0x03, 0x04, 0x30, 0x31, 0x32, 0x43, 0x83, 0x8b, 0xf5, 0xfb, draw(256)];
    table[0] = versions[draw(versions.length)] ?? 0;
  }),
  header('the row count', ({ table }, land, draw) => {
    const counts = [0, 1, land.rowCount - 1, land.rowCount + 1, draw(2 * land.rowCount)];
    const all = [...counts, 0x7fffffff, 0xffffffff, draw(0xffffffff)];
    table.writeUInt32LE(all[draw(all.length)] ?? 0, 4);
  }),
  header('the header length', ({ table }, land, draw) => {
    const near = land.headerLength - 33 + draw(66);
    table.writeUInt16LE([near, draw(0x10000), 0, 32][draw(4)] ?? 0, 8);
  }),
  header('the record length', ({ table }, land, draw) => {
    const near = Math.max(0, land.recordLength - 3 + draw(6));
    table.writeUInt16LE([near, draw(0x10000), 0, 1][draw(4)] ?? 0, 10);
  }),
  header('its reserved bytes', ({ table }, _land, draw) => {
    change(table, [1, 2, 3, 12, 13, 14, 15, 20, 28, 29, 30, 31][draw(12)] ?? 0, draw);
  }),
  entry("a field's name", 0, 11),
  entry("a field's type", 11, 12),
  header("a field's type, for another known one", ({ table }, land, draw) => {
    table.write('CNFDTLIBYMVQG0P'.charAt(draw(15)), entryOf(anyField(land, draw)) + 11, 'latin1');
  }),
  entry("a field's place", 12, 16),
  entry("a field's length", 16, 17),
  entry("a field's decimals", 17, 18),
  entry("a field's flags", 18, 19),
  entry("a field's reserved bytes", 19, 32),
  header('a field may be null, or may not', ({ table }, land, draw) => {
    const at = entryOf(anyField(land, draw)) + 18;
    table[at] = (table[at] ?? 0) ^ 0x02;
  }),
  header('two lengths that make up for each other', ({ table }, land, draw) => {
    const [one, other] = [anyField(land, draw), anyField(land, draw)].map((f) => entryOf(f) + 16);
    if (one === undefined || other === undefined || one === other) return;
    table[one] = ((table[one] ?? 0) + 1) & 0xff;
    table[other] = ((table[other] ?? 0) - 1) & 0xff;
  }),
  header('two fields changed places', ({ table }, land, draw) => {
    const [one, other] = [anyField(land, draw), anyField(land, draw)].map(entryOf);
    if (one === undefined || other === undefined) return;
    const kept = Buffer.from(table.subarray(one, one + 32));
    table.copyWithin(one, other, other + 32);
    kept.copy(table, other);
  }),
  header('a field over another one', ({ table }, land, draw) => {
    const [from, to] = [anyField(land, draw), anyField(land, draw)].map(entryOf);
    if (from !== undefined && to !== undefined) table.copyWithin(to, from, from + 32);
  }),
  header('two names the same', ({ table }, land, draw) => {
    const [from, to] = [anyField(land, draw), anyField(land, draw)].map(entryOf);
    if (from !== undefined && to !== undefined) table.copyWithin(to, from, from + 11);
  }),
  header('the end of the fields', ({ table }, land, draw) => {
    const end = entryOf(land.columns.length);
    if (draw(2) === 0) table[end] = draw(256);
    else table[entryOf(anyField(land, draw))] = 0x0d;
  }),
];
