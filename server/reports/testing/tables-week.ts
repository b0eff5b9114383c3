/** A week whose figures were worked out by hand: what the tests of the table reports share. */
import { openTestShop, type TestShop } from '#server/testing/test-shop.ts';

const MINUTE = 60_000;

export interface Week {
  shop: TestShop;
  /** Ids by first name. */
  people: Record<'olga' | 'fred' | 'sally' | 'nick' | 'nora', number>;
  admin: string;
  foreman: string;
  close(): Promise<void>;
}

/** In the plant, in winter: 2 to 7 March 2026 in New York. */
const at = (day: number, time: string) => Date.parse(`2026-03-0${day}T${time}:00-05:00`);

/** Everything that happens, in the order of time: the clock of the writer never runs backwards. */
class Course {
  readonly #events: { at: number; run: () => Promise<unknown> }[] = [];

  constructor(private readonly shop: TestShop) {}

  /** @throws Error when the server refuses: a figure would be missing without a word. */
  async send(userId: number, path: string, body: object) {
    const as = await this.shop.cookieFor(userId);
    const answer = await this.shop.request('POST', path, { as, body });
    if (answer.status >= 300) throw new Error(`${path}: ${answer.text}`);
    return answer.json;
  }

  async start(userId: number, body: object): Promise<string> {
    const { session } = await this.send(userId, '/api/sessions', body);
    return `/api/sessions/${session.id}`;
  }

  work(userId: number, start: number, minutes: number, body: object, reason = 'paused'): void {
    let path = '';
    this.then(start, async () => {
      path = await this.start(userId, body);
    });
    this.then(start + minutes * MINUTE, () => this.send(userId, `${path}/closure`, { reason }));
  }

  use(userId: number, when: number, orderNumber: string, materialCode: string, quantity: number) {
    const body = { orderNumber, materialCode, quantity };
    this.then(when, () => this.send(userId, '/api/material-usages', body));
  }

  then(when: number, run: () => Promise<unknown>): void {
    this.#events.push({ at: when, run });
  }

  async run(): Promise<void> {
    // Where one thing ends and the next begins, the order they were told in holds.
    for (const event of this.#events.sort((a, b) => a.at - b.at)) {
      this.shop.at(event.at);
      await event.run();
    }
  }
}

async function hire(shop: TestShop): Promise<Week['people'] & { stressed: number }> {
  const person = async (name: string, team: string | undefined, amountCents?: number) => {
    const userId = await shop.addUser(name, name.startsWith('Fred') ? 'foreman' : 'operator', team);
    if (amountCents !== undefined) {
      await shop.addRate(userId, { effectiveFrom: '2026-01-01', kind: 'hourly', amountCents });
    }
    return userId;
  };
  return {
    olga: await person('Olga Operator', 'Engraving', 2350),
    fred: await person('Fred Foreman', 'Engraving', 3000),
    sally: await person('Sally Salaried', 'Packing', 2500),
    nick: await person('Nick Newcomer', 'Packing'),
    nora: await person('Nora Noteam', undefined, 2000),
    stressed: await person('stress_test_1', 'Engraving', 9999),
  };
}

async function addOrders(shop: TestShop): Promise<void> {
  const orders: [number: string, customer: string, revenueCents?: number][] = [
    ['101', 'Acme', 20_000],
    ['102', 'Bolt', 10_000],
    ['103', 'Acme'],
    ['104', 'Bolt', 5000],
    ['105', 'Acme', 1000],
    ['106', 'Acme', 7700],
    ['stress_test_1', 'Stress', 99_900],
  ];
  for (const [orderNumber, customerName, revenueCents] of orders) {
    const money = revenueCents === undefined ? {} : { revenueCents };
    const order = { orderNumber, customerName, description: 'Job', ...money };
    await shop.execute('orders.create', order, shop.admin);
  }
}

/**
 * | who   | team      | an hour | day | work                                  | hours     | cost  |
 * |-------|-----------|---------|-----|---------------------------------------|-----------|-------|
 * | Olga  | Engraving | 23.50   | Mon | 101 ENGRAVE 2:00 + 1:45, finished     | 3:45      | 88.13 |
 * |       |           |         | Mon | CLEAN                                 | 4:30      | 105.75|
 * |       |           |         | Tue | 102 PACK                              | 4:00      | 94.00 |
 * | Fred  | Engraving | 30.00   | Wed | CLEAN                                 | 1:00      | 30.00 |
 * |       |           |         | Thu | 103, 104 ENGRAVE, finished            | 1:30 each | 45.00 each |
 * |       |           |         | Thu | 105 PACK, paused, then shipped        | 1:00      | 30.00 |
 * | Sally | Packing   | 25.00   | Tue | 102 PACK                              | 0:52      | 21.67 |
 * | Nick  | Packing   | –       | Wed | 102 PACK                              | 0:30      | –     |
 * | Nora  | –         | 20.00   | Thu | 107 PACK, typed on the floor          | 0:10      | 3.33  |
 *
 * Material: 101: 3 brass − 1 returned at 3.33, half a liter of glue at 10.00; 102: 2 brass.
 * Presence: Olga Monday to Friday 8 to 17 with 0:30 unpaid and 0:15 paid, and the night to Sunday
 * from 22 to 6, in which the clocks go forward: 7 hours. Sally never ended her Tuesday.
 */
