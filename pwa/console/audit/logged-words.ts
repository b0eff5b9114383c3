/**
 * What was logged, as people read it. The unit of a number stands last in the name of its field,
 * codes have words, and what has none is said as it was written.
 */
import type { AuditEntry } from '#schema/contract/audit.ts';
import { isAuditCommand } from '#schema/rules/audit-commands.ts';
import { dateTime, duration, money, plainDate, quantity } from '../../shared/format.ts';
import { breakWords } from '../tables/pay-rules.ts';
import { text } from '../text.ts';
import { weekdays } from '../time/weekdays.ts';

const words = text.audit;
const WITHHELD = '•••';
const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;

/** The last part of a change's path, and what was logged there. */
export interface Leaf {
  field: string;
  value: unknown;
}
export interface Reading {
  labels: AuditEntry['labels'];
  timeZone: string;
}

/** `team_id` as `teamId`: rows are logged by their columns, too. */
const camel = (field: string): string =>
  field.replace(/_([a-z])/g, (_all, letter: string) => letter.toUpperCase());

export const isIdField = (field: string): boolean => /Ids?$/.test(camel(field));

const FIELDS: Readonly<Record<string, string>> = words.fields;
const PARTS: Readonly<Record<string, (field: string) => string>> = words.parts;

/** `later.startedAt` → `Second part: Start`; a name nobody translated is taken apart. */
export function fieldWords(path: string): string {
  const names = path.split('.').map(camel);
  const field = names.at(-1) ?? path;
  const apart = field.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
  const said = FIELDS[field] ?? apart.charAt(0).toUpperCase() + apart.slice(1);
  const part = names.slice(0, -1).flatMap((name) => PARTS[name] ?? [])[0];
  return part ? part(said) : said;
}

type Say<Value> = (value: Value) => string;

const hours: Say<number> = (value) =>
  Number.isInteger(value) ? `${quantity(value)} h` : duration(value * HOUR_MS);

const UNITS: Readonly<Record<string, Say<number>>> = {
  Ms: duration,
  Minutes: (value) => duration(value * MINUTE_MS),
  Hours: hours,
  Cents: (value) => money(value),
  Thousandths: (value) => quantity(value / 1000),
  BasisPoints: (value) => `${quantity(value / 100)} %`,
  Percent: (value) => `${quantity(value)} %`,
};
const UNIT = new RegExp(`(?:${Object.keys(UNITS).join('|')})$`);

/** What a code of a field is called. */
const CODES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  role: text.roles,
  language: text.person.languages,
  kind: { ...text.rates.kinds, ...text.tasks.kinds },
  reason: { ...text.sessions.endReasons, ...text.inbox.reasons },
  names: words.fields,
  fields: words.fields,
  group: text.reference.groups,
  result: text.reference.results,
  ...words.codes,
};

/** Settings that are lists are noted a line each. */
const LINES: Readonly<Record<string, (lines: readonly string[]) => string>> = {
  breakRules: (lines) =>
    lines
      .map((line) => {
        const [, minutes, afterHours] = /^(\d+) min > ([\d.]+) h$/.exec(line) ?? [];
        return minutes === undefined
          ? line
          : breakWords([{ minutes: Number(minutes), afterHours: Number(afterHours) }]);
      })
      .join(', '),
  shifts: shiftWords,
  // The sessions by their numbers, which tell nobody anything.
  agreed: (lines) => String(lines.length),
  holidays: (lines) =>
    lines.map((line) => line.replace(/^\d{4}-\d{2}-\d{2}/, (day) => plainDate(day))).join(', '),
};

/** `Mon 06:00–14:30, break 30 min; Tue 06:00–12:00`. */
function shiftWords(lines: readonly string[]): string {
  const names = weekdays('short');
  const said = lines.flatMap((line, day) => {
    const [, start, end, minutes] = /^([\d:]+) ([\d:]+) (\d+)$/.exec(line) ?? [];
    if (start === undefined || end === undefined) return [];
    const pause = Number(minutes) * MINUTE_MS;
    const off = pause > 0 ? `, ${words.shiftBreak(duration(pause))}` : '';
    return `${names[day] ?? ''} ${start}–${end}${off}`;
  });
  return said.join('; ');
}

const INSTANT = /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

export function valueWords({ field, value }: Leaf, reading: Reading): string {
  const name = camel(field);
  if (value === null || value === undefined || value === '') return text.common.none;
  if (value === WITHHELD) return words.withheld;
  if (typeof value === 'boolean') return value ? words.yes : words.no;
  if (typeof value === 'number') return numberWords(name, { field, value }, reading);
  if (typeof value === 'string') return textWords(name, value, reading.timeZone);
  if (Array.isArray(value)) return listWords(name, { field, value }, reading);
  return partWords(value, reading);
}

function numberWords(
  name: string,
  { field, value }: Leaf & { value: number },
  { labels, timeZone }: Reading,
): string {
  const label = labels[`${field}:${value}`];
  if (label !== undefined) return label;
  if (/^is[A-Z]/.test(name)) return value === 1 ? words.yes : words.no;
  if (/At$/.test(name)) return dateTime(value, timeZone);
  const [unit = ''] = UNIT.exec(name) ?? [];
  const inUnits = UNITS[unit];
  if (inUnits) return inUnits(value);
  return isIdField(name) ? `#${value}` : quantity(value);
}

function textWords(name: string, value: string, timeZone: string): string {
  if (name === 'command') return isAuditCommand(value) ? words.sentences[value].title : value;
  if (INSTANT.test(value)) return dateTime(value, timeZone);
  if (DAY.test(value)) return plainDate(value);
  return CODES[name]?.[camel(value)] ?? CODES[name]?.[value] ?? value;
}

function listWords(
  name: string,
  { field, value }: { field: string; value: unknown[] },
  reading: Reading,
): string {
  if (value.length === 0) return text.common.none;
  const lines = value.filter((one) => typeof one === 'string');
  if (lines.length === value.length && LINES[name]) {
    return LINES[name](lines) || text.common.none;
  }
  const separator = value.some((one) => typeof one === 'object' && one !== null) ? '; ' : ', ';
  return value.map((one) => valueWords({ field, value: one }, reading)).join(separator);
}

/** One of a list of things: what it is, and how much of it. */
const partWords = (value: object, reading: Reading): string =>
  Object.entries(value)
    .map(([field, part]) => valueWords({ field, value: part }, reading))
    .join(': ');
