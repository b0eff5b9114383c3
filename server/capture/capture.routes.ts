import type { ZodType } from 'zod';
import { TAP_INPUTS, TapAnswer, TapEvent } from '#schema/contract/events.ts';
import { KNOWN_GENERATION } from '#schema/rules/tap-capture.ts';
import { AppError } from '#server/app-error.ts';
import type { AppContext } from '#server/context.ts';
import type { Caller } from '#server/http/caller.ts';
import { clockOffsetMs } from '#server/http/envelope.ts';
import { fieldWords } from '#server/http/field-words.ts';
import { address, jsonAnswer, jsonBody, router } from '#server/http/route.ts';
import type { Envelope } from '#server/writer/command.ts';
import { findScope } from './capture.queries.ts';
import { proveEvent, type Proof } from './proof/prove-event.ts';

const capture = address('capture', {
  method: 'post',
  path: '/api/events',
  summary: 'Capture a tap: it is applied, or kept for a foreman to look at',
  request: { body: jsonBody(TapEvent) },
  responses: { 200: jsonAnswer(TapAnswer, 'Stored for good') },
});

interface Attributed {
  scope: string;
  proof: Proof;
}

/** A tap without proof is the tablet's, until a foreman says whose it is. */
function envelopeOf({ key, userId }: TapEvent, { scope, proof }: Attributed, caller: Caller) {
  return {
    scope,
    key,
    actor: proof.ok
      ? { kind: 'user', userId, strength: 'pin' }
      : { kind: 'system', name: 'capture' },
    deviceId: caller.deviceId,
  } satisfies Omit<Envelope, 'occurredAt'>;
}

/** What is wrong with the input, in one line; null when the command can read it. */
function readInput({ command, input = null }: TapEvent) {
  const read = (TAP_INPUTS[command] as ZodType).safeParse(input);
  if (read.success) return { input: read.data, malformed: null };
  const [first] = read.error.issues;
  const field = first?.path.map(String).join('.').slice(0, 100) ?? '';
  return {
    input,
    malformed: `${field === '' ? 'input' : field}: ${first ? fieldWords(first) : 'malformed'}`,
  };
}

/**
 * A tablet says which restore generation it knows. When there is another one, taps made before this
 * one may have to come first, and this one would not fit without them.
 */
function requireKnownGeneration(known: string | undefined, generation: string): void {
  if (known === undefined || known === generation) return;
  throw new AppError(
    'other_generation',
    'An older copy of the database was put back. Send the taps of the last days again, in order.',
    { context: { generation } },
  );
}

export function captureRoutes(app: AppContext) {
  async function attribute(event: TapEvent, caller: Caller, at: number): Promise<Attributed> {
    const { deviceId } = caller;
    // Once captured it stays whose it is: the proof is not asked again, and cannot turn out otherwise.
    const known = findScope(app.reader, event.key, deviceId);
    if (known !== undefined) return { scope: known, proof: { ok: false, reason: 'unproven' } };
    const proof = await proveEvent(app, caller, event, at);
    return { scope: proof.ok ? `user:${event.userId}` : `device:${deviceId ?? 0}`, proof };
  }

  return router().openapi(capture, async (c) => {
    const event = c.req.valid('json');
    const caller = c.get('caller');
    requireKnownGeneration(c.req.header(KNOWN_GENERATION), app.settings().generation);
    const { key, seq, userId, command } = event;
    const deviceTime = Date.parse(event.occurredAt);
    const offsetMs = clockOffsetMs(c);
    const occurredAt = deviceTime + offsetMs;
    const attributed = await attribute(event, caller, occurredAt);
    const { answer, replayed } = await app.writer.execute(
      'capture.tap',
      { ...envelopeOf(event, attributed, caller), occurredAt },
      {
        ...{ key, seq, userId, command, ...readInput(event) },
        ...{ deviceTime, clockOffsetMs: offsetMs, proof: attributed.proof },
      },
    );
    if (replayed) c.header('Idempotency-Replayed', 'true');
    return c.json({ ...answer, replayed, generation: app.settings().generation }, 200);
  });
}
