import type { User } from '#schema/contract/users.ts';
import type { PeopleFilter } from '../address/people-filter.ts';
import { plainText } from '#schema/rules/plain-text.ts';

/** By name, team, username or badge, in the order of names. */
export function matchingPeople(users: readonly User[], { q, inactive }: PeopleFilter): User[] {
  const wanted = plainText(q.trim());
  return users
    .filter(({ active }) => active || inactive)
    .filter(({ displayName, team, username, badge }) =>
      plainText([displayName, team, username, badge].join(' ')).includes(wanted),
    )
    .sort((a, b) => a.displayName.localeCompare(b.displayName));
}
