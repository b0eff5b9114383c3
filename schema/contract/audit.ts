/** Who did what when: the command log and failed sign-ins in one list, for admins. */
import { z } from 'zod';
import {
  calendarDate,
  cursorParameter,
  idParameter,
  instant,
  limitParameter,
  personText,
  positiveId,
} from './common.ts';
import { SettingValues } from './settings.ts';
import { AUDIT_GROUPS } from '../rules/audit-commands.ts';

/** Something an entry may be about, as other pages link to it. */
export const AuditAbout = z
  .string()
  .max(120)
  .regex(
    /^(session:[0-9a-fA-F-]{36}|user:[1-9][0-9]{0,14}|device:[1-9][0-9]{0,14}|order:.{1,64})$/u,
    'must be session:<id>, user:<id>, device:<id> or order:<number>',
  );

export const AuditPreset = z
  .enum(['security', 'failed-sign-ins', 'removals', 'own-work'])
  .describe(
    'security: what let somebody in or changed what counts, of the last 24 hours. ' +
      'failed-sign-ins: of the last hour. removals: what was undone, discarded, revoked, removed. ' +
      'own-work: what somebody corrected, decided or approved of the own work.',
  );
export type AuditPreset = z.infer<typeof AuditPreset>;

export const AuditFilter = z.object({
  from: calendarDate.optional().describe('The first plant day.'),
  to: calendarDate.optional().describe('The last plant day.'),
  person: idParameter.optional().describe('Who did it, or as whom somebody tried to sign in.'),
  what: z
    .string()
    .max(60)
    .regex(/^[a-zA-Z][a-zA-Z.-]*$/, 'must be a group, the name of a command, or all')
    .optional()
    .describe(
      `One of ${AUDIT_GROUPS.join(', ')}; the name of a command; or \`all\`. ` +
        'Without it the steps the server takes by itself are left out.',
    ),
  outcome: z.enum(['accepted', 'refused']).optional().describe('A failed sign-in is refused.'),
  preset: AuditPreset.optional(),
  about: AuditAbout.optional(),
  q: personText(120).optional().describe('Looked for in keys, names, changes and refusals.'),
});
export type AuditFilter = z.infer<typeof AuditFilter>;

export const AuditQuery = AuditFilter.extend({
  limit: limitParameter(50, 200),
  cursor: cursorParameter.optional(),
});
export type AuditQuery = z.infer<typeof AuditQuery>;

const Named = z.object({ id: positiveId, name: z.string() });

/** Whether a line still is what was written, and follows the line before it. */
export const Seal = z.enum(['whole', 'edited', 'unchained']);
export type Seal = z.infer<typeof Seal>;

export const AuditEntry = z
  .object({
    id: z.string().describe('The number of a command, or `sign-in-` and one of a failed sign-in.'),
    kind: z.enum(['command', 'sign-in']),
    at: instant.describe('When it arrived, by the server’s clock.'),
    occurredAt: z.string().describe('When it counts, by the corrected clock of the device.'),
    by: Named.nullable().describe(
      'Null when the server or a script did it. Who failed to sign in nobody knows, only as whom.',
    ),
    system: z.string().nullable().describe('What of the server did it, where nobody did.'),
    device: Named.nullable(),
    address: z.string().nullable().describe('Where a failed sign-in came from.'),
    command: z.string().nullable(),
    within: z.string().nullable().describe('The command a tap stood for.'),
    signIn: z.object({ kind: z.enum(['failed', 'throttled']), strength: z.string() }).nullable(),
    outcome: z.enum(['accepted', 'refused']),
    refusal: z
      .object({ code: z.string(), detail: z.string() })
      .nullable()
      .describe('Null where nothing was refused, and after 90 days.'),
    about: z
      .record(z.string(), z.unknown())
      .nullable()
      .describe('What a refused command was about, by ids and numbers; null for what was done.'),
    names: z
      .object({
        person: z.string(),
        work: z.string(),
        order: z.string(),
        task: z.string(),
        material: z.string(),
        device: z.string(),
        team: z.string(),
        week: z.string(),
        setting: SettingValues.keyof(),
        isActive: z.boolean(),
        role: z.enum(['operator', 'foreman', 'admin']),
        undone: z.enum(['start', 'closure']),
        isForReview: z.boolean(),
        isOwn: z.boolean().describe('Somebody decided about the own work.'),
        isRight: z.boolean(),
        count: z.int(),
      })
      .partial()
      .describe('What the change speaks of, by the names of today.'),
    before: z.unknown().describe('As logged; whatever could be a secret is withheld.'),
    after: z.unknown(),
    labels: z
      .record(z.string(), z.string())
      .describe('What ids in the change are called, such as `userId:7`.'),
    seq: z.int().nullable(),
    scope: z.string().nullable(),
    key: z.string().nullable().describe('The idempotency key.'),
    seal: Seal.nullable(),
  })
  .meta({ id: 'AuditEntry' });
export type AuditEntry = z.infer<typeof AuditEntry>;

export const AuditPage = z.object({
  entries: z.array(AuditEntry).describe('The newest first.'),
  nextCursor: z.string().nullable(),
  lookedBackTo: instant
    .nullable()
    .describe('How far was looked when the page is not full and there is more to look through.'),
});
export type AuditPage = z.infer<typeof AuditPage>;
export const AuditEntryAnswer = z.object({ entry: AuditEntry });
export type AuditEntryAnswer = z.infer<typeof AuditEntryAnswer>;

export const VerificationResult = z.object({
  at: instant,
  by: z.string().nullable(),
  isWhole: z.boolean(),
  rows: z.int().describe('How many rows were found to be as they were written.'),
  brokenSeq: z.int().nullable(),
  reason: z.string().nullable(),
  head: z
    .object({ seq: z.int(), notedAt: instant, matches: z.boolean() })
    .nullable()
    .describe('The newest row as the server last noted it apart from the database.'),
});
export type VerificationResult = z.infer<typeof VerificationResult>;

export const Verification = z
  .object({
    running: z.object({ checked: z.int(), total: z.int(), since: instant }).nullable(),
    last: VerificationResult.nullable(),
    failure: z.string().nullable().describe('Why the last one could not be finished.'),
  })
  .meta({ id: 'Verification' });
export type Verification = z.infer<typeof Verification>;
