/** What is wrong with a field, in words for the person who filled it in; zod says it to programs. */
import type { z } from 'zod';

type Issue = z.core.$ZodIssue;

/** How zod's own words begin. A rule that says something of its own is let speak. */
const ZODS_OWN = /^(Too (big|small): |Invalid )/;

const KINDS: Readonly<Partial<Record<string, string>>> = {
  string: 'must be text',
  number: 'must be a number',
  int: 'must be a whole number',
  boolean: 'must be yes or no',
  array: 'must be a list',
};
const FORMATS: Readonly<Partial<Record<string, string>>> = {
  uuid: 'is no id',
  date: 'must be a date such as 2026-01-31',
  datetime: 'must be an instant such as 2026-01-31T08:00:00Z',
};
const WRONG = 'is not in order';

export function fieldWords(issue: Issue): string {
  if (!ZODS_OWN.test(issue.message)) return issue.message;
  switch (issue.code) {
    case 'too_big':
      return limitWords('at most', issue.origin, issue.maximum);
    case 'too_small':
      return issue.origin === 'string' && issue.minimum === 1
        ? 'must not be empty'
        : limitWords(
            issue.inclusive === false ? 'more than' : 'at least',
            issue.origin,
            issue.minimum,
          );
    case 'invalid_type':
      return issue.message.endsWith('received undefined')
        ? 'is missing'
        : (KINDS[issue.expected] ?? WRONG);
    case 'invalid_format':
      return FORMATS[issue.format] ?? WRONG;
    case 'invalid_value':
      return `must be ${issue.values.map(String).join(' or ')}`;
    default:
      return WRONG;
  }
}

function limitWords(how: string, origin: string, limit: number | bigint): string {
  const words = `${how} ${limit.toLocaleString('en-US')}`;
  if (origin === 'string') return `must have ${words} characters`;
  return origin === 'array' ? `must have ${words} entries` : `must be ${words}`;
}
