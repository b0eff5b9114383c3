import type { ProfitabilityFlag } from '#schema/contract/reports.ts';

/** What holds for every order under way, and what the range brings about: nothing to look into. */
const QUIET: readonly ProfitabilityFlag[] = ['not_invoiced', 'open_sessions', 'cost_outside_range'];

export function isQuiet(flag: ProfitabilityFlag): boolean {
  return QUIET.includes(flag);
}
