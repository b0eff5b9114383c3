/** What an import did, in words. */
import type {
  ImportResult,
  ReferenceChange,
  ReferenceGroup,
  ReferenceImport,
} from '#schema/contract/reference.ts';
import { fillHoles, readImportReasons, type ImportPlace } from '#schema/rules/import-reasons.ts';
import { money, plainDate, quantity } from '../../shared/format.ts';
import { text, type Text } from '../text.ts';

const words = text.reference;

export const RESULT_TONES: Readonly<Record<ImportResult, string>> = {
  imported: 'good',
  unchanged: '',
  quarantined: 'warn',
  failed: 'bad',
};

const isGroup = (group: string): group is ReferenceGroup => group in words.groups;

export const groupWords = (group: string): string => (isGroup(group) ? words.groups[group] : group);

export const groupsWords = (imports: readonly ReferenceImport[]): string =>
  imports.map(({ group }) => groupWords(group)).join(', ');

/** The first day and the last; all there are where the mapping says no window. */
export function windowWords({ group, window, files }: ReferenceImport): string {
  if (window) return words.window(plainDate(window.from), plainDate(window.to));
  return group === 'orders' && files.length > 0 ? words.everything : text.common.none;
}

/** Whether it says what it changed: of items nobody counts that, and what did not come in did not. */
export const isCounted = ({ result, group }: ReferenceImport): boolean =>
  result === 'imported' && group !== 'items';

/** `1.5 s`. */
export const lengthWords = (durationMs: number): string =>
  words.seconds(quantity(Math.round(durationMs / 100) / 10));

type SaidWords = Pick<
  Text['reference'],
  'reasons' | 'groups' | 'placeRow' | 'placeField' | 'placeValue'
>;

function placeOf({ file, row, field, value }: ImportPlace, said: SaidWords): string {
  const parts = [
    isGroup(file) ? said.groups[file] : file,
    row === null ? null : said.placeRow(row),
    field === null ? null : said.placeField(field),
    value === null ? null : said.placeValue(value),
  ];
  return `${parts.filter((part) => part !== null).join(', ')}: `;
}

/** What an import says, in the language of the page, or as the server says it: in English. */
export function messageWords(
  message: string,
  said: SaidWords = words,
): { message: string; isServers: boolean } {
  const reasons = readImportReasons(message);
  const isKnown = reasons.every(({ code }) => said.reasons[code] !== undefined);
  if (reasons.length === 0 || !isKnown) return { message, isServers: true };
  const sentences = reasons.map(({ code, parts, place }) => {
    const sentence = fillHoles(said.reasons[code] ?? '', parts);
    return place === null ? sentence : `${placeOf(place, said)}${sentence}`;
  });
  return { message: sentences.join(' '), isServers: false };
}

type Change = ReferenceChange['fields'][number];

const isStatus = (said: unknown): said is keyof typeof text.order.status =>
  typeof said === 'string' && said in text.order.status;

/** What a field said, as people say it; null where it said nothing. */
export function saidWords({ field }: Pick<Change, 'field'>, said: Change['before']): string | null {
  if (said === null || said === '') return null;
  if (field === 'revenueCents') return money(Number(said));
  if (field === 'quantity') return quantity(Number(said));
  if (field === 'status' && isStatus(said)) return text.order.status[said];
  return field === 'orderDate' || field === 'dueDate' ? plainDate(String(said)) : String(said);
}

export const fieldWords = (field: string): string => words.fields[field] ?? field;
