/** How SQLite goes about what some code asks of it. */
import { Connection, type Reader } from '#server/db/statements.ts';

/**
 * The plan of each statement that `ask` prepares, its steps as `EXPLAIN QUERY PLAN` words them.
 * @param bound what stands for every parameter
 */
export function plansOf(
  { raw }: Connection,
  ask: (reader: Reader) => void,
  bound: string | number = 1,
): string[] {
  const plans: string[] = [];
  const prepare = raw.prepare.bind(raw);
  raw.prepare = (sql: string) => {
    const parameters = Array.from(sql.matchAll(/\?/g), () => bound);
    const steps = prepare(`EXPLAIN QUERY PLAN ${sql}`).all(...parameters) as { detail: string }[];
    plans.push(steps.map(({ detail }) => detail).join('; '));
    return prepare(sql);
  };
  try {
    // A connection that has prepared nothing yet.
    ask(new Connection(raw));
  } finally {
    raw.prepare = prepare;
  }
  return plans;
}
