/**
 * Why an import did not come in: each sentence by its code, with holes for what it names. The
 * server fills them and keeps the sentence, which people read at a terminal, in a notice and in the
 * log; a page that speaks another language knows it again by the same words, and what stood in the
 * holes. So an import of long ago can be read in any language, too.
 */
export const IMPORT_REASONS = {
  shrunk: '{now} rows, {before} the last time ({percent} % less).',
  columns_lost: '{file} has lost {columns}.',
  no_customers: 'None of {orders} orders has a customer of {file} (by {fields}).',
  none_in_window: 'No order of {file} is of {from} to {to}, the window.',

  cut_short: 'is cut short: {rows} rows need {needed} bytes, the file has {bytes}.',
  too_short: 'is only {bytes} bytes long, too short for a table.',
  missing: 'is not in {dir}.',
  changed: 'was written to while it was read; try again.',
  no_file:
    'is a folder, a pipe or a device, no file. Put the table there, or let the ERP drop it again.',
  no_field: 'has no such readable field. It has {fields}.',
  no_number: 'is not a number.',
  fraction: 'is a fraction, in a column of whole numbers.',
  too_large: 'is a number too large for its column.',
  no_day: 'is not a day of the calendar.',

  not_whole: 'Nothing was taken over; let the ERP drop all its tables again.',
  changed_in_copying:
    '{file} was written to while it was copied; nothing was taken over. Try again.',
  still_written: '{file} is still being written to after {seconds} s; try later.',
  nothing_dropped: '{inbox} has no folder asidta_file_* with a table in it.',
  killed:
    'The import was ended before it was done, by a crash or by somebody. ' +
    'What was in force before still is; refresh again.',
} as const;

export type ImportReasonCode = keyof typeof IMPORT_REASONS;

type Holes<Sentence> = Sentence extends `${string}{${infer Hole}}${infer Rest}`
  ? Hole | Holes<Rest>
  : never;

const HOLE = /\{(\w+)\}/g;

/** A sentence of any language, with what stands in its holes. */
export const fillHoles = (
  sentence: string,
  parts: Readonly<Record<string, string | number>>,
): string => sentence.replace(HOLE, (_hole, name: string) => String(parts[name]));

/** In English, as it is kept. */
export function importReason<Code extends ImportReasonCode>(
  code: Code,
  parts: Readonly<Record<Holes<(typeof IMPORT_REASONS)[Code]>, string | number>>,
): string {
  return fillHoles(IMPORT_REASONS[code], parts);
}

/** Where the damage is; what is said of the whole file has no more than its name. */
export interface ImportPlace {
  /** A table, or a group of them. */
  file: string;
  row: string | null;
  field: string | null;
  /** In quotes. */
  value: string | null;
}

export interface ReadReason {
  code: ImportReasonCode;
  /** What stands in its holes. */
  parts: Readonly<Record<string, string>>;
  /** Null where the sentence names all there is. */
  place: ImportPlace | null;
}

const PLACE =
  '(?:(?<at>[^,:]+)(?:, row (?<row>\\d+))?(?:, field (?<field>[^,:]+))?(?:, value (?<value>"(?:[^"\\\\]|\\\\.)*"))?: )?';
const literally = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

const PATTERNS = (Object.keys(IMPORT_REASONS) as ImportReasonCode[]).map((code) => {
  const holes: string[] = [];
  const pattern = IMPORT_REASONS[code].split(HOLE).map((part, index) => {
    if (index % 2 === 0) return literally(part);
    holes.push(part);
    return `(?<_${part}>.+?)`;
  });
  return { code, holes, pattern: new RegExp(`^${PLACE}${pattern.join('')}(?: |$)`) };
});

/** The first sentence: a hole of another could run over its end, so the shortest match is it. */
function readOne(message: string): { reason: ReadReason; length: number } | undefined {
  const matches = PATTERNS.flatMap(({ code, holes, pattern }) => {
    const found = pattern.exec(message);
    if (found === null) return [];
    const said = found.groups ?? {};
    const parts = Object.fromEntries(holes.map((hole) => [hole, said[`_${hole}`] ?? '']));
    const { at, row = null, field = null, value = null } = said;
    const place = at === undefined ? null : { file: at, row, field, value };
    return [{ reason: { code, parts, place }, length: found[0].length }];
  });
  return matches.sort((a, b) => a.length - b.length)[0];
}

/** The reasons a message is made of; none when it says anything else besides. */
export function readImportReasons(message: string): ReadReason[] {
  const reasons: ReadReason[] = [];
  for (let rest = message; rest !== '';) {
    const next = readOne(rest);
    if (next === undefined) return [];
    reasons.push(next.reason);
    rest = rest.slice(next.length);
  }
  return reasons;
}
