import { describe, expect, it } from 'vitest';
import { SELF_TEST_CHECKS, verdictOf, type SelfTestChecks } from './self-test.ts';

const WELL: SelfTestChecks = Object.fromEntries(SELF_TEST_CHECKS.map((name) => [name, 'ok']));

describe('the verdict of a self-test', () => {
  it('is yes when nothing is wrong, also where the browser does not tell', () => {
    expect(verdictOf(WELL)).toBe('yes');
    expect(verdictOf({ ...WELL, space: 'unknown', generation: 'unknown' })).toBe('yes');
  });

  it('is limited as long as a tap is safe somewhere', () => {
    expect(verdictOf({ ...WELL, network: 'failed', server: 'failed' })).toBe('limited');
    expect(verdictOf({ ...WELL, storage: 'failed' })).toBe('limited');
    expect(verdictOf({ ...WELL, clock: 'failed' })).toBe('limited');
  });

  it('is no where a tap would be lost, or nobody may make one', () => {
    expect(verdictOf({ ...WELL, server: 'failed', storage: 'failed' })).toBe('no');
    expect(verdictOf({ ...WELL, enrolled: 'failed' })).toBe('no');
    expect(verdictOf({})).toBe('no');
  });
});
