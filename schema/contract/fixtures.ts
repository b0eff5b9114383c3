import { z } from 'zod';
import { idParameter, limitParameter, positiveId } from './common.ts';

const kinds = ['person', 'order', 'customer', 'taskType', 'material', 'device'] as const;

export const KeptFixture = z
  .object({ kind: z.enum(kinds), name: z.string(), reason: z.string() })
  .meta({ id: 'KeptFixture' });
export type KeptFixture = z.infer<typeof KeptFixture>;

export const FixtureRemoval = z
  .object({
    removed: z.record(z.string(), z.int()).describe('Rows taken away, by table.'),
    kept: z.array(KeptFixture).describe('What stays because something real depends on it.'),
  })
  .meta({ id: 'FixtureRemoval' });
export type FixtureRemoval = z.infer<typeof FixtureRemoval>;

export const LedgerCommand = z.object({
  key: z.string(),
  name: z.string(),
  rows: z
    .int()
    .nullable()
    .describe('Business rows that carry this key; null for a command that writes none.'),
});

export const LedgerPerson = z
  .object({
    userId: positiveId,
    commands: z.array(LedgerCommand).describe('Accepted commands under the person’s own keys.'),
    sessions: z.int(),
    closedSessions: z.int(),
    materialUsages: z.int().describe('On orders of the stress run.'),
    signIns: z.int(),
    endedSignIns: z.int(),
  })
  .meta({ id: 'LedgerPerson' });
export type LedgerPerson = z.infer<typeof LedgerPerson>;

export const LedgerQuery = z.object({
  cursor: idParameter.optional(),
  limit: limitParameter(50, 200),
});
export const LedgerPage = z.object({
  people: z.array(LedgerPerson),
  nextCursor: z.string().nullable(),
});
export type LedgerPage = z.infer<typeof LedgerPage>;
