/** Sound tables of every kind read right; 5,000 damaged ones are refused or read right. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { KINDS, runCampaign } from './campaign.ts';
import { makeCorpus } from './corpus.ts';
import { read, soundRows } from './judge.ts';

const MUTATIONS = 5000;

describe('the corpus', () => {
  const corpus = makeCorpus();

  it('has every version and every type', () => {
    const versions = corpus.map((sample) => sample.table[0]);
    expect(new Set(versions)).toEqual(new Set([0x03, 0x30, 0x31, 0x32, 0xf5, 0x83, 0x8b]));
    const types = corpus.flatMap((sample) => [...sample.layout.values()].map((c) => c.charAt(0)));
    expect([...new Set(types)].sort().join('')).toBe('BCDFILMNQTVY');
  });

  it.each(corpus.map((sample) => [sample.name, sample] as const))(
    '%s reads as written',
    (_n, s) => {
      const dir = mkdtempSync(join(tmpdir(), 'corpus-test-'));
      onTestFinished(() => rmSync(dir, { recursive: true }));
      expect(read(dir, s, { table: s.table, memo: s.memo })).toEqual(soundRows(s));
    },
  );
});

describe('damaged tables', () => {
  const tally = runCampaign(Array(MUTATIONS).keys(), () => undefined);

  it('are refused, or say in every cell what the sound one says', () => {
    expect(tally.faults).toEqual([]);
  });

  it('were damaged in every way there is', () => {
    const tried = Object.values(tally.kinds).flatMap(({ refused, same, invisible }) => [
      refused,
      same,
      invisible,
    ]);
    expect(Object.keys(tally.kinds)).toHaveLength(KINDS.length);
    expect(tried.reduce((sum, count) => sum + count, 0)).toBe(MUTATIONS);
  });

  it.each(KINDS.filter(({ reach }) => reach === 'structure').map(({ name }) => name))(
    '%s: nothing invisible comes of it',
    (name) => {
      expect(tally.kinds[name]?.invisible).toBe(0);
    },
  );

  it('never took long', () => {
    expect(tally.longestMs).toBeLessThan(1000);
  });
});
