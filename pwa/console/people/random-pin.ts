import { weakPinReason } from '#schema/rules/pin.ts';

/** Below this a byte is as likely to end in one digit as in any other. */
const FAIR = 250;

type Random = (bytes: Uint8Array<ArrayBuffer>) => Uint8Array<ArrayBuffer>;

/** A PIN of so many digits that nobody can foresee, and none of the easily guessed. */
export function randomPin(
  length: number,
  random: Random = (bytes) => crypto.getRandomValues(bytes),
): string {
  for (;;) {
    const fair = [...random(new Uint8Array(4 * length))].filter((byte) => byte < FAIR);
    const pin = fair
      .slice(0, length)
      .map((byte) => byte % 10)
      .join('');
    if (pin.length === length && weakPinReason(pin) === undefined) return pin;
  }
}
