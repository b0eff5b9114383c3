/** How it stands with what comes from the ERP, by the last imports of each group. */
import type { ReferenceImport, ReferenceState } from '#schema/contract/reference.ts';
import { IMPORT_GROUPS } from '../address/reference-filter.ts';

export interface Standing {
  kind: 'underWay' | 'never' | 'failed' | 'held' | 'fresh';
  /** The last import of each group where that did not come in. */
  wrong: readonly ReferenceImport[];
  /** As of when everything that is in force was the ERP's last; null before the first import. */
  freshAt: string | null;
}

const isGood = ({ result }: ReferenceImport): boolean =>
  result === 'imported' || result === 'unchanged';

/** Instants of the wire sort as text. */
const earliest = (instants: readonly string[]): string | null => [...instants].sort()[0] ?? null;

export function standingOf({ imports, groups, isUnderWay }: ReferenceState): Standing {
  const lastOf = (group: string) => imports.find((one) => one.group === group);
  const wrong = IMPORT_GROUPS.flatMap((group) => {
    const last = lastOf(group);
    return last && !isGood(last) ? [last] : [];
  });
  const good = groups.flatMap(({ group, lastImportedAt }) => {
    const at = imports.find((one) => one.group === group && isGood(one))?.importedAt;
    return at ?? lastImportedAt ?? [];
  });
  return { kind: kindOf(isUnderWay, wrong, good.length > 0), wrong, freshAt: earliest(good) };
}

function kindOf(
  isUnderWay: boolean,
  wrong: readonly ReferenceImport[],
  wasImported: boolean,
): Standing['kind'] {
  if (isUnderWay) return 'underWay';
  if (wrong.some(({ result }) => result === 'failed')) return 'failed';
  if (wrong.length > 0) return 'held';
  return wasImported ? 'fresh' : 'never';
}