export async function openTablesWeek(): Promise<Week> {
  const shop = await openTestShop({ PLANT_TIME_ZONE: 'America/New_York' });
  const raw = shop.door.connection.raw;
  raw.exec(
    `INSERT INTO material (code, name, unit, unit_cost_cents) VALUES ('GLUE', 'Glue', 'l', 1000)`,
  );
  shop.at('2026-02-20T14:00:00Z');
  const { stressed, ...people } = await hire(shop);
  const { olga, fred, sally, nick, nora } = people;
  await addOrders(shop);

  const course = new Course(shop);
  const engrave = (orderNumber: string) => ({ orderNumber, taskType: 'ENGRAVE' });
  const pack = (orderNumber: string) => ({ orderNumber, taskType: 'PACK' });
  const clean = { taskType: 'CLEAN' };
  course.work(olga, at(2, '08:00'), 120, engrave('101'));
  course.use(olga, at(2, '09:00'), '101', 'BRASS', 3);
  course.use(olga, at(2, '09:10'), '101', 'BRASS', -1);
  course.use(olga, at(2, '09:20'), '101', 'GLUE', 0.5);
  course.work(stressed, at(2, '09:30'), 60, engrave('101'), 'finished');
  course.use(stressed, at(2, '09:40'), '101', 'BRASS', 50);
  course.work(olga, at(2, '10:15'), 105, engrave('101'), 'finished');
  course.work(olga, at(2, '12:30'), 270, clean);
  course.work(olga, at(3, '08:00'), 240, pack('102'));
  course.use(olga, at(3, '08:30'), '102', 'BRASS', 2);
  course.work(sally, at(3, '09:00'), 52, pack('102'));
  course.work(nick, at(4, '08:00'), 30, pack('102'));
  course.work(fred, at(4, '08:00'), 60, clean);
  course.work(fred, at(5, '08:00'), 90, engrave('103'), 'finished');
  course.work(fred, at(5, '09:30'), 90, engrave('104'), 'finished');
  course.work(fred, at(5, '11:00'), 60, pack('105'));
  course.work(nora, at(5, '08:00'), 10, { ...pack('107'), createOrder: true }, 'finished');
  course.work(olga, at(5, '08:00'), 60, pack('stress_test_1'));
  // What never counts: an undone start, and work that runs.
  course.then(at(5, '14:00'), async () => {
    await course.send(nick, `${await course.start(nick, engrave('106'))}/undo`, { of: 'start' });
  });
  course.then(at(6, '08:00'), () => course.start(nick, engrave('106')));
  await course.run();

  // Breaks have no address yet, so the test says the days at work itself.
  raw.exec('DELETE FROM presence');
  const insert = raw.prepare(
    'INSERT INTO presence (user_id, business_day, began_at, ended_at) VALUES (?, ?, ?, ?)',
  );
  const stay = (userId: number, day: number, from: string, to: number | null) =>
    insert.run(userId, `2026-03-0${day}`, at(day, from), to).lastInsertRowid;
  const pause = raw.prepare(
    'INSERT INTO presence_break (presence_id, began_at, ended_at, is_paid) VALUES (?, ?, ?, ?)',
  );
  for (const day of [2, 3, 4, 5, 6]) {
    const id = stay(olga, day, '08:00', at(day, '17:00'));
    pause.run(id, at(day, '10:00'), at(day, '10:15'), 1);
    pause.run(id, at(day, '12:00'), at(day, '12:30'), 0);
  }
  stay(olga, 7, '22:00', Date.parse('2026-03-08T06:00:00-04:00'));
  const sallysDay = stay(sally, 3, '09:00', null);
  pause.run(sallysDay, at(3, '12:00'), at(3, '12:30'), 0); // after the last work: of no length
  stay(nick, 4, '08:00', at(4, '08:30'));
  stay(fred, 4, '08:00', at(4, '09:00'));
  stay(fred, 5, '08:00', at(5, '13:00'));
  stay(nora, 5, '08:00', at(5, '08:10'));
  stay(stressed, 2, '08:00', at(2, '18:00'));

  raw.exec(`
    UPDATE sales_order SET status = 'shipped' WHERE order_number = '105';
    UPDATE order_task SET estimate_minutes = CASE (SELECT order_number FROM sales_order o WHERE o.id = order_id)
      WHEN '101' THEN 180 WHEN '102' THEN 600 WHEN '103' THEN 60 WHEN '104' THEN 100
      WHEN '105' THEN 60 WHEN '106' THEN 10 END;
  `);
  return {
    shop,
    people,
    admin: await shop.cookieFor(shop.admin.userId, 'password'),
    foreman: await shop.cookieFor(fred, 'password'),
    close: () => shop.close(),
  };
}
