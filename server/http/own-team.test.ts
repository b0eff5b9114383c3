/**
 * Own team and other team, for every address that names a person's, a session's, a week's or a
 * team's thing, for every kind of sign-in. What only admins reach, and what needs no sign-in, has no
 * teams: `rights.test.ts` holds those. Whatever else there is has to be in the table below.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { unzip } from '#server/exports/testing/read-xlsx.ts';
import { openTestShop, type TestShop } from '#server/testing/test-shop.ts';
import { operationsOf } from './testing/operations.ts';
import { openSubjects, type Subject, type Subjects } from './testing/subjects.ts';

type Request = [path: string, body?: object];
type Asks = (things: Subjects, subject: Subject) => Promise<Request>;

/** About one thing of somebody: theirs to foremen of their team, and to admins. */
interface OfTheTeam {
  kind: 'team';
  asks: Asks;
}
/** About one thing of somebody: theirs alone, whoever asks. */
interface OfThePerson {
  kind: 'person';
  asks: Asks;
}
/** A list: shows what is the team's to its foreman, and everybody's to admins. */
interface List {
  kind: 'list';
  /** Asked as they stand, and for the one who must not show. */
  paths: readonly string[];
}
/** Says nothing of a person or a team, or on purpose the same to all who get there. */
interface Shared {
  kind: 'shared';
  why: string;
}

const reason = 'because';
const team = (asks: Asks): OfTheTeam => ({ kind: 'team', asks });
const person = (asks: Asks): OfThePerson => ({ kind: 'person', asks });
const list = (...paths: string[]): List => ({ kind: 'list', paths });
const shared = (why: string): Shared => ({ kind: 'shared', why });

/** By people; the other tables are of whole orders. */
const PEOPLES_TABLES = ['time', 'task-types', 'teams', 'indirect'];

const OWN = shared('the caller’s own, whoever it is');
const CATALOG = shared('the shop’s: orders, tasks, materials');
const WHOLE_ORDERS = shared('whole orders, with no money but steps of margin: decision 19');
const WHOLE_FLOOR = shared('the floor is one: where help is, and who is on which order');
const DEVICES = shared('tablets belong to no team');

