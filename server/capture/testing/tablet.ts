/** Enrolled tablets that send taps as events, each with a clock and a count of its own. */
import { randomUUID } from 'node:crypto';
import type { TapCommand, TapEvent } from '#schema/contract/events.ts';
import { uuid7 } from '#schema/rules/uuid7.ts';
import { issueGrant } from '#server/auth/grant.ts';
import { tokenHash } from '#server/http/caller.ts';
import type { TestShop } from '#server/testing/test-shop.ts';

export type Tablet = Awaited<ReturnType<typeof openTablet>>;

/** What a test says of a tap; the rest is as an honest tablet sends it. */
export interface Said extends Partial<TapEvent> {
  /** How long before it is sent the tap was made, by the device's clock. */
  agoMs?: number;
}

interface Answer {
  status: number;
  headers: Headers;
  // Tests look into answers freely: the contract is asserted by the ones about it.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  json: any;
}

export async function openTablet(shop: TestShop, name = 'Bench 1') {
  const token = randomUUID();
  const { deviceId } = await shop.execute(
    'devices.invite',
    // Tests enrol many of one name; no two stand at one place.
    { name, place: token, codeHash: tokenHash(`code of ${token}`) },
    shop.admin,
  );
  const codeHash = tokenHash(`code of ${token}`);
  await shop.execute('devices.enrol', { codeHash, tokenHash: tokenHash(token) });
  const cookie = `tot_development_device=${token}`;
  let seq = 0;

  const tablet = {
    deviceId,
    cookie,
    /** How far the device's clock is ahead of the server's; negative is behind. */
    aheadMs: 0,
    clock: () => shop.now() + tablet.aheadMs,

    /** What a sign-in at that instant, UTC ms, leaves on the tablet. */
    grant(userId: number, at: number) {
      const { grantSecret } = shop.context.proofs;
      const { token } = issueGrant(grantSecret, { userId, deviceId }, at);
      return { kind: 'grant', grant: token } as const;
    },

    tap(
      userId: number,
      command: TapCommand,
      input: unknown,
      { agoMs = 0, ...said }: Said = {},
    ): TapEvent {
      seq += 1;
      return {
        key: uuid7(tablet.clock()),
        seq,
        userId,
        command,
        input,
        occurredAt: new Date(tablet.clock() - agoMs).toISOString(),
        proof: tablet.grant(userId, shop.now() - agoMs),
        ...said,
      };
    },

    async send(event: unknown, headers: Record<string, string> = {}): Promise<Answer> {
      const response = await shop.app.request('http://localhost/api/events', {
        method: 'POST',
        headers: {
          cookie,
          'content-type': 'application/json',
          'sent-at': new Date(tablet.clock()).toISOString(),
          ...headers,
        },
        body: JSON.stringify(event),
      });
      const { status, headers: said } = response;
      return { status, headers: said, json: await response.json() };
    },

    /** Taps and sends at once. */
    async does(userId: number, command: TapCommand, input: unknown, said?: Said) {
      return (await tablet.send(tablet.tap(userId, command, input, said))).json;
    },
  };
  return tablet;
}
