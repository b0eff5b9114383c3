/** What a list of entries is chosen by, with days and presets as instants. */
import type { AuditFilter, AuditPreset } from '#schema/contract/audit.ts';
import {
  AUDIT_GROUPS,
  commandsIn,
  REMOVAL_COMMANDS,
  SECURITY_COMMANDS,
} from '#schema/rules/audit-commands.ts';
import { nextDay } from '#schema/rules/week.ts';
import type { PlantCalendar } from '#server/settings/plant-calendar.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

export interface Selection {
  /** Commands, each of these lists holding; none stands for every command. */
  nameLists: readonly (readonly string[])[];
  leftOut: readonly string[];
  /** Whether failed sign-ins stand in the list, too. */
  hasSignIns: boolean;
  /** UTC ms, included. */
  since: number | null;
  /** UTC ms, not included. */
  until: number | null;
  person: number | null;
  outcome: 'accepted' | 'refused' | null;
  about: string | null;
  /** Only what somebody decided about the own work. */
  isOwnWork: boolean;
  q: string | null;
}

type Part = Pick<Selection, 'nameLists' | 'leftOut' | 'hasSignIns' | 'since' | 'isOwnWork'>;
const EVERYTHING: Part = {
  nameLists: [],
  leftOut: [],
  hasSignIns: true,
  since: null,
  isOwnWork: false,
};

function presetOf(preset: AuditPreset | undefined, now: number): Part {
  switch (preset) {
    case 'security':
      return { ...EVERYTHING, nameLists: [SECURITY_COMMANDS], since: now - DAY_MS };
    case 'failed-sign-ins':
      return { ...EVERYTHING, nameLists: [[]], since: now - HOUR_MS };
    case 'removals':
      return { ...EVERYTHING, nameLists: [REMOVAL_COMMANDS], hasSignIns: false };
    case 'own-work': {
      const nameLists = [commandsIn('corrections')];
      return { ...EVERYTHING, nameLists, hasSignIns: false, isOwnWork: true };
    }
    case undefined:
      return EVERYTHING;
  }
}

function whatOf(what: string | undefined): Part {
  if (what === undefined) return { ...EVERYTHING, leftOut: commandsIn('steps') };
  if (what === 'all') return EVERYTHING;
  const group = AUDIT_GROUPS.find((one) => one === what);
  const names = group ? commandsIn(group) : [what];
  return { ...EVERYTHING, nameLists: [names], hasSignIns: group === 'sign-ins' };
}

/** When a plant day is over; null for one so late that nothing can be after it. */
function endOf(calendar: PlantCalendar, day: string): number | null {
  const next = nextDay(day);
  return /^\d{4}-/.test(next) ? calendar.startOf(next) : null;
}

const latest = (...instants: (number | null)[]): number | null =>
  instants.reduce((one, other) => (one === null || (other ?? -Infinity) > one ? other : one), null);

/** @param now UTC ms, from which presets look back */
export function selectionOf(filter: AuditFilter, calendar: PlantCalendar, now: number): Selection {
  const preset = presetOf(filter.preset, now);
  const what = whatOf(filter.what);
  const first = filter.from === undefined ? null : calendar.startOf(filter.from);
  return {
    nameLists: [...preset.nameLists, ...what.nameLists],
    leftOut: what.leftOut,
    hasSignIns: preset.hasSignIns && what.hasSignIns && filter.outcome !== 'accepted',
    since: latest(preset.since, first),
    until: filter.to === undefined ? null : endOf(calendar, filter.to),
    person: filter.person ?? null,
    outcome: filter.outcome ?? null,
    about: filter.about ?? null,
    isOwnWork: preset.isOwnWork,
    q: filter.q === undefined || filter.q === '' ? null : filter.q,
  };
}
