/** Which people are listed, as the address bar says it. */
export interface PeopleFilter {
  q: string;
  inactive: boolean;
}

export function readPeopleFilter(query: URLSearchParams): PeopleFilter {
  return { q: (query.get('q') ?? '').slice(0, 80), inactive: query.get('inactive') === 'yes' };
}

export function writePeopleFilter({ q, inactive }: PeopleFilter): URLSearchParams {
  const query = new URLSearchParams();
  if (q) query.set('q', q);
  if (inactive) query.set('inactive', 'yes');
  return query;
}
