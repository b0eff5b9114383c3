/** An entry of the audit in words. */
import type { AuditEntry } from '#schema/contract/audit.ts';
import { sentenceOf } from '#schema/rules/audit-sentences.ts';
import { dateTime } from '../../shared/format.ts';
import { text, type Text } from '../text.ts';

const words = text.audit;

export const whatWords = (entry: AuditEntry): string =>
  sentenceOf(entry, words.sentences, words.signIns);

/** The person, or what of the server did it by itself. */
export function whoWords({ by, kind, system, scope }: AuditEntry): string {
  if (by) return by.name;
  // A tap without proof is the tablet's: whose it was, nobody knows.
  if (kind === 'sign-in' || scope?.startsWith('device:')) return words.nobodyKnown;
  return system === null || system === '' ? words.server : `${words.server} · ${system}`;
}

/** Why it was refused; by a code nobody knows any more, as the server said it then. */
export const refusalWords = (
  { code, detail }: NonNullable<AuditEntry['refusal']>,
  { codes }: Pick<Text['problems'], 'codes'> = text.problems,
): string => codes[code] ?? detail;

/** `Nov 3, 2026, 14:02:07`: no zone is off by seconds. */
export const exactTime = (instant: string, timeZone: string): string =>
  `${dateTime(instant, timeZone)}:${instant.slice(17, 19)}`;

/** What an address says a list is about: `order:10482`. */
export function aboutWords(about: string, people: ReadonlyMap<string, string>): string {
  const [, kind = '', id = ''] = /^([a-z]+):(.*)$/u.exec(about) ?? [];
  switch (kind) {
    case 'session':
      return words.about.session;
    case 'user': {
      const name = people.get(id);
      return name === undefined ? words.about.somebody(id) : words.about.user(name);
    }
    case 'device':
      return words.about.device(id);
    case 'order':
      return words.about.order(id);
    default:
      return about;
  }
}
