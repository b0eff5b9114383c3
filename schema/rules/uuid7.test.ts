import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { uuid7 } from './uuid7.ts';

const NOW = Date.parse('2026-01-14T09:00:00Z');

describe('uuid7', () => {
  it('lays its parts out as the example of RFC 9562, appendix A.6', () => {
    const bytes = '017f22e279b07cc398c4dc0c0c07398f'.match(/../g) ?? [];
    const id = uuid7(0x017f22e279b0, (target) => {
      target.set(bytes.map((byte) => Number.parseInt(byte, 16)));
    });
    expect(id).toBe('017f22e2-79b0-7cc3-98c4-dc0c0c07398f');
  });

  it('is a UUID of version 7 and the RFC’s variant', () => {
    expect(z.uuidv7().safeParse(uuid7(NOW)).success).toBe(true);
    expect(uuid7(NOW)).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-/);
  });

  it('begins with the milliseconds of when it was made', () => {
    const milliseconds = uuid7(NOW).replaceAll('-', '').slice(0, 12);
    expect(parseInt(milliseconds, 16)).toBe(NOW);
  });

  it('sorts by when it was made', () => {
    const ids = [0, 1, 255, 256, 65_536, 86_400_000].map((ms) => uuid7(NOW + ms));
    expect([...ids].sort()).toEqual(ids);
  });

  it('never comes twice', () => {
    expect(new Set(Array.from({ length: 2000 }, () => uuid7(NOW))).size).toBe(2000);
  });
});
