import { describe, expect, it } from 'vitest';
import { createBurstDetector } from './scanner.ts';

/** Presses keys at a steady pace and answers what was scanned, if anything. */
function press(keys: string[], gapMs: number, detector = createBurstDetector(), startMs = 0) {
  return keys.map((key, index) => detector.key(key, startMs + index * gapMs)).at(-1);
}

describe('createBurstDetector', () => {
  it('takes a fast burst ended by Enter for a scan', () => {
    expect(press([...'10482', 'Enter'], 8)).toBe('10482');
  });

  it('takes Tab for an end as well', () => {
    expect(press([...'SO-10482', 'Tab'], 8)).toBe('SO-10482');
  });

  it('does not take typing for a scan, however it ends', () => {
    expect(press([...'10482', 'Enter'], 140)).toBeNull();
  });

  it('does not take a fast typist whose Enter comes late', () => {
    const detector = createBurstDetector();
    press([...'10482'], 20, detector);
    expect(detector.key('Enter', 1_000)).toBeNull();
  });

  it('scans what came in the burst, not what was typed before it', () => {
    const detector = createBurstDetector();
    press([...'ab'], 200, detector);
    expect(press([...'10482', 'Enter'], 8, detector, 2_000)).toBe('10482');
  });

  it('does not take the fast end of a typed number for the whole of it', () => {
    const detector = createBurstDetector();
    detector.key('7', 0);
    expect(press([...'0101', 'Enter'], 80, detector, 150)).toBeNull();
    expect(press([...'10482', 'Enter'], 8, detector, 700)).toBe('10482');
  });

  it('lets the Shift of a capital neither count nor interrupt', () => {
    expect(press(['Shift', 'A', 'Shift', 'B', '1', '2', 'Enter'], 8)).toBe('AB12');
  });

  it('takes two keys hit together and Enter for a slip of the glove', () => {
    expect(press(['1', '2', 'Enter'], 5)).toBeNull();
  });

  it('starts afresh after a scan and after keys that no scanner sends', () => {
    const detector = createBurstDetector();
    press([...'10482', 'Enter'], 8, detector);
    expect(detector.key('Enter', 48)).toBeNull();
    expect(press([...'104', 'Backspace', '8', '2', 'Enter'], 8, detector, 1_000)).toBeNull();
  });
});
