/** Fills an empty database with the demo shop. */
import { AppError } from '#server/app-error.ts';
import type { Passwords } from '#server/workers/pools.ts';
import type { Envelope } from '#server/writer/command.ts';
import type { Writer } from '#server/writer/writer.ts';
import { ACTIVITY_WEEKS } from './plan.ts';
import { DEMO_SIGN_INS } from './sign-ins.ts';

/**
 * Seeds the shop and its work up to `now` (UTC ms) on the plant day `today`. A database that
 * already holds people, customers or orders is left as it is.
 */
export async function seedDemo(
  writer: Writer,
  passwords: Pick<Passwords, 'hash'>,
  today: string,
  now: number,
  timeZone: string,
): Promise<void> {
  // Everybody shares one PIN, so one hash will do; nobody's bcrypt has to be waited for.
  const [pinHash, passwordHash] = await Promise.all([
    passwords.hash(DEMO_SIGN_INS.pin),
    passwords.hash(DEMO_SIGN_INS.password),
  ]);
  const envelope = (key: string): Envelope => ({
    scope: 'system:demo',
    key: `${key} at ${now}`,
    actor: { kind: 'system', name: 'demo' },
    deviceId: null,
    occurredAt: null,
  });
  try {
    const shop = { today, timeZone, pinHash, passwordHash };
    await writer.execute('demo.seedShop', envelope('shop'), shop);
  } catch (error) {
    if (error instanceof AppError && error.code === 'not_empty') return;
    throw error;
  }
  for (let week = 0; week < ACTIVITY_WEEKS; week += 1) {
    const part = { today, now, timeZone, week };
    await writer.execute('demo.seedActivity', envelope(`week ${week}`), part);
  }
}
