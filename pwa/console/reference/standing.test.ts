import type { ReferenceImport, ReferenceState } from '#schema/contract/reference.ts';
import { describe, expect, it } from 'vitest';
import { erpImport, referenceState } from '../testing/fixtures.ts';
import { standingOf } from './standing.ts';

const of = (imports: ReferenceImport[], change: Partial<ReferenceState> = {}) =>
  standingOf(referenceState({ imports, ...change }));
const EARLY = '2026-11-12T06:00:00.000Z';
const NOON = '2026-11-12T12:00:00.000Z';
const LATE = '2026-11-12T18:00:00.000Z';

describe('reference data', () => {
  it('are as fresh as the group that was looked at longest ago', () => {
    const imports = [
      erpImport({ group: 'orders', result: 'unchanged', importedAt: LATE }),
      erpImport({ group: 'orders', importedAt: EARLY }),
      erpImport({ group: 'customers', importedAt: NOON }),
    ];
    expect(of(imports)).toEqual({ kind: 'fresh', wrong: [], freshAt: NOON });
  });

  it('are from before, as long as the last import did not come in', () => {
    const held = erpImport({ group: 'customers', result: 'quarantined', importedAt: LATE });
    const failed = erpImport({ group: 'orders', result: 'failed', importedAt: LATE });
    const before = erpImport({ group: 'orders', importedAt: EARLY });
    expect(of([held, before])).toEqual({ kind: 'held', wrong: [held], freshAt: EARLY });
    expect(of([failed, held, before])).toMatchObject({ kind: 'failed', wrong: [held, failed] });
  });

  it('were never imported, or are just now', () => {
    expect(of([])).toEqual({ kind: 'never', wrong: [], freshAt: null });
    expect(of([], { isUnderWay: true }).kind).toBe('underWay');
  });

  it('go by what the server knows where an import is long ago', () => {
    const groups = referenceState().groups.map((one) => ({ ...one, lastImportedAt: EARLY }));
    expect(of([], { groups })).toMatchObject({ kind: 'fresh', freshAt: EARLY });
  });
});
