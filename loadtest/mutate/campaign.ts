/** Damages sound tables by the thousand, each time from a seed of its own, and judges each. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mulberry32 } from '#server/demo/random.ts';
import { makeCorpus } from './corpus.ts';
import { Geography } from './geography.ts';
import { judge, type Outcome } from './judge.ts';
import { BYTE_KINDS } from './kinds/bytes.ts';
import { HEADER_KINDS } from './kinds/header.ts';
import { anyOf, type Draw, type Files, type Kind } from './kinds/kind.ts';
import { LENGTH_KINDS } from './kinds/lengths.ts';
import { MEMO_KINDS } from './kinds/memos.ts';
import { VALUE_KINDS } from './kinds/values.ts';

export const KINDS: readonly Kind[] = [
  ...BYTE_KINDS,
  ...HEADER_KINDS,
  ...LENGTH_KINDS,
  ...MEMO_KINDS,
  ...VALUE_KINDS,
];

/** A small table that takes longer hangs; a machine that does other things may take its time. */
export const LONGEST_READ_MS = 5000;

export interface Tally {
  /** Kind → how many came out how. */
  kinds: Record<string, Record<Outcome, number>>;
  /** The first few that came out wrong, with the seed that does it again. */
  faults: { seed: number; sample: string; kind: string; fault: string }[];
  longestMs: number;
}

const MOST_FAULTS = 20;

/** The same seed does the same damage to the same table on every machine. */
export function damaged(lands: readonly Geography[], seed: number) {
  const next = mulberry32(seed);
  const draw: Draw = (below) => Math.floor(next() * below);
  const land = anyOf(lands, draw);
  for (;;) {
    const { table, memo } = land.sample;
    const files: Files = {
      table: Buffer.from(table),
      memo: memo === null ? null : Buffer.from(memo),
    };
    const kind = anyOf(KINDS, draw);
    if (kind.damage(files, land, draw)) return { land, kind, files };
  }
}

/** Runs the seeds given; stops early when too many came out wrong. */
export function runCampaign(seeds: Iterable<number>, tell: (done: number) => void): Tally {
  const lands = makeCorpus().map((sample) => new Geography(sample));
  const dir = mkdtempSync(join(tmpdir(), 'mutate-'));
  const tally: Tally = { kinds: {}, faults: [], longestMs: 0 };
  let done = 0;
  try {
    for (const seed of seeds) {
      const { land, kind, files } = damaged(lands, seed);
      const started = performance.now();
      const verdict = judge(dir, land, files, kind.reach);
      const ms = performance.now() - started;
      tally.longestMs = Math.max(tally.longestMs, ms);
      const sums = (tally.kinds[kind.name] ??= { refused: 0, same: 0, invisible: 0 });
      const fault =
        'fault' in verdict ? verdict.fault : ms > LONGEST_READ_MS ? `took ${ms} ms` : null;
      if (fault !== null)
        tally.faults.push({ seed, sample: land.sample.name, kind: kind.name, fault });
      else if ('outcome' in verdict) sums[verdict.outcome] += 1;
      if (tally.faults.length >= MOST_FAULTS) break;
      done += 1;
      if (done % 1000 === 0) tell(done);
    }
  } finally {
    rmSync(dir, { recursive: true });
  }
  return tally;
}
