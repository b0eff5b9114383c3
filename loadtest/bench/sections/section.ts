import type { Goal } from '../figures.ts';
import type { PlanResult, Work, WorkResult } from '../plan.ts';
import type { Bench, Server } from '../processes.ts';

export interface SectionResult {
  goals: Goal[];
  /** Figures for the JSON file. */
  data: unknown;
  /** What makes the run worthless: errors, or an acknowledged tap that is missing. */
  faults: string[];
}

export type Section = (bench: Bench, quick: boolean) => Promise<SectionResult>;

/** @throws Error when nothing of that kind was answered */
export function resultOf({ results, errors }: PlanResult, work: Work): WorkResult {
  const found = results.find((result) => result.work === work);
  if (!found) throw new Error(`No ${work} was answered: ${JSON.stringify(errors)}`);
  return found;
}

export const errorsOf = (what: string, { errors }: PlanResult): string[] =>
  Object.entries(errors).map(([kind, count]) => `${what}: ${kind} ${count} times`);

/** Stops a server and says what it lost. */
export async function stopAndCheck(what: string, server: Server): Promise<string[]> {
  const missing = await server.stop();
  return missing === 0 ? [] : [`${what}: ${missing} acknowledged taps are not in the database`];
}
