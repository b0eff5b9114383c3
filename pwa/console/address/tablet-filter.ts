/** Which tablets are listed, as the address bar says it. */
export const TABLETS_SHOWN = ['inUse', 'attention', 'revoked'] as const;
export type TabletsShown = (typeof TABLETS_SHOWN)[number];

export interface TabletFilter {
  q: string;
  shown: TabletsShown;
}

export function readTabletFilter(query: URLSearchParams): TabletFilter {
  const shown = TABLETS_SHOWN.find((one) => one === query.get('show')) ?? 'inUse';
  return { q: (query.get('q') ?? '').slice(0, 80), shown };
}

/** Those in use need no mention. */
export function writeTabletFilter({ q, shown }: TabletFilter): URLSearchParams {
  const query = new URLSearchParams();
  if (q) query.set('q', q);
  if (shown !== 'inUse') query.set('show', shown);
  return query;
}
