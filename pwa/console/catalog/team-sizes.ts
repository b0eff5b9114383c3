import type { UserList } from '#schema/contract/users.ts';

export interface TeamSize {
  name: string;
  /** Who can be picked on the wall of names: the active ones. */
  people: number;
}

/** Every team with how many people are in it, by name. */
export function teamSizes({ teams, users }: UserList): TeamSize[] {
  return teams
    .map((name) => ({
      name,
      people: users.filter(({ team, active }) => active && team === name).length,
    }))
    .sort((a, b) => a.name.localeCompare(b.name));
}
