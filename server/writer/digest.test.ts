import { createHash, createHmac, randomBytes } from 'node:crypto';
import { expect, it } from 'vitest';
import { hmacSha256, sha256 } from './digest.ts';

it('is what Node’s own Hash and Hmac say, whatever the key and the text', () => {
  for (let n = 0; n < 200; n += 1) {
    const key = randomBytes(n);
    const text = randomBytes(n * 3).toString(n % 2 === 0 ? 'latin1' : 'utf8');
    expect(sha256(text)).toBe(createHash('sha256').update(text).digest('hex'));
    const mac = createHmac('sha256', key).update(text).digest('hex');
    expect([hmacSha256(key, text), hmacSha256(key, text)]).toEqual([mac, mac]);
  }
});

it('is what RFC 4231 says', () => {
  expect(hmacSha256(Buffer.from('Jefe'), 'what do ya want for nothing?')).toBe(
    '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',
  );
});
