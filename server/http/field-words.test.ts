/** What somebody reads at a field that a schema refused. */
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { openTestShop } from '#server/testing/test-shop.ts';
import { fieldWords } from './field-words.ts';

const said = (schema: z.ZodType, value: unknown) =>
  schema.safeParse(value).error?.issues.map(fieldWords);

describe('a refused field', () => {
  it.each<[z.ZodType, unknown, string]>([
    [z.string().max(100), 'x'.repeat(101), 'must have at most 100 characters'],
    [z.string().min(1), '', 'must not be empty'],
    [z.string().min(3), 'x', 'must have at least 3 characters'],
    [z.int().max(1_000_000), 1_000_001, 'must be at most 1,000,000'],
    [z.int().positive(), 0, 'must be more than 0'],
    [z.array(z.string()).max(2), ['a', 'b', 'c'], 'must have at most 2 entries'],
    [z.string(), undefined, 'is missing'],
    [z.string(), 7, 'must be text'],
    [z.int(), 1.5, 'must be a whole number'],
    [z.uuid(), 'zzz', 'is no id'],
    [z.iso.date(), 'soon', 'must be a date such as 2026-01-31'],
    [z.iso.datetime(), 'soon', 'must be an instant such as 2026-01-31T08:00:00Z'],
    [z.enum(['open', 'closed']), 'x', 'must be open or closed'],
    [z.union([z.string(), z.int()]), null, 'is not in order'],
  ])('%# says it in words for people: %s', (schema, value, words) => {
    expect(said(schema, value)).toEqual([words]);
  });

  it('keeps the words a rule has of its own', () => {
    expect(said(z.string().regex(/^a/, 'must begin with a'), 'b')).toEqual(['must begin with a']);
  });

  it('says so in an answer, in its sentence too', async () => {
    const shop = await openTestShop();
    const as = await shop.cookieFor(shop.admin.userId, 'password');
    const { json } = await shop.request('GET', '/api/sessions/zzz', { as });
    expect(json).toMatchObject({
      detail: 'id: is no id',
      errors: [{ field: 'id', message: 'is no id' }],
    });
    await shop.close();
  });
});
