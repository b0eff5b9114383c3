/**
 * Random requests that know the contract: for every address values that fit its schemas, values
 * that nearly do, and values that mean harm.
 */
import fc from 'fast-check';
import { BROKEN_BODIES, HOSTILE_PATHS, hostileText, hostileValue } from './hostile-values.ts';
import { bodyOf, fitting, SEEN } from './fitting-values.ts';
import { SUMMARY, TABLE } from './furnished.ts';
import { CONTENT_TYPES, ODD_HEADERS } from './odd-headers.ts';
import type { JsonSchema, Operation, Parameter } from './operations.ts';

export const SENDERS = ['admin', 'foreman', 'operator', 'nobody'] as const;
export type Sender = (typeof SENDERS)[number];

export interface FuzzRequest {
  sender: Sender;
  /** Name of the operation that is meant; undefined for a wild path. */
  operation: string | undefined;
  method: string;
  /** With `{session}`-like words that the sender fills with ids that exist by then. */
  path: string;
  headers: [string, string][];
  body: string | undefined;
}

/** Breaks one field, adds one or takes one away. */
function damaged(body: fc.Arbitrary<Record<string, unknown>>): fc.Arbitrary<unknown> {
  const key = fc.oneof(
    fc.constantFrom('__proto__', 'constructor', 'toString', 'id', 'role', ''),
    hostileText,
  );
  return fc
    .tuple(body, fc.constantFrom('break', 'add', 'drop'), fc.nat(), key, hostileValue)
    .map(([fields, how, index, name, value]) => {
      const names = Object.keys(fields);
      const target = names[index % Math.max(names.length, 1)];
      const entries = Object.entries(fields).filter(
        ([field]) => how !== 'drop' || field !== target,
      );
      const changed = entries.map(([field, old]) => [
        field,
        how === 'break' && field === target ? value : old,
      ]);
      return Object.fromEntries(how === 'add' ? [...changed, [name, value]] : changed) as unknown;
    });
}

const toText = (value: unknown): string => {
  const text = JSON.stringify(value) as string | undefined;
  return text ?? 'undefined';
};

/** A request is honest in every part, or each part may be anything: so both kinds are frequent. */
type Mood = 'honest' | 'wild';

function bodies(schema: JsonSchema, mood: Mood): fc.Arbitrary<string> {
  if (mood === 'honest') return bodyOf(schema, true).map(toText);
  const good = bodyOf(schema, true);
  return fc.oneof(
    { weight: 6, arbitrary: bodyOf(schema, false).map(toText) },
    { weight: 6, arbitrary: damaged(good).map(toText) },
    { weight: 2, arbitrary: hostileValue.map(toText) },
    { weight: 1, arbitrary: fc.constantFrom(...BROKEN_BODIES) },
  );
}

/** Percent-encoded, unless it is half a character, which no address can hold. */
const encoded = (text: string): string => encodeURIComponent(Buffer.from(text).toString());

const isSeen = (text: string): boolean => Object.values(SEEN).some((word) => word === text);

/** What an id in this address is the id of; undefined for a person's. */
function seenAt(path: string): string | undefined {
  const rooms = { sessions: 'session', inbox: 'item', views: 'view', usages: 'usage' } as const;
  const room = (Object.keys(rooms) as (keyof typeof rooms)[]).find((one) => path.includes(one));
  return room && SEEN[rooms[room]];
}

function paths({ path, parameters }: Operation, mood: Mood): fc.Arbitrary<string> {
  const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '');
  const values = names.map((name) => {
    const schema = parameters.find((parameter) => parameter.name === name)?.schema ?? {};
    if (path.includes('weekly')) return fc.oneof(fc.constant(SUMMARY), hostileText);
    if (path.includes('/reference/tables/')) return fc.oneof(fc.constant(TABLE), hostileText);
    const seen = name === 'id' ? seenAt(path) : undefined;
    const good = seen ? fc.constant(seen) : fitting(name, schema, true).map(String);
    return mood === 'honest' ? good : fc.oneof(good, hostileText);
  });
  return fc.tuple(...values).map((filled) =>
    names.reduce((address, name, index) => {
      const value = filled[index] ?? '';
      return address.replace(`{${name}}`, () => (isSeen(value) ? value : encoded(value)));
    }, path),
  );
}

/** What stands in the query for one parameter: nothing, a value, a bad value, or two. */
function pairs({ name, schema }: Parameter, mood: Mood): fc.Arbitrary<string[]> {
  const good = fitting(name, schema, mood === 'honest')
    .map(String)
    .map((value) => `${name}=${isSeen(value) ? value : encoded(value)}`);
  const bad = hostileText.map((value) => `${name}=${encoded(value)}`);
  const given = good.map((pair) => [pair]);
  const none = fc.constant<string[]>([]);
  if (mood === 'honest') return given;
  return fc.oneof(
    none,
    given,
    bad.map((pair) => [pair]),
    fc.tuple(good, bad),
  );
}

const ODD_QUERIES = ['', '', '', 'x=1', '%', '%zz=%ff', '__proto__=1', '&&==&', 'q[]=1'];

