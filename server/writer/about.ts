/**
 * What a refused command was about, for whoever reads the log: the ids and numbers by which people
 * know a thing, and which fields were to be changed. No value of those, no time, no text and no
 * secret of what was sent is kept.
 */
const KNOWN_BY: ReadonlySet<string> = new Set([
  'id',
  'code',
  'orderNumber',
  'taskType',
  'materialCode',
  'week',
]);
/** As long as an order number may be. */
const LONGEST = 64;

const isSaid = (name: string, value: unknown): boolean =>
  (/Id$/.test(name) && Number.isSafeInteger(value)) ||
  (KNOWN_BY.has(name) && typeof value === 'string' && value.length <= LONGEST);

/** @returns undefined when it says nothing of the kind */
export function aboutOf(
  input: unknown,
  secretFields: readonly string[],
): Record<string, unknown> | undefined {
  if (input === null || typeof input !== 'object') return undefined;
  const said = Object.entries(input).filter(
    ([name, value]) => !secretFields.includes(name) && isSaid(name, value),
  );
  const change: unknown = 'change' in input ? input.change : null;
  if (change !== null && typeof change === 'object') said.push(['fields', Object.keys(change)]);
  return said.length === 0 ? undefined : Object.fromEntries(said);
}
