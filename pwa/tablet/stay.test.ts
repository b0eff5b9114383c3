import { beforeEach, describe, expect, it } from 'vitest';
import { createStay, type Stay } from './stay.ts';

const [ANNA, BEN] = [7, 8];

let now: number;
let kept: Map<string, string>;
/** As a page that was just loaded sees it. */
const load = (): Stay =>
  createStay(() => now, {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
  });

beforeEach(() => {
  now = Date.parse('2026-11-03T12:00:00Z');
  kept = new Map();
});

describe('createStay', () => {
  it('goes on with whoever touched the tablet in the last minute', () => {
    load().note(ANNA);
    now += 59_000;
    expect(load().isHere(ANNA)).toBe(true);
    expect(load().isHere(BEN)).toBe(false);
    now += 1_000;
    expect(load().isHere(ANNA)).toBe(false);
  });

  it('counts from the latest touch, two seconds more or less', () => {
    const stay = load();
    stay.note(ANNA);
    now += 50_000;
    stay.note(ANNA);
    now += 50_000;
    expect(load().isHere(ANNA)).toBe(true);
  });

  it('lets nobody in after the wall was shown', () => {
    const stay = load();
    stay.note(ANNA);
    stay.forget();
    expect(load().isHere(ANNA)).toBe(false);
    stay.note(ANNA);
    expect(load().isHere(ANNA)).toBe(true);
  });

  it('believes no clock that was set back', () => {
    load().note(ANNA);
    now -= 3_600_000;
    expect(load().isHere(ANNA)).toBe(false);
  });

  it('knows nobody at first', () => {
    expect(load().isHere(ANNA)).toBe(false);
    expect(load().isHere(0)).toBe(false);
  });
});
