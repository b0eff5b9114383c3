import { describe, expect, it } from 'vitest';
import type { TapCommand, TapEvent } from '#schema/contract/events.ts';
import type { WorkWords } from '#schema/rules/project-day.ts';
import { tapWords } from './tap-words.ts';

function said(command: TapCommand, input: object, taskTypeName?: string): string {
  const words = taskTypeName === undefined ? null : ({ taskTypeName } as WorkWords);
  return tapWords({ event: { command, input } as TapEvent, words });
}

const WORK = { orderNumber: '10482', taskType: 'ENGRAVE' };

describe('a tap in words', () => {
  it.each([
    ['Start Engraving on 10482', said('sessions.start', WORK, 'Engraving')],
    ['Start Cleaning', said('sessions.start', { taskType: 'CLEAN' }, 'Cleaning')],
    ['Start ENGRAVE on 10482', said('sessions.start', WORK)],
    ['Pause', said('sessions.close', { reason: 'paused' })],
    ['Finish', said('sessions.close', { reason: 'finished' })],
    ['End of work', said('sessions.close', { reason: 'signed_out' })],
    ['Undo', said('sessions.undo', { of: 'start' })],
    ['Material on 10482', said('materials.log', WORK)],
  ])('is called “%s”', (expected, words) => {
    expect(words).toBe(expected);
  });
});
