/** Which entries of the audit are listed, as the address bar says it and as the API is asked. */
import type { AuditPreset } from '#schema/contract/audit.ts';
import type { CalendarDay } from '../time/calendar.ts';
import { isId } from './id.ts';
import { appendDays, daysOf, readRange, writeRange, type Range } from './range.ts';
import { writeRoute } from './route.ts';

export const AUDIT_RANGE = 'all';
export const AUDIT_PRESETS = [
  'security',
  'failed-sign-ins',
  'removals',
  'own-work',
] as const satisfies readonly AuditPreset[];

export interface AuditFilter {
  preset: AuditPreset | '';
  range: Range;
  personId: number | null;
  /** A group, the name of a command, or `all`. */
  what: string;
  outcome: 'accepted' | 'refused' | '';
  /** `session:<id>`, `user:<id>`, `order:<number>` or `device:<id>`; other pages lead here with it. */
  about: string;
  q: string;
}

export const EVERYTHING: AuditFilter = {
  preset: '',
  range: { preset: AUDIT_RANGE },
  personId: null,
  what: '',
  outcome: '',
  about: '',
  q: '',
};

export function readAuditFilter(query: URLSearchParams): AuditFilter {
  const text = (name: string, longest: number) => (query.get(name) ?? '').trim().slice(0, longest);
  const person = text('person', 20);
  const outcome = text('outcome', 20);
  const what = text('what', 60);
  return {
    preset: AUDIT_PRESETS.find((one) => one === query.get('preset')) ?? '',
    range: readRange(query, AUDIT_RANGE),
    personId: isId(person) ? Number(person) : null,
    what: /^[a-zA-Z][a-zA-Z.-]*$/.test(what) ? what : '',
    outcome: outcome === 'accepted' || outcome === 'refused' ? outcome : '',
    about: text('about', 120),
    q: text('q', 120),
  };
}

function appendRest(query: URLSearchParams, filter: AuditFilter): void {
  const { preset, personId, what, outcome, about, q } = filter;
  const said = {
    preset,
    person: personId === null ? '' : String(personId),
    what,
    outcome,
    about,
    q,
  };
  for (const [name, value] of Object.entries(said)) if (value) query.set(name, value);
}

export function writeAuditFilter(filter: AuditFilter): URLSearchParams {
  const query = new URLSearchParams();
  writeRange(query, filter.range, AUDIT_RANGE);
  appendRest(query, filter);
  return query;
}

export function auditQuestion(filter: AuditFilter, today: CalendarDay): URLSearchParams {
  const query = new URLSearchParams();
  appendDays(query, daysOf(filter.range, today));
  appendRest(query, filter);
  return query;
}

/** Everything the audit says about one thing. */
export function auditOf(
  kind: 'session' | 'user' | 'order' | 'device',
  id: string | number,
): string {
  const filter = { ...EVERYTHING, about: `${kind}:${id}` };
  return writeRoute({ page: 'audit', entryId: null }, writeAuditFilter(filter));
}
