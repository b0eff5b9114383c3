import type { Team, User } from '#schema/contract/users.ts';

export interface TeamSize {
  team: Team;
  /** Who can be picked on the wall of names: the active ones. */
  people: number;
  /** Whether nobody at all is in it any more, so that it can be retired. */
  isEmpty: boolean;
}

/** Every team with how many people are in it, by name. */
export function teamSizes(teams: readonly Team[], users: readonly User[]): TeamSize[] {
  return teams
    .map((team) => {
      const members = users.filter((user) => user.team === team.name);
      const people = members.filter(({ active }) => active).length;
      return { team, people, isEmpty: members.length === 0 };
    })
    .sort((a, b) => a.team.name.localeCompare(b.team.name));
}
