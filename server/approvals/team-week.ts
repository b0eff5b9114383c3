/** The week of a team as it stands, for whoever looks at it and for whoever approves it. */
import type { TeamWeek } from '#schema/contract/approvals.ts';
import { weeksFrom } from '#schema/rules/week.ts';
import { AppError } from '#server/app-error.ts';
import type { Reader } from '#server/db/statements.ts';
import { plantCalendar } from '#server/settings/plant-calendar.ts';
import type { Settings } from '#server/settings/settings.queries.ts';
import { listTeamsToApprove, readTeamWeek } from './approvals.queries.ts';

/** By which settings, and at which moment, a week is looked at. */
export interface Moment {
  settings: Settings;
  /** UTC ms. */
  now: number;
}

/** @param team null for the people without one */
export function teamWeek(
  reader: Reader,
  team: { id: number; name: string } | null,
  monday: string,
  { settings: { plantTimeZone, longSessionMs }, now }: Moment,
): TeamWeek {
  const calendar = plantCalendar(plantTimeZone);
  const [from, until] = [calendar.startOf(monday), calendar.startOf(weeksFrom(monday, 1))];
  return readTeamWeek(reader, { team, monday, from, until, now, longSessionMs });
}

/** The same by the team's id. @throws AppError `team_unknown` */
export function getTeamWeek(
  reader: Reader,
  teamId: number | null,
  monday: string,
  moment: Moment,
): TeamWeek {
  const team = listTeamsToApprove(reader, null).find((one) => (one?.id ?? null) === teamId);
  if (team === undefined) throw new AppError('team_unknown', `There is no team ${teamId}.`);
  return teamWeek(reader, team, monday, moment);
}
