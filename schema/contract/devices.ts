import { z } from 'zod';
import { CHECK_OUTCOMES, SELF_TEST_CHECKS } from '../rules/self-test.ts';
import { instant, personText, positiveId, requiredText, versioned } from './common.ts';

const Battery = z.strictObject({ percent: z.int().min(0).max(100), charging: z.boolean() });
const Storage = z
  .enum(['lasting', 'clearable', 'full', 'broken'])
  .describe(
    '`lasting`: the browser promised to keep it; `clearable`: it may clear it to make room. ' +
      '`full` and `broken` keep no tap.',
  );

/** What a tablet found when it asked itself whether it can punch. */
export const SelfTest = z.strictObject({
  at: instant,
  checks: z.partialRecord(z.enum(SELF_TEST_CHECKS), z.enum(CHECK_OUTCOMES)),
});
export type SelfTest = z.infer<typeof SelfTest>;

/** Said every minute, and when what waits to be sent changes. `Sent-At` tells the clock’s offset. */
export const Heartbeat = z.strictObject({
  build: z
    .string()
    .regex(/^[a-zA-Z0-9_-]{1,64}$/)
    .nullable()
    .describe('The build of its page; null where it was served unbuilt.'),
  pending: z.int().min(0).max(1_000_000).describe('How many taps wait to be sent.'),
  pendingSince: instant.nullable().describe('When the oldest was made, by the tablet’s clock.'),
  battery: Battery.nullable().describe('Null where the browser does not tell.'),
  storage: Storage,
  selfTest: SelfTest.nullable().describe('The latest; null when none ran since the page opened.'),
});
export type Heartbeat = z.infer<typeof Heartbeat>;

/** The last that was heard of a tablet, in the server’s time. */
export const Heard = z
  .object({
    at: instant,
    remembered: z
      .boolean()
      .describe('Heard before the server was last started: minutes may be missing.'),
    build: z.string().nullable(),
    isOlder: z.boolean().describe('Whether its page is another build than the server’s.'),
    pending: z.int(),
    pendingSince: instant.nullable(),
    clockOffsetMs: z.int().nullable().describe('The server’s clock minus the tablet’s.'),
    battery: Battery.nullable(),
    storage: Storage,
    selfTest: SelfTest.nullable(),
  })
  .meta({ id: 'Heard' });
export type Heard = z.infer<typeof Heard>;

export const Device = z
  .object({
    id: positiveId,
    name: z.string(),
    place: z.string(),
    createdAt: instant,
    enrolledAt: instant.nullable(),
    revokedAt: instant.nullable(),
    heard: Heard.nullable().describe('Null when nothing was ever heard of it.'),
    ...versioned,
  })
  .meta({ id: 'Device' });
export type Device = z.infer<typeof Device>;
export const DeviceList = z.object({
  devices: z.array(Device),
  enrolmentRequired: z
    .boolean()
    .describe('Whether only enrolled tablets may sign people in by PIN; a demo shop lets others.'),
});
export type DeviceList = z.infer<typeof DeviceList>;

const name = requiredText(60);
const place = personText(60);
export const NewDevice = z.strictObject({ name, place: place.optional() });
export type NewDevice = z.infer<typeof NewDevice>;
export const DeviceChange = z
  .strictObject({ name: name.optional(), place: place.optional() })
  .refine((change) => Object.keys(change).length > 0, 'must change something');
export type DeviceChange = z.infer<typeof DeviceChange>;

export const DeviceInvitation = z
  .object({
    device: Device,
    code: z.string().describe('One-time code to type on the tablet; valid for ten minutes.'),
    link: z
      .string()
      .nullable()
      .describe(
        'The tablet’s address with the code in its fragment, to be shown as a QR code. Null under ' +
          'the console’s own host, from which the tablet’s is not known.',
      ),
    validUntil: instant,
  })
  .meta({ id: 'DeviceInvitation' });
export type DeviceInvitation = z.infer<typeof DeviceInvitation>;

export const DeviceEnrolment = z.strictObject({ code: requiredText(40) });
export const DeviceAnswer = z.object({ device: Device });
