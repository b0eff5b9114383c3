/** Fills an empty database with the demo shop. */
import { AppError } from '#server/app-error.ts';
import type { Reader } from '#server/db/statements.ts';
import type { Passwords } from '#server/workers/pools.ts';
import type { Envelope } from '#server/writer/command.ts';
import type { Writer } from '#server/writer/writer.ts';
import { findDemoMoment } from './demo.queries.ts';
import { ACTIVITY_WEEKS, type DemoMoment } from './plan.ts';
import { DEMO_SIGN_INS } from './sign-ins.ts';

/**
 * Seeds the shop and its work up to the moment. A database that already holds people, customers
 * or orders of its own is left as it is; a demo whose seeding was cut short is gone on with, as
 * each part is done once under its own key.
 */
export async function seedDemo(
  writer: Writer,
  reader: Reader,
  passwords: Pick<Passwords, 'hash'>,
  wanted: DemoMoment,
): Promise<void> {
  const begun = findDemoMoment(reader);
  if (!begun && !(await seedShop(writer, passwords, wanted))) return;
  const moment = begun ?? wanted;
  for (let week = 0; week < ACTIVITY_WEEKS; week += 1) {
    const envelope = envelopeOf(`week ${week} at ${moment.now}`);
    await writer.execute('demo.seedActivity', envelope, { ...moment, week });
  }
}

/** @returns false when the database is not empty. */
async function seedShop(
  writer: Writer,
  passwords: Pick<Passwords, 'hash'>,
  moment: DemoMoment,
): Promise<boolean> {
  // Everybody shares one PIN, so one hash will do; nobody's bcrypt has to be waited for.
  const [pinHash, passwordHash] = await Promise.all([
    passwords.hash(DEMO_SIGN_INS.pin),
    passwords.hash(DEMO_SIGN_INS.password),
  ]);
  try {
    const shop = { ...moment, pinHash, passwordHash };
    await writer.execute('demo.seedShop', envelopeOf(`shop at ${moment.now}`), shop);
    return true;
  } catch (error) {
    if (error instanceof AppError && error.code === 'not_empty') return false;
    throw error;
  }
}

function envelopeOf(key: string): Envelope {
  return {
    scope: 'system:demo',
    key,
    actor: { kind: 'system', name: 'demo' },
    deviceId: null,
    occurredAt: null,
  };
}
