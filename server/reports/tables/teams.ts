/** Hours by the team people are in now: whoever changed teams took their past along. */
import { percentOf } from '#schema/rules/money.ts';
import type { Reader } from '#server/db/statements.ts';
import { drillTo } from './drill.ts';
import type { Question } from './question.ts';
import type { Line, Lines } from './table.ts';
import { listPeopleHours, plantOn } from './time.ts';

const SUMMED = [
  'presenceMs',
  'paidMs',
  'directMs',
  'indirectMs',
  'gapMs',
  'laborCents',
  'openDays',
] as const;
type Sums = Record<(typeof SUMMED)[number] | 'people', number>;

interface Team {
  id: number | 'none';
  name: string | null;
  sums: Sums;
}

const nothing = (): Sums => ({
  people: 0,
  presenceMs: 0,
  paidMs: 0,
  directMs: 0,
  indirectMs: 0,
  gapMs: 0,
  laborCents: 0,
  openDays: 0,
});

const indirectPercent = (sums: Pick<Sums, 'directMs' | 'indirectMs'>): number | null =>
  percentOf(sums.indirectMs, sums.directMs + sums.indirectMs);

export function timeByTeam(reader: Reader, { query, viewer, today }: Question): Lines<'teams'> {
  const teams = new Map<number | null, Team>();
  const all = nothing();
  const scope = { reach: viewer.reach };
  const plant = plantOn(reader, today, query);
  const people = listPeopleHours(reader, query, scope, plant);
  for (const { person, hours } of people) {
    const { team_id: id, team_name: name } = person;
    const team = teams.get(id) ?? { id: id ?? 'none', name, sums: nothing() };
    teams.set(id, team);
    for (const sums of [team.sums, all]) {
      sums.people += 1;
      for (const key of SUMMED) sums[key] += hours[key];
    }
  }
  const lines = [...teams.values()].map(({ id, name, sums }): Line<'teams'> => ({
    id: String(id),
    cells: { team: name, ...sums, indirectPercent: indirectPercent(sums) },
    drill: drillTo('reports/tables/time', query, { team: id }),
  }));
  return {
    lines,
    totals: { indirectPercent: indirectPercent(all) },
    breakRules: plant.breakRules,
  };
}
