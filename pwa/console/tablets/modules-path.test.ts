import { encode } from 'uqr';
import { describe, expect, it } from 'vitest';
import { modulesPath } from './modules-path.ts';

/** What the path fills, module by module. */
function filled(path: string, size: number): boolean[][] {
  const rows = Array.from({ length: size }, () => Array.from({ length: size }, () => false));
  for (const [, x, y, width] of path.matchAll(/M(\d+) (\d+)h(\d+)v1H\1z/g)) {
    for (let n = 0; n < Number(width); n += 1) rows[Number(y)]![Number(x) + n] = true;
  }
  return rows;
}

describe('the picture of a QR code', () => {
  it('has every dark module and no other', () => {
    const { data, size } = encode('https://timeontasks.shop.lan/#enrol=ABCDE-FGHJK-MNPQR');
    expect(filled(modulesPath(data), size)).toEqual(data);
  });

  it('is nothing of nothing', () => {
    expect(modulesPath([[false, false]])).toBe('');
    expect(modulesPath([[true, true, false, true]])).toBe('M0 0h2v1H0zM3 0h1v1H3z');
  });
});
