/** The one-time code that makes a browser a tablet. Whoever has it for ten minutes is let in. */
import { randomInt } from 'node:crypto';
import { tokenHash } from '#server/http/caller.ts';

/** None of them can be mistaken for another one: 31 letters are 4.95 bits each. */
const ALPHABET = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';
/** 74 bits. */
const LETTERS = 15;

/** In groups of five, as it is read out. */
export function newCode(): string {
  const letters = Array.from({ length: LETTERS }, () => ALPHABET[randomInt(ALPHABET.length)]);
  return letters.join('').replace(/(.{5})(?=.)/g, '$1-');
}

/** However it was typed. */
export const codeHash = (code: string): string =>
  tokenHash(code.toUpperCase().replace(/[^A-Z0-9]/g, ''));
