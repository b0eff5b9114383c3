/** Whose hours a table shows. What stress runs made is no person of the shop. */
import { isFixture } from '#server/db/fixture-names.ts';
import { build, type Reader } from '#server/db/statements.ts';
import type { Reach } from '#server/http/caller.ts';

/** Who is asked for, within those the viewer may see. Teams are the ones people are in now. */
export interface Scope {
  reach: Reach;
  team?: number | 'none' | undefined;
  user?: number | undefined;
}

function selectPeople({ reach, team, user }: Scope) {
  let select = build.selectFrom('app_user as u').where((eb) => eb.not(isFixture('u.display_name')));
  for (const id of [user, reach.userId]) {
    if (id !== undefined) select = select.where('u.id', '=', id);
  }
  for (const id of [team, reach.teamId]) {
    if (id === 'none') select = select.where('u.team_id', 'is', null);
    else if (id !== undefined) select = select.where('u.team_id', '=', id);
  }
  return select;
}

/** Their ids, for another query. */
export const idsOfPeople = (scope: Scope) => selectPeople(scope).select('u.id');

export interface Person {
  id: number;
  display_name: string;
  team_id: number | null;
  team_name: string | null;
}

export function mapPeople(reader: Reader, scope: Scope): Map<number, Person> {
  const people: Person[] = reader.all(
    selectPeople(scope)
      .leftJoin('team as t', 't.id', 'u.team_id')
      .select(['u.id', 'u.display_name', 'u.team_id', 't.name as team_name']),
  );
  return new Map(people.map((person) => [person.id, person]));
}
