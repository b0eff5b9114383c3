/** Files that end early or late, or lost something on the way. */
import { anyRow, type Draw, type Kind } from './kind.ts';

const kind = (name: string, damage: Kind['damage']): Kind => ({ name, reach: 'structure', damage });

/** The same damage to either file; to the memo file it may reach a memo's own text. */
function resized(name: string, damage: (bytes: Buffer, draw: Draw) => Buffer): Kind[] {
  return [
    kind(name, (files, _land, draw) => {
      files.table = damage(files.table, draw);
      return true;
    }),
    {
      name: `${name}, in the memo file`,
      reach: 'values',
      damage(files, _land, draw) {
        if (files.memo === null) return false;
        files.memo = damage(files.memo, draw);
        return true;
      },
    },
  ];
}

const without = (bytes: Buffer, at: number, count: number): Buffer =>
  Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + count)]);

export const LENGTH_KINDS: Kind[] = [
  ...resized('cut short anywhere', (bytes, draw) => bytes.subarray(0, draw(bytes.length))),
  ...resized('empty', () => Buffer.alloc(0)),
  ...resized('bytes lost', (bytes, draw) => without(bytes, draw(bytes.length), 1 + draw(40))),
  ...resized('bytes put in', (bytes, draw) => {
    const at = draw(bytes.length);
    const extra = Buffer.from(Array.from({ length: 1 + draw(40) }, () => draw(256)));
    return Buffer.concat([bytes.subarray(0, at), extra, bytes.subarray(at)]);
  }),
  ...resized('bytes after the end', (bytes, draw) =>
    Buffer.concat([bytes, Buffer.alloc(1 + draw(700), [0x20, 0x1a, 0x00, 0x41][draw(4)])]),
  ),
  ...resized('line ends translated, as in text mode', (bytes, draw) => {
    const text = bytes.toString('latin1');
    const [from, to] = draw(2) === 0 ? ['\r\n', '\n'] : ['\n', '\r\n'];
    return Buffer.from(text.replaceAll(from, to), 'latin1');
  }),
  ...resized('cut at its first 0x1A, as in text mode', (bytes) => {
    const end = bytes.indexOf(0x1a);
    return end === -1 ? bytes : bytes.subarray(0, end);
  }),
  ...resized('letters translated to UTF-8', (bytes) =>
    Buffer.from(bytes.toString('latin1'), 'utf8'),
  ),
  kind('cut short in the header', (files, land, draw) => {
    files.table = files.table.subarray(0, draw(land.headerLength));
    return true;
  }),
  kind('cut short by whole records', (files, land, draw) => {
    files.table = files.table.subarray(0, land.rowStart(anyRow(land, draw)));
    return true;
  }),
  kind('a record after the end', (files, land, draw) => {
    const at = land.rowStart(anyRow(land, draw));
    files.table = Buffer.concat([files.table, files.table.subarray(at, at + land.recordLength)]);
    return true;
  }),
  kind('a record lost', (files, land, draw) => {
    files.table = without(files.table, land.rowStart(anyRow(land, draw)), land.recordLength);
    return true;
  }),
  kind('a record twice', (files, land, draw) => {
    const at = land.rowStart(anyRow(land, draw));
    const bytes = files.table;
    files.table = Buffer.concat([bytes.subarray(0, at + land.recordLength), bytes.subarray(at)]);
    return true;
  }),
  kind('records moved by some bytes', (files, land, draw) => {
    const by = 1 + draw(land.recordLength - 1);
    const lost = without(files.table, land.headerLength, by);
    files.table = Buffer.concat([lost, Buffer.alloc(by, [0x1a, 0x00, 0x20][draw(3)])]);
    return true;
  }),
];
