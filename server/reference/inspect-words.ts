/** An inspection as lines for a terminal. */
import { VERSIONS } from './foxpro/field-types.ts';
import type { Value } from './foxpro/values.ts';
import type { Inspection } from './inspect.ts';

const count = new Intl.NumberFormat('en-US');
const LONGEST_VALUE = 1000;

export function describeInspection(found: Inspection): string[] {
  return [
    ...head(found),
    '',
    ...table(found.fields.map(({ name, column }) => [name, column])),
    ...found.samples.flatMap(({ number, values }) => [
      '',
      `Row ${number}`,
      ...table(Object.entries(values).map(([name, value]) => [name, shown(value)])),
    ]),
    '',
    ...verdict(found),
  ];
}

function head(found: Inspection): string[] {
  const { version, codePage, encoding, rowCount, rowsRead, deletedCount, memo } = found;
  const name = version === null ? undefined : VERSIONS.get(version)?.name;
  const rest = rowsRead === rowCount ? '' : `, ${count.format(rowsRead)} of them looked at`;
  return table([
    ['File', `${found.file}, ${count.format(found.bytes)} bytes`],
    ['Version', `${hex(version ?? 0)}, ${name ?? 'not a known kind of table'}`],
    ['Code page', `${hex(codePage)}, read as ${encoding}`],
    ['Rows', `${count.format(rowCount)}${rest}, ${count.format(deletedCount)} deleted`],
    ['Fields', `${found.fields.length}`],
    ['Memos', memo === null ? 'none' : memoWords(memo)],
  ]);
}

function memoWords(memo: NonNullable<Inspection['memo']>): string {
  return (
    `${memo.file}, ${count.format(memo.bytes)} bytes in blocks of ${memo.blockSize}: ` +
    `${count.format(memo.memos)} in use, the longest ${count.format(memo.longestBytes)} bytes`
  );
}

function verdict({ file, findings }: Inspection): string[] {
  if (findings.length === 0) return [`${file} is sound: an import would take it.`];
  return [
    `${file} is damaged: an import that reads this would refuse it.`,
    ...findings.map((each) => `  ${each.message}${each.count > 1 ? ` (${each.count} times)` : ''}`),
  ];
}

/** Two columns; a value of several lines stays below its first. */
function table(lines: (readonly [string, string])[]): string[] {
  const width = Math.max(0, ...lines.map(([name]) => name.length));
  const indent = `\n${' '.repeat(width + 4)}`;
  return lines.map(([name, text]) => `  ${name.padEnd(width)}  ${text.replaceAll('\n', indent)}`);
}

function shown(value: Value): string {
  if (value === null) return '(null)';
  const text = String(value);
  return text.length <= LONGEST_VALUE ? text : `${text.slice(0, LONGEST_VALUE)}…`;
}

const hex = (byte: number): string => `0x${byte.toString(16).padStart(2, '0')}`;