const WAYS: Readonly<Record<string, OfTheTeam | OfThePerson | List | Shared>> = {
  'GET /api/me': OWN,
  'PATCH /api/me': OWN,
  'POST /api/me/corrections/seen': OWN,
  'POST /api/sessions': OWN,
  'POST /api/material-usages': OWN,
  'GET /api/views': OWN,
  'PUT /api/views': OWN,
  'GET /api/orders/search': CATALOG,
  'GET /api/orders/offline': CATALOG,
  'GET /api/orders/{orderNumber}': CATALOG,
  'GET /api/task-types': CATALOG,
  'GET /api/materials': CATALOG,
  'GET /api/material-usages': shared('what was used on an order, for all who work on it'),
  'GET /api/teams': shared('names of teams, to choose one'),
  'GET /api/users': shared('names and teams of people, to find whom to ask; pay is for admins'),
  'GET /api/devices': DEVICES,
  'POST /api/devices/{id}/invitation': DEVICES,
  'GET /api/floor': WHOLE_FLOOR,
  'GET /api/floor/events': WHOLE_FLOOR,
  'GET /api/report-settings': shared('the shop’s rules'),
  'GET /api/reports/order-profitability': WHOLE_ORDERS,
  'GET /api/reports/order-profitability/pictures': WHOLE_ORDERS,
  'GET /api/reports/order-profitability.csv': WHOLE_ORDERS,
  'GET /api/reports/order-profitability.xlsx': WHOLE_ORDERS,
  'GET /api/reports/order-profitability/{orderNumber}': shared(
    'one whole order: who worked on it, of every team, without what they earn',
  ),
  'GET /api/reports/customers': WHOLE_ORDERS,
  'GET /api/reports/tables': shared('which tables there are'),
  ...Object.fromEntries(
    ['materials', 'material-orders', 'estimates', 'customers'].flatMap((name) =>
      ['csv', 'xlsx'].map((kind) => [`GET /api/reports/tables/${name}.${kind}`, WHOLE_ORDERS]),
    ),
  ),
  ...Object.fromEntries(
    PEOPLES_TABLES.flatMap((name) =>
      ['csv', 'xlsx'].map((kind) => {
        const path = `/api/reports/tables/${name}.${kind}`;
        return [`GET ${path}`, list(path)];
      }),
    ),
  ),
  'GET /api/reports/tables/{name}': list(
    ...PEOPLES_TABLES.map((name) => `/api/reports/tables/${name}`),
  ),
  'GET /api/sessions': list('/api/sessions'),
  'GET /api/inbox': list('/api/inbox'),
  'GET /api/approvals': list('/api/approvals'),

  'POST /api/sessions/{id}/undo': person(async (things, subject) => [
    `/api/sessions/${await things.running(subject)}/undo`,
    { of: 'start' },
  ]),
  'DELETE /api/views/{id}': person((things, subject) =>
    Promise.resolve([`/api/views/${things.view(subject)}`]),
  ),

  'GET /api/sessions/{id}': team(async (things, subject) => [
    `/api/sessions/${await things.ended(subject)}`,
  ]),
  'POST /api/sessions/{id}/closure': team(async (things, subject) => [
    `/api/sessions/${await things.running(subject)}/closure`,
    { reason: 'paused' },
  ]),
  'GET /api/sessions/{id}/corrections': team(async (things, subject) => [
    `/api/sessions/${await things.ended(subject)}/corrections`,
  ]),
  'POST /api/sessions/{id}/corrections': team(async (things, subject) => [
    `/api/sessions/${await things.ended(subject)}/corrections`,
    { note: 'x', reason },
  ]),
  'POST /api/sessions/{id}/split': team(async (things, subject) => {
    const id = await things.ended(subject);
    return [`/api/sessions/${id}/split`, { at: things.halfAMinuteAgo(), reason }];
  }),
  'POST /api/sessions/{id}/void': team(async (things, subject) => [
    `/api/sessions/${await things.ended(subject)}/void`,
    { reason },
  ]),
  'POST /api/sessions/{id}/agreement': team(async (things, subject) => [
    `/api/sessions/${await things.long(subject)}/agreement`,
    { reason },
  ]),
  'POST /api/missed-sessions': team((things, { userId }) =>
    Promise.resolve([
      '/api/missed-sessions',
      { userId, taskType: 'CLEAN', ...things.freeTime(), reason },
    ]),
  ),
  'GET /api/material-usages/{id}/corrections': team(async (things, subject) => [
    `/api/material-usages/${await things.usage(subject)}/corrections`,
  ]),
  'POST /api/material-usages/{id}/corrections': team(async (things, subject) => [
    `/api/material-usages/${await things.usage(subject)}/corrections`,
    { quantity: 1, reason },
  ]),
  'POST /api/material-usages/{id}/void': team(async (things, subject) => [
    `/api/material-usages/${await things.usage(subject)}/void`,
    { reason },
  ]),
  'POST /api/inbox/{id}/acceptance': team(async (things, subject) => [
    `/api/inbox/${await things.waiting(subject)}/acceptance`,
    { reason },
  ]),
  'POST /api/inbox/{id}/discard': team(async (things, subject) => [
    `/api/inbox/${await things.waiting(subject)}/discard`,
    { reason },
  ]),
  'POST /api/approvals': team((things, { teamId }) =>
    Promise.resolve(['/api/approvals', { teamId, week: things.freeWeek() }]),
  ),
  'POST /api/floor/sessions/{id}/closure': team(async (things, subject) => [
    `/api/floor/sessions/${await things.running(subject)}/closure`,
    { reason },
  ]),
  'POST /api/floor/sessions/{id}/switch': team(async (things, subject) => [
    `/api/floor/sessions/${await things.running(subject)}/switch`,
    { taskType: 'CLEAN', reason },
  ]),
  'GET /api/reports/sessions/{id}': team(async (things, subject) => [
    `/api/reports/sessions/${await things.ended(subject)}`,
  ]),
  'DELETE /api/users/{id}/locks': team((_things, { userId }) =>
    Promise.resolve([`/api/users/${userId}/locks`]),
  ),
};

const WHOSE = ['own team', 'other team', 'no team'] as const;
type Whose = (typeof WHOSE)[number];
/** A word in the name, the team and the task of each, and in nobody else's. */
const MARKS: Readonly<Record<Whose, string>> = {
  'own team': 'Zebra',
  'other team': 'Yak',
  'no team': 'Xerus',
};

const SIGN_INS = [
  ['operator', 'pin'],
  ['operator', 'password'],
  ['foreman', 'pin'],
  ['foreman', 'password'],
  ['teamless foreman', 'pin'],
  ['teamless foreman', 'password'],
  ['admin', 'pin'],
  ['admin', 'password'],
] as const;
type Who = (typeof SIGN_INS)[number][0];

/** Only a password makes somebody more than an operator, and a foreman's is the own team. */
const mayReach = (who: Who, strength: string, whose: Whose): boolean =>
  strength === 'password' && (who === 'admin' || (who === 'foreman' && whose === 'own team'));

let shop: TestShop;
let things: Subjects;
let people: Readonly<Record<Who, number>>;
const subjects = {} as Record<Whose, Subject>;

