/** Values that fit the contract's schemas, those of the shop itself where they have a name there. */
import fc from 'fast-check';
import type { JsonSchema } from './operations.ts';

/** Words the test replaces by ids it has seen in answers. */
export const SEEN = {
  session: '$session$',
  /** The middle of ended work, that of the session to split. */
  within: '$within$',
  usage: '$usage$',
  user: '$user$',
  code: '$code$',
  item: '$item$',
  view: '$view$',
} as const;

/** How the person whose sign-in is tried signs in. */
export const SPARE_SECRETS = {
  username: 'sam.spare',
  pin: '738194',
  password: 'a long enough password',
} as const;

/** Numbers typed on the floor that the ERP does not know; a merge uses one up. */
export const TYPED_ORDERS = Array.from({ length: 20 }, (_, i) => `typed-${i}`);

/** Values that exist in the shop, by the name a field or parameter has. */
const EXISTING: Readonly<Record<string, readonly unknown[]>> = {
  orderNumber: ['10482', '10483', 'A/1', '000777', 'void-1'],
  order: ['10482', '10483', 'A/1'],
  taskType: ['ENGRAVE', 'ENGRAVE', 'PACK', 'CLEAN'],
  materialCode: ['BRASS'],
  team: ['Engraving', 'Packing'],
  customer: ['Acme Trophies'],
  material: ['BRASS'],
  page: ['order-profitability'],
  userId: [SEEN.user],
  user: [SEEN.user],
  code: [SEEN.code],
  quantity: [1, 2.5, -1, 0.001],
  // Days on which hardly anybody works yet, so that work fits there.
  startedAt: [10, 11, 12, 13].map((day) => `2026-01-${day}T08:00:00Z`),
  endedAt: [10, 11, 12, 13].map((day) => `2026-01-${day}T08:10:00Z`),
  at: [SEEN.within],
  week: ['2026-01-05'],
  from: TYPED_ORDERS,
  into: ['10482'],
  teamId: [1, 2],
  command: ['sessions.start', 'sessions.start', 'materials.log'],
  input: [
    { taskType: 'CLEAN', switch: true },
    { taskType: 'CLEAN', switch: true },
    { orderNumber: 'void-1', taskType: 'ENGRAVE', materialCode: 'BRASS', quantity: 1 },
    { id: SEEN.session, reason: 'paused' },
  ],
  username: [SPARE_SECRETS.username],
  pin: [SPARE_SECRETS.pin],
  password: [SPARE_SECRETS.password],
};

const days = fc.constantFrom('2025-12-31', '2026-01-01', '2026-01-14', '2026-01-15', '2024-02-29');
const instants = fc
  .integer({ min: -7_200_000, max: 7_200_000 })
  .map((ms) => new Date(Date.parse('2026-01-14T10:00:00Z') + ms).toISOString());

/** A value that the schema takes; `known` ones exist in the shop. */
export function fitting(name: string, schema: JsonSchema, known: boolean): fc.Arbitrary<unknown> {
  const existing = EXISTING[name];
  const shaped = byShape(schema, known);
  if (!existing || !known) return shaped;
  return fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...existing) },
    { weight: 1, arbitrary: shaped },
  );
}

function byShape(schema: JsonSchema, known: boolean): fc.Arbitrary<unknown> {
  if (schema.enum) return fc.constantFrom(...schema.enum);
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.oneOf) return fc.oneof(...schema.oneOf.map((one) => byShape(one, known)));
  const types = [schema.type ?? 'string'].flat();
  if (types.includes('null')) {
    const rest = types.filter((type) => type !== 'null');
    return fc.oneof(fc.constant(null), byShape({ ...schema, type: rest }, known));
  }
  switch (types[0]) {
    case 'object':
      return bodyOf(schema, known);
    case 'array':
      return fc.array(byShape(schema.items ?? {}, known), { minLength: 2, maxLength: 4 });
    case 'boolean':
      return fc.boolean();
    case 'integer':
      return fc.integer({
        min: schema.minimum ?? -1000,
        max: Math.min(schema.maximum ?? 1e6, 1e9),
      });
    case 'number':
      return fc.integer({ min: -5000, max: 5000 }).map((thousandths) => thousandths / 1000);
    default:
      return texts(schema);
  }
}

function texts({
  format,
  pattern,
  minLength = 0,
  maxLength = 30,
}: JsonSchema): fc.Arbitrary<string> {
  if (format === 'date') return days;
  if (format === 'date-time') return instants;
  if (format === 'uuid') {
    return fc.oneof(
      { weight: 4, arbitrary: fc.uuid() },
      { weight: 1, arbitrary: fc.constant(SEEN.session) },
    );
  }
  if (pattern?.startsWith('^[1-9]') === true) return fc.constant(SEEN.user);
  if (pattern?.startsWith('^[0-9]') === true) return fc.integer({ min: 1, max: 99 }).map(String);
  const unit = pattern?.startsWith('^[a-z') === true ? fc.constantFrom(...'abcXYZ019') : 'grapheme';
  return fc.string({ unit, minLength: Math.max(minLength, 1), maxLength: Math.min(maxLength, 30) });
}

export function bodyOf(schema: JsonSchema, known: boolean): fc.Arbitrary<Record<string, unknown>> {
  const required = new Set(schema.required);
  const fields = Object.entries(schema.properties ?? {});
  const always = fields.filter(([name]) => required.has(name));
  const sometimes = fields.filter(([name]) => !required.has(name));
  const record = (of: typeof fields) =>
    Object.fromEntries(of.map(([name, field]) => [name, fitting(name, field, known)]));
  // Of many changes hardly any three go together.
  const chosen = known
    ? fc.subarray(sometimes, { maxLength: Math.min(2, sometimes.length) })
    : fc.subarray(sometimes);
  return chosen.chain((some) => fc.record(record([...always, ...some])));
}
