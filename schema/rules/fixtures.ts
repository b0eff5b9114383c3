/**
 * A stress run works in a shop that may be a real one, so everything it makes has a name that
 * nobody gives by chance. Reports and rosters leave such names out; one command takes them away.
 * Order numbers and codes are stored in upper case, so the prefix counts in any case.
 */
export const FIXTURE_PREFIX = 'stress_test_';

export function isFixtureName(name: string): boolean {
  return name.slice(0, FIXTURE_PREFIX.length).toLowerCase() === FIXTURE_PREFIX;
}
