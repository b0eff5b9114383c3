import { createHmac } from 'node:crypto';

export const BCRYPT_COST = 10;

/**
 * What is hashed instead of the PIN or password itself: HMAC-SHA256 with a secret that is not in
 * the database, so a stolen database alone gives no PIN away. 44 characters, under bcrypt's 72.
 */
export function peppered(pepper: Buffer, secret: string): string {
  return createHmac('sha256', pepper).update(secret).digest('base64');
}
