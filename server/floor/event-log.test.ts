import { describe, expect, it } from 'vitest';
import { EventLog } from './event-log.ts';

describe('the log of events', () => {
  const logOf = (events: number): EventLog => {
    const log = new EventLog('run', 10);
    for (let n = 1; n <= events; n += 1) log.add('session', String(n));
    return log;
  };
  const numbers = (text: string | null) =>
    text === null ? null : [...text.matchAll(/^data: (\d+)$/gm)].map((found) => Number(found[1]));

  it('writes an event as the wire wants it', () => {
    const log = new EventLog('run', 10);
    expect(log.lastId).toBe('run-0');
    expect(log.add('session', '{"a":1}')).toBe('id: run-1\nevent: session\ndata: {"a":1}\n\n');
    expect(log.lastId).toBe('run-1');
  });

  it('says what came after any of the last ones, however many there were', () => {
    for (const count of [0, 1, 9, 10, 19, 20, 21, 45]) {
      const log = logOf(count);
      expect(log.since(log.lastId)).toBe('');
      for (let missed = 1; missed <= Math.min(count, 10); missed += 1) {
        const expected = Array.from({ length: missed }, (_, n) => count - missed + 1 + n);
        expect(numbers(log.since(`run-${count - missed}`))).toEqual(expected);
      }
    }
  });

  it('keeps no more than it must, and says so', () => {
    expect(logOf(45).since('run-20')).toBeNull();
    expect(logOf(100_000).since('run-1')).toBeNull();
  });

  it('knows nothing of another run, of what is still to come, and of no number', () => {
    const log = logOf(5);
    for (const id of ['walk-3', 'run-6', 'run-', 'run-x', 'run-1.5', 'run--1', 'run', '', '3']) {
      expect(log.since(id), id).toBeNull();
    }
  });
});
