/** An inspection as the console is told of it. */
import type { TableInspection } from '#schema/contract/reference.ts';
import { VERSIONS } from './foxpro/field-types.ts';
import type { Value } from './foxpro/values.ts';
import type { Inspection } from './inspect.ts';
import { withTable } from './mapping-skeleton.ts';

/** Of a memo or a text; the rest is not shown. */
const LONGEST_VALUE = 1000;

export function toAnswer(found: Inspection): TableInspection {
  const { version, samples } = found;
  // Where the header may not be right, neither are its columns.
  const isBelieved = found.findings.every(({ row }) => row !== null);
  return {
    ...found,
    versionName: version === null ? null : (VERSIONS.get(version)?.name ?? null),
    samples: samples.map(({ number, values }) => ({
      number,
      values: Object.entries(values).map(([field, value]) => ({ field, value: shown(value) })),
    })),
    mapping: isBelieved ? withTable(undefined, found) : null,
  };
}

function shown(value: Value): Value {
  if (typeof value !== 'string' || value.length <= LONGEST_VALUE) return value;
  return `${value.slice(0, LONGEST_VALUE)}…`;
}
