/** Reads what stands around a request: whose it is, its key, and when the tap happened. */
import type { Context } from 'hono';
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { instant } from '#schema/contract/common.ts';
import { AppError, malformed } from '#server/app-error.ts';
import type { CommandInput, CommandAnswer, CommandName } from '#server/commands.ts';
import type { Envelope } from '#server/writer/command.ts';
import { requireSignIn } from './caller.ts';
import type { Env } from './route.ts';

const HEADERS = {
  'idempotency-key': z
    .string()
    .min(1)
    .max(255)
    .regex(/^[\x20-\x7e]+$/, 'must be printable text of at most 255 characters'),
  'occurred-at': instant,
  'sent-at': instant,
  // Weakened by a proxy that compresses, it is still the same version.
  'if-match': z
    .string()
    .regex(/^(W\/)?"[1-9][0-9]{0,14}"$/, 'must be a version in quotes, such as "7"'),
  'acting-user': z.string().regex(/^[1-9][0-9]{0,14}$/, 'must be a user id'),
} as const;

function header(c: Context, name: keyof typeof HEADERS): string | undefined {
  const value = c.req.header(name);
  if (value === undefined) return undefined;
  const parsed = HEADERS[name].safeParse(value);
  if (parsed.success) return parsed.data;
  const message = parsed.error.issues[0]?.message ?? 'is malformed';
  throw malformed(name, message, `The header ${name} ${message}.`);
}

/**
 * When the tap happened by the server's clock, UTC ms: `Occurred-At` shifted by how far the
 * device's clock is off, which `Sent-At` tells. Null when the sender said nothing.
 */
function occurredAt(c: Context<Env>): number | null {
  const occurred = header(c, 'occurred-at');
  const offset = clockOffsetMs(c);
  return occurred === undefined ? null : Date.parse(occurred) + offset;
}

/** Declared by an address that changes something with a version. */
export const ifMatch = z.object({
  'if-match': HEADERS['if-match']
    .optional()
    .describe('The version that was seen, such as "7": a change since then is refused with 412.'),
});

/** The version the sender saw of what it changes; undefined when it said none. */
export const versionSeen = ({ 'if-match': said }: z.infer<typeof ifMatch>): number | undefined =>
  said === undefined ? undefined : Number(said.replace(/^W\//, '').slice(1, -1));

/** The server's clock minus the device's, which `Sent-At` tells; null when it says nothing. */
export function saidClockOffsetMs(c: Context<Env>): number | null {
  const sent = header(c, 'sent-at');
  return sent === undefined ? null : c.get('app').clock() - Date.parse(sent);
}

/** The same; a device that says nothing is taken to be right. */
export const clockOffsetMs = (c: Context<Env>): number => saidClockOffsetMs(c) ?? 0;

/**
 * A page names whom it believes to be signed in: two of its kind in one browser share a cookie, so
 * another page may have signed somebody else in. Nothing is done nor shown in the wrong name.
 * @throws AppError `malformed` for a bad header, `other_user` when somebody else is signed in.
 */
export function refuseOtherUser(c: Context<Env>): void {
  const acting = header(c, 'acting-user');
  if (acting === undefined) return;
  const { signIn } = c.get('caller');
  if (!signIn || Number(acting) === signIn.user_id) return;
  const { display_name: displayName } = signIn;
  throw new AppError('other_user', `${displayName} is signed in here now.`, {
    context: { displayName },
  });
}

/** The envelope of a signed-in person's mutation. @throws AppError `malformed` for a bad header. */
export function envelopeOf(c: Context<Env>): Envelope {
  const caller = c.get('caller');
  const signIn = requireSignIn(caller);
  return {
    scope: `user:${signIn.user_id}`,
    key: header(c, 'idempotency-key') ?? randomUUID(),
    actor: { kind: 'user', userId: signIn.user_id, strength: signIn.strength },
    deviceId: caller.deviceId,
    occurredAt: occurredAt(c),
  };
}

/** Sends a command in the caller's name, and marks an answer that was given before. */
export async function execute<Name extends CommandName>(
  c: Context<Env>,
  name: Name,
  input: CommandInput<Name>,
): Promise<CommandAnswer<Name>> {
  const { answer, replayed } = await c.get('app').writer.execute(name, envelopeOf(c), input);
  if (replayed) c.header('Idempotency-Replayed', 'true');
  return answer;
}

/** The envelope of what the server does by itself, such as counting a wrong PIN. */
export function systemEnvelope(name: string): Envelope {
  return {
    scope: `system:${name}`,
    key: randomUUID(),
    actor: { kind: 'system', name },
    deviceId: null,
    occurredAt: null,
  };
}
