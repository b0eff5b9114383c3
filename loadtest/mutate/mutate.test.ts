/** Sound tables of every kind read right; 5,000 damaged ones are refused or read right. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { encodingOfMark } from '#server/reference/foxpro/code-page.ts';
import { TableError } from '#server/reference/foxpro/table-error.ts';
import { inspectTable } from '#server/reference/inspect.ts';
import { damaged, KINDS, LONGEST_READ_MS, runCampaign } from './campaign.ts';
import { makeCorpus, type Sample } from './corpus.ts';
import { Geography } from './geography.ts';
import type { Files } from './kinds/kind.ts';
import { read, soundRows } from './judge.ts';

const MUTATIONS = 5000;
const INSPECTIONS = 1000;

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

describe('looking into damaged tables', () => {
  it('finds something wrong exactly where reading refuses, and never breaks itself', () => {
    const dir = mkdtempSync(join(tmpdir(), 'inspect-test-'));
    onTestFinished(() => rmSync(dir, { recursive: true }));
    const lands = makeCorpus().map((sample) => new Geography(sample));
    const counts = { sound: 0, damaged: 0 };
    for (let seed = 0; seed < INSPECTIONS; seed += 1) {
      const { land, kind, files } = damaged(lands, seed);
      const { encoding } = land.sample;
      const isRefused = isRefusedAt(dir, { ...land.sample, layout: new Map() }, files);
      const { findings } = inspectTable(join(dir, 'table.dbf'));
      const isAsMarked = encoding === (encodingOfMark(files.table[29] ?? 0) ?? 'windows-1252');
      if (!isAsMarked) continue;
      expect(findings.length > 0, `seed ${seed}, ${kind.name}`).toBe(isRefused);
      counts[isRefused ? 'damaged' : 'sound'] += 1;
    }
    expect(Math.min(counts.sound, counts.damaged)).toBeGreaterThan(INSPECTIONS / 10);
  });
});

function isRefusedAt(dir: string, sample: Sample, files: Files): boolean {
  try {
    read(dir, sample, files);
    return false;
  } catch (error) {
    if (error instanceof TableError) return true;
    throw error;
  }
}

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
    expect(tally.longestMs).toBeLessThan(LONGEST_READ_MS);
  });
});
