import { describe, expect, it } from 'vitest';
import { isFixtureName } from './fixtures.ts';

describe('the name of a fixture', () => {
  it.each(['stress_test_0001', 'STRESS_TEST_0001', 'stress_test_'])('is %s', (name) => {
    expect(isFixtureName(name)).toBe(true);
  });

  it.each(['', 'stress_test', 'Olga stress_test_1', 'stress test 1', 'stressXtestX1', '10482'])(
    'is not "%s"',
    (name) => {
      expect(isFixtureName(name)).toBe(false);
    },
  );
});
