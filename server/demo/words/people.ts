/** The shop's people. Hourly rates and salaries in cents. */
export const TEAMS = ['Art', 'Engraving', 'Sublimation', 'Assembly & Packing'] as const;
export type TeamName = (typeof TEAMS)[number];

export interface DemoPerson {
  name: string;
  team: TeamName | null;
  role: 'operator' | 'foreman' | 'admin';
  username?: string;
  language?: 'es';
  badge?: string;
  hourlyCents?: number;
  salaryCents?: number;
  /** A raise: so many days ago, to so many cents an hour. */
  raise?: { daysAgo: number; hourlyCents: number };
  /** Hired so many days ago, with a pay rate only from a week later. */
  hiredDaysAgo?: number;
}

const operator = (
  name: string,
  team: TeamName,
  hourlyCents: number,
  more: Partial<DemoPerson> = {},
): DemoPerson => ({ name, team, role: 'operator', hourlyCents, ...more });
const es = { language: 'es' } as const;

/** Days from being hired to the first pay rate: her first sessions cost nobody knows what. */
export const DAYS_WITHOUT_RATE = 7;

export const PEOPLE: readonly DemoPerson[] = [
  { name: 'Helen Marsh', team: null, role: 'admin', username: 'admin', salaryCents: 7_280_000 },
  {
    name: 'Dana Whitfield',
    team: 'Assembly & Packing',
    role: 'foreman',
    username: 'dana',
    badge: 'NG-1002',
    salaryCents: 6_240_000,
  },
  {
    name: 'Marcus Oyelaran',
    team: 'Engraving',
    role: 'foreman',
    username: 'marcus',
    badge: 'NG-1003',
    salaryCents: 6_448_000,
  },
  operator('Priya Raman', 'Art', 2950, { badge: 'NG-1011' }),
  operator('Tomás Echeverría', 'Art', 2700, es),
  operator('Zoë Lindqvist', 'Art', 2550, { raise: { daysAgo: 47, hourlyCents: 2700 } }),
  operator('Ben Abernathy', 'Art', 2400),
  operator('Walter Kowalski', 'Engraving', 2875, { badge: 'NG-1004' }),
  operator('Lupe Castañeda', 'Engraving', 2325, { ...es, badge: 'NG-1017' }),
  operator('Trevor O’Neill', 'Engraving', 2150, { raise: { daysAgo: 33, hourlyCents: 2250 } }),
  operator('Aisha Mohamud', 'Engraving', 2200, { badge: 'NG-1023' }),
  operator('Carl Jensen', 'Engraving', 2050),
  operator('Mei-Ling Chow', 'Sublimation', 2475, { badge: 'NG-1008' }),
  operator('Rafael Ortega', 'Sublimation', 2100, es),
  operator('Sophie Tremblay', 'Sublimation', 2025, { raise: { daysAgo: 61, hourlyCents: 2125 } }),
  operator('Deshawn Miller', 'Sublimation', 1975, { badge: 'NG-1026' }),
  operator('Graciela Núñez', 'Sublimation', 1900, es),
  operator('Ruth Anne Baker', 'Assembly & Packing', 2050, { badge: 'NG-1006' }),
  operator('Ernesto Villalobos', 'Assembly & Packing', 1875, { ...es, badge: 'NG-1019' }),
  operator('Kim Tran', 'Assembly & Packing', 1850),
  operator('Jamal Peterson', 'Assembly & Packing', 1825, {
    raise: { daysAgo: 19, hourlyCents: 1900 },
  }),
  operator('Yolanda Fuentes', 'Assembly & Packing', 1800, es),
  operator('Patrick Dunne', 'Assembly & Packing', 1775, { badge: 'NG-1030' }),
  operator('Marisol Reyes', 'Assembly & Packing', 1750, { ...es, hiredDaysAgo: 24 }),
];