function queries({ path, parameters }: Operation, mood: Mood): fc.Arbitrary<string> {
  const known = parameters.filter((parameter) => parameter.in === 'query');
  const isNeeded = ({ name, required }: Parameter): boolean =>
    required === true || (name === 'material' && path.includes('/material-orders'));
  const required = known.filter(isNeeded);
  const optional = known.filter((parameter) => !isNeeded(parameter));
  // Of many filters hardly any two go together, so an honest request has one at the most.
  const chosen =
    mood === 'honest'
      ? fc
          .subarray(optional, { maxLength: Math.min(1, optional.length) })
          .map((one) => [...required, ...one])
      : fc.constant(known);
  const odd = mood === 'honest' ? fc.constant('') : fc.constantFrom(...ODD_QUERIES);
  const asked = chosen.chain((some) => fc.tuple(...some.map((one) => pairs(one, mood))));
  return fc.tuple(odd, asked).map(([last, given]) => {
    const all = [...given.flat(), ...(last === '' ? [] : [last])];
    return all.length > 0 ? `?${all.join('&')}` : '';
  });
}

const JSON_TYPE: [string, string] = ['content-type', 'application/json'];

function headers(hasBody: boolean, mood: Mood): fc.Arbitrary<[string, string][]> {
  if (mood === 'honest') return fc.constant(hasBody ? [JSON_TYPE] : []);
  const type = fc.oneof(
    { weight: 12, arbitrary: fc.constant(JSON_TYPE) },
    {
      weight: 1,
      arbitrary: fc
        .constantFrom(...CONTENT_TYPES)
        .map((value): typeof JSON_TYPE => ['content-type', value]),
    },
  );
  const odd = fc.oneof(
    { weight: 2, arbitrary: fc.constant([]) },
    {
      weight: 1,
      arbitrary: fc.array(fc.constantFrom(...ODD_HEADERS), { minLength: 1, maxLength: 3 }),
    },
  );
  return fc
    .tuple(type, odd)
    .map(([contentType, others]) => [
      ...(hasBody ? [contentType] : []),
      ...others.map(([name, value]): [string, string] => [name, value]),
    ]);
}

/**
 * A hash of a secret costs as much as a hundred other requests, a file as much as ten. What takes
 * no input tells little, but has to come often enough to meet somebody who may not. What works only
 * while something else waits has to come often to meet it.
 */
function weightOf({ name, parameters, body }: Operation): number {
  if (/\/(pin|password)$/.test(name)) return 1;
  if (/\.(csv|xlsx)$/.test(name)) return 4;
  // Little can be done with work that is voided.
  if (name.endsWith('/void')) return 8;
  if (
    /^POST .*\/(sessions(\/\{id\}\/(closure|undo|split|switch|agreement|corrections))?|enrolment|acceptance|approvals)$/.test(
      name,
    )
  )
    return 60;
  const takesInput =
    body !== undefined || parameters.some((parameter) => parameter.in !== 'header');
  return takesInput ? 24 : 10;
}

const sender = fc.constantFrom(...SENDERS);

/** Mostly somebody who may, or the guard would answer nearly everything. */
const senderFor = ({ access }: Operation): fc.Arbitrary<Sender> => {
  const may = access === 'admin' || access === 'foreman' ? access : 'operator';
  return fc.oneof(
    { weight: 4, arbitrary: fc.constant<Sender>(may) },
    { weight: 1, arbitrary: sender },
  );
};

function requestTo(operation: Operation, mood: Mood): fc.Arbitrary<FuzzRequest> {
  const hasBody = operation.method !== 'GET';
  const other = fc.constantFrom('HEAD', 'OPTIONS', 'PUT', 'DELETE', 'GET', 'POST');
  const right = fc.constant(operation.method);
  const method =
    mood === 'honest'
      ? right
      : fc.oneof({ weight: 15, arbitrary: right }, { weight: 1, arbitrary: other });
  return fc
    .tuple(
      senderFor(operation),
      method,
      paths(operation, mood),
      queries(operation, mood),
      headers(hasBody, mood),
      operation.body ? bodies(operation.body, mood) : fc.constant(undefined),
    )
    .map(([from, how, path, query, given, text]) => ({
      sender: from,
      operation: operation.name,
      method: how,
      path: path + query,
      headers: given,
      body: how === 'GET' || how === 'HEAD' ? undefined : text,
    }));
}

const wildRequest: fc.Arbitrary<FuzzRequest> = fc
  .tuple(
    sender,
    fc.constantFrom('GET', 'GET', 'HEAD', 'POST', 'DELETE', 'OPTIONS', 'PUT', 'PATCH', 'PROPFIND'),
    fc.constantFrom(...HOSTILE_PATHS),
    headers(true, 'wild'),
  )
  .map(([from, method, path, given]) => ({
    sender: from,
    operation: undefined,
    method,
    path,
    headers: given,
    body: ['GET', 'HEAD'].includes(method) ? undefined : '{}',
  }));

/** Operations whose name is in `often` come twenty times as often as they otherwise would. */
export function requests(
  operations: readonly Operation[],
  often: readonly string[] = [],
): fc.Arbitrary<FuzzRequest> {
  return fc.oneof(
    { weight: 40, arbitrary: wildRequest },
    ...operations.flatMap((operation) =>
      (['honest', 'wild'] as const).map((mood) => ({
        weight: weightOf(operation) * (often.includes(operation.name) ? 20 : 1),
        arbitrary: requestTo(operation, mood),
      })),
    ),
  );
}
