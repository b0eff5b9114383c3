/** An enrolled tablet: it asks the server while it can, and seals PINs for what it was told. */
import type { Capture } from '#schema/contract/capture.ts';
import type { TapProof } from '#schema/contract/events.ts';
import { seal, type SealedSignIn } from '#schema/rules/sealed-pin.ts';
import { uuid7 } from '#schema/rules/uuid7.ts';
import type { Caller } from '#server/http/caller.ts';
import type { TestShop } from '#server/testing/test-shop.ts';
import { proveEvent } from '../prove-event.ts';

export type SealedProof = Extract<TapProof, { kind: 'sealed' }>;
export type OfflineTablet = Awaited<ReturnType<typeof enrolTablet>>;

export async function enrolTablet(shop: TestShop) {
  const admin = await shop.cookieFor(shop.admin.userId, 'password');
  const invitation = { as: admin, body: { name: `Tablet ${uuid7(shop.now())}` } };
  const { code, device } = (await shop.request('POST', '/api/devices', invitation)).json;
  const enrolled = await shop.request('POST', '/api/devices/enrolment', { body: { code } });
  const as = enrolled.headers.get('set-cookie')?.split(';')[0] ?? '';
  const id = device.id as number;
  const address = '127.0.0.1';
  const caller: Caller = {
    signIn: null,
    role: null,
    deviceId: id,
    revokedTablet: null,
    address,
    secure: false,
  };
  return {
    id,

    capture: async () => (await shop.request('GET', '/api/capture', { as })).json as Capture,

    signIn: (userId: number, pin: string) =>
      shop.request('POST', '/api/auth/pin', { as, body: { userId, pin } }),

    /** Somebody types a PIN; `other` is what a cheat would put into the box instead. */
    async typePin(
      userId: number,
      pin: string,
      other: Partial<SealedSignIn> = {},
    ): Promise<SealedProof> {
      const { device, sealing } = await this.capture();
      const signInKey = uuid7(shop.now());
      const content = { pin, userId, device, signInKey, ...other };
      const sealed = await seal(sealing.publicKey, content);
      return { kind: 'sealed', signInKey, keyId: sealing.keyId, sealed };
    },

    /** A tap of this tablet arrives; it counts now unless said otherwise. */
    prove: (userId: number, proof: TapProof, at = shop.now()) =>
      proveEvent(shop.context, caller, { userId, proof }, at),
  };
}