beforeAll(async () => {
  shop = await openTestShop();
  const { raw } = shop.door.connection;
  const addTeam = raw.prepare('INSERT INTO team (name) VALUES (?)');
  const addTask = raw.prepare(
    `INSERT INTO task_type (code, name, kind) VALUES (upper(?), ? || ' cleaning', 'indirect')`,
  );
  for (const whose of WHOSE) {
    const mark = MARKS[whose];
    const crew = whose === 'no team' ? undefined : `${mark} crew`;
    const teamId = crew === undefined ? null : Number(addTeam.run(crew).lastInsertRowid);
    addTask.run(mark, mark);
    const userId = await shop.addUser(`Olga ${mark}`, 'operator', crew);
    subjects[whose] = { userId, teamId, taskType: mark.toUpperCase() };
  }
  people = {
    operator: await shop.addUser('Otto Mate', 'operator', 'Zebra crew'),
    foreman: await shop.addUser('Fred Foreman', 'foreman', 'Zebra crew'),
    'teamless foreman': await shop.addUser('Nico Noteam', 'foreman'),
    admin: await shop.addUser('Anna Admin', 'admin'),
  };
  things = await openSubjects(shop);
});
afterAll(async () => {
  expect(shop.unexpected).toEqual([]);
  await shop.close();
});

/** The status, and what was answered as text, whatever kind of file it is. */
async function ask(method: string, [path, body]: Request, as?: string) {
  const response = await shop.app.request(`http://localhost${path}`, {
    method,
    headers: {
      ...(as !== undefined && { cookie: as }),
      ...(method !== 'GET' && { 'content-type': 'application/json' }),
    },
    ...(body && { body: JSON.stringify(body) }),
  });
  const bytes = new Uint8Array(await response.arrayBuffer());
  const isSheet = response.status === 200 && path.split('?')[0]!.endsWith('.xlsx');
  const said = isSheet ? [...unzip(bytes).values()].join('') : new TextDecoder().decode(bytes);
  return { status: response.status, said };
}

const methodOf = (name: string): string => name.split(' ')[0] ?? '';
const namesOf = (kind: string): string[] =>
  Object.keys(WAYS).filter((name) => WAYS[name]?.kind === kind);

describe('every address', () => {
  it('below admins is in the table, and nothing else is', () => {
    const operations = operationsOf(shop.context);
    const asked = operations.filter(({ access }) => access === 'operator' || access === 'foreman');
    expect(Object.keys(WAYS).sort()).toEqual(asked.map(({ name }) => name).sort());
  });

  it.each(namesOf('shared'))('%s says why everybody may', (name) => {
    const way = WAYS[name];
    expect(way?.kind === 'shared' && way.why).toBeTruthy();
  });
});

describe.each([...namesOf('team'), ...namesOf('person')])('%s', (name) => {
  const way = WAYS[name] as OfTheTeam | OfThePerson;

  it.each(SIGN_INS)('by the %s, by %s', async (who, strength) => {
    const found: Record<string, string> = {};
    const expected: Record<string, string> = {};
    for (const whose of WHOSE) {
      const request = await way.asks(things, subjects[whose]);
      const as = await shop.cookieFor(people[who], strength);
      const { status, said } = await ask(methodOf(name), request, as);
      const may = way.kind === 'team' && mayReach(who, strength, whose);
      expected[whose] = may ? 'may' : 'refused';
      const refused = status === 403 || status === 404 ? 'refused' : `${status} ${said}`;
      found[whose] = status < 300 ? 'may' : refused;
    }
    expect(found).toEqual(expected);
  });

  it('by nobody, and by a tablet alone', async () => {
    for (const cookie of [undefined, things.tablet.cookie]) {
      const request = await way.asks(things, subjects['own team']);
      expect((await ask(methodOf(name), request, cookie)).status).toBe(401);
    }
  });
});

describe.each(namesOf('list'))('%s', (name) => {
  const { paths } = WAYS[name] as List;

  beforeAll(async () => {
    for (const whose of WHOSE) {
      await things.ownTask(subjects[whose]);
      await things.waiting(subjects[whose]);
    }
  });

  it.each(SIGN_INS)('shows the %s, by %s, nobody out of reach', async (who, strength) => {
    const as = await shop.cookieFor(people[who], strength);
    for (const path of paths) {
      const { status, said } = await ask('GET', [path], as);
      const isRefused = status === 403;
      expect(status === 200 || isRefused, said).toBe(true);
      // People without a team are a line without a name in a table of teams.
      const named = WHOSE.filter((whose) => whose !== 'no team' || !path.includes('/teams'));
      for (const whose of named) {
        const shows = !isRefused && said.includes(MARKS[whose]);
        expect([path, whose, shows]).toEqual([path, whose, mayReach(who, strength, whose)]);
      }
      if (isRefused) continue;
      // Asking for somebody by name opens nothing either.
      for (const whose of WHOSE.filter((one) => !mayReach(who, strength, one))) {
        const { userId, teamId } = subjects[whose];
        for (const filter of [`user=${userId}`, `team=${teamId ?? 'none'}`]) {
          const narrowed = await ask('GET', [`${path}?${filter}`], as);
          expect([path, filter, narrowed.said.includes(MARKS[whose])]).toEqual([
            path,
            filter,
            false,
          ]);
        }
      }
    }
  });

  it('is shown to nobody, and to no tablet alone', async () => {
    for (const cookie of [undefined, things.tablet.cookie]) {
      for (const path of paths) expect((await ask('GET', [path], cookie)).status).toBe(401);
    }
  });
});
