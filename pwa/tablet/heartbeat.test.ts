import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Heartbeat } from '#schema/contract/devices.ts';
import { startHeart } from './heartbeat.ts';

const BEAT: Heartbeat = {
  ...{ build: null, pending: 0, pendingSince: null, battery: null },
  ...{ storage: 'lasting', selfTest: null },
};

let said: number[];
let pending: number;
let isHeard: boolean;
let answer: () => Promise<void>;

beforeEach(() => {
  vi.useFakeTimers();
  [said, pending, isHeard] = [[], 0, true];
  answer = () => Promise.resolve();
});
afterEach(() => {
  vi.useRealTimers();
});

const start = () =>
  startHeart({
    isHeard: () => isHeard,
    look: () => Promise.resolve({ ...BEAT, pending }),
    send: (beat) => {
      said.push(beat.pending);
      return answer();
    },
  });
const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);

describe('the heart of a tablet', () => {
  it('beats once it is open, and every minute', async () => {
    start();
    await pass(1_000);
    expect(said).toEqual([0]);
    await pass(180_000);
    expect(said).toEqual([0, 0, 0, 0]);
  });

  it('beats soon after a change, once for many, with what is true by then', async () => {
    const heart = start();
    await pass(1_000);
    for (pending = 1; pending < 20; pending += 1) {
      heart.soon();
      await pass(50);
    }
    await pass(10_000);
    expect(said).toEqual([0, 20]);
    await pass(51_000);
    expect(said).toEqual([0, 20, 20]);
  });

  it('says nothing while nobody hears it, and goes on', async () => {
    isHeard = false;
    const heart = start();
    await pass(600_000);
    expect(said).toEqual([]);
    isHeard = true;
    heart.soon();
    await pass(1_000);
    expect(said).toHaveLength(1);
  });

  it('never sends two at once: what changed meanwhile is the next beat', async () => {
    let heard = () => {};
    answer = () => new Promise((resolve) => (heard = resolve));
    const heart = start();
    await pass(1_000);
    pending = 4;
    heart.soon();
    await pass(30_000);
    expect(said).toEqual([0]);
    heard();
    await pass(1_000);
    expect(said).toEqual([0, 4]);
  });

  it('goes on after a beat that failed', async () => {
    answer = () => Promise.reject(new Error('no network'));
    start();
    await pass(61_500);
    expect(said).toEqual([0, 0]);
  });
});
