/**
 * Words every slice of the wire shares. Instants are ISO 8601 in UTC, dates are plain calendar
 * days of the plant, money is integer cents, stretches of time are integer milliseconds.
 */
import { z } from 'zod';
import { isPathDots } from '../rules/order-number.ts';

/** No controls, no halves of characters, and nothing that turns the direction of what follows. */
const PLAIN = /^[^\p{Cc}\p{Cs}\u202A-\u202E\u2066-\u2069]*$/u;

/** Text a person typed: trimmed, without control characters, at most `max` characters. */
export function personText(max: number) {
  return z.string().trim().max(max).regex(PLAIN, 'must not contain control characters');
}

export function requiredText(max: number) {
  return personText(max).min(1, 'must not be empty');
}

/** The largest number of cents, milliseconds or thousandths any single field may say. */
export const LARGEST_AMOUNT = 1_000_000_000_000;

export const instant = z.iso.datetime({ offset: true, precision: null });
export const calendarDate = z.iso.date();
export const cents = z.int().min(-LARGEST_AMOUNT).max(LARGEST_AMOUNT);
export const positiveId = z.int().positive().max(Number.MAX_SAFE_INTEGER);
export const publicId = z.uuid();
export const orderNumberText = requiredText(32).refine(
  (text) => !isPathDots(text),
  'must be more than a dot or two',
);

/** A numeric id in a path or a query string. */
export const idParameter = z
  .string()
  .regex(/^[1-9][0-9]{0,14}$/, 'must be a positive whole number')
  .transform(Number);

/** `limit` in a query string. */
export function limitParameter(preset: number, largest: number) {
  return z
    .string()
    .regex(/^[0-9]{1,6}$/, 'must be a whole number')
    .transform(Number)
    .pipe(z.int().min(1).max(largest))
    .default(preset);
}

export const cursorParameter = z.string().max(400);

/** Who changed something last, and when; `by` is null when it was the server itself. */
export const Changed = z.object({
  at: instant,
  by: z.object({ id: positiveId, displayName: z.string() }).nullable(),
});
export type Changed = z.infer<typeof Changed>;

/** What two people may change at the same time says this. */
export const versioned = {
  version: positiveId.describe('Send it as If-Match: "7", and nobody’s change is lost.'),
  changed: Changed.nullable().describe('Null when nobody changed it since it was made.'),
};

/** RFC 9457 problem details, with the stable `code` that programs switch on. */
export const Problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: z.string(),
    detail: z.string(),
    retryable: z.boolean(),
    errors: z
      .array(z.object({ field: z.string(), message: z.string() }))
      .optional()
      .describe('What is wrong with which field, when the input was malformed.'),
    context: z
      .record(z.string(), z.unknown())
      .optional()
      .describe('Figures a program may act on, for example what a past pay rate would re-cost.'),
  })
  .meta({ id: 'Problem' });
export type Problem = z.infer<typeof Problem>;
