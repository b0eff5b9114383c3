/** What is listed of the reference data, as the address bar says it. */
import type { ReferenceChangeKind, ReferenceGroup } from '#schema/contract/reference.ts';

export const IMPORT_GROUPS = [
  'customers',
  'orders',
  'items',
] as const satisfies readonly ReferenceGroup[];
export const CHANGE_KINDS = [
  'changed',
  'added',
  'gone',
] as const satisfies readonly ReferenceChangeKind[];

export interface ReferenceFilter {
  /** Of the imports; null for all. */
  group: ReferenceGroup | null;
  /** Of the changes of orders. */
  kind: ReferenceChangeKind;
  /** Of the items. */
  q: string;
}

export function readReferenceFilter(query: URLSearchParams): ReferenceFilter {
  return {
    group: IMPORT_GROUPS.find((one) => one === query.get('group')) ?? null,
    kind: CHANGE_KINDS.find((one) => one === query.get('kind')) ?? 'changed',
    q: (query.get('q') ?? '').slice(0, 80),
  };
}

/** All groups, and what was changed, need no mention. */
export function writeReferenceFilter({
  group = null,
  kind = 'changed',
  q = '',
}: Partial<ReferenceFilter>): URLSearchParams {
  const query = new URLSearchParams();
  if (group) query.set('group', group);
  if (kind !== 'changed') query.set('kind', kind);
  if (q) query.set('q', q);
  return query;
}
