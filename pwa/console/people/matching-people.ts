import type { User } from '#schema/contract/users.ts';
import type { PeopleFilter } from '../address/people-filter.ts';

/** Accents do not matter: who types `perez` finds Pérez. */
function plain(words: string): string {
  return words.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

/** By name, team, username or badge, in the order of names. */
export function matchingPeople(users: readonly User[], { q, inactive }: PeopleFilter): User[] {
  const wanted = plain(q.trim());
  return users
    .filter(({ active }) => active || inactive)
    .filter(({ displayName, team, username, badge }) =>
      plain([displayName, team, username, badge].join(' ')).includes(wanted),
    )
    .sort((a, b) => a.displayName.localeCompare(b.displayName));
}
