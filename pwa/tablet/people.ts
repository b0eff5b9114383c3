/** Narrowing down the wall of names. */
import type { RosterUser } from '#schema/contract/auth.ts';
import { plainText } from '#schema/rules/plain-text.ts';

export function teamsOf(users: readonly RosterUser[]): string[] {
  const teams = users.flatMap(({ team }) => (team === null ? [] : [team]));
  return [...new Set(teams)].sort((one, other) => one.localeCompare(other));
}

/** Every typed word must begin a word of the name, or be the initials or the badge. Accents don't matter. */
export function filterPeople(
  users: readonly RosterUser[],
  team: string | null,
  filter: string,
): RosterUser[] {
  const typed = plainText(filter).split(/\s+/).filter(Boolean);
  return users.filter((user) => {
    if (team !== null && user.team !== team) return false;
    const names = plainText(user.displayName).split(/[\s-]+/);
    const tags = [plainText(user.initials), plainText(user.badge ?? '')];
    return typed.every(
      (word) => names.some((name) => name.startsWith(word)) || tags.includes(word),
    );
  });
}
