/**
 * Walks through every screen of both apps in a demo shop and stops at each. The browser tests hold
 * every screen to the same rules this way, and the picture script takes its pictures.
 *
 * @typedef {import('playwright-core').Page} Page
 * @typedef {(name: string) => Promise<void>} Visit called on each screen, once it is complete
 */

import { enrolTablet } from './late-tablet.mjs';

const DEMO = { pin: '135790', username: 'admin', password: 'demo admin password' };
/** On the clock in the demo shop, whatever the hour. */
const AT_WORK = 'Priya Raman';
/** With work behind them and none running. */
const BETWEEN = 'Aisha Mohamud';
const AFTER_IDLE_MS = 46_000;

/** @param {Page} page @param {string | RegExp} name */
const button = (page, name) =>
  page.getByRole('button', { name, exact: typeof name === 'string' }).first();

/** @param {Page} page @param {string | RegExp} name */
const appears = (page, name) => page.getByRole('heading', { name }).first().waitFor();

/** Answers an address with something else while `walk` runs. */
async function pretend(page, address, answer, walk) {
  await page.route(address, answer);
  await walk();
  await page.unroute(address, answer);
}

const json = (body, status = 200, headers = {}) => ({
  status,
  headers: { 'Content-Type': 'application/json', ...headers },
  body: JSON.stringify(body),
});
const refuse = (status, code, detail, headers) => (route) =>
  route.fulfill(json({ status, code, title: code, detail, retryable: true }, status, headers));
const cutOff = (route) => route.abort('failed');

async function signIn(page, name) {
  await button(page, new RegExp(name)).click();
  await page.keyboard.type(DEMO.pin);
  await page.getByRole('button', { name: /^Sign out/ }).waitFor();
}

/** @param {Page} page in a context of its own @param {Visit} visit */
export async function walkTablet(page, visit) {
  // A tablet's clock is about right; the shop in the pictures lives on a day of its own.
  const { date } = (await page.request.get('/api/shop')).headers();
  await page.clock.install({ time: date });
  await walkDoor(page, visit);
  await signIn(page, BETWEEN);
  await appears(page, 'Take up again');
  await page
    .getByRole('button', { name: /^Take up again/ })
    .first()
    .waitFor();
  await visit('work-between');
  await walkOrders(page, visit);
  await walkWork(page, visit);
  await button(page, /^Sign out/).click();
  await appears(page, 'Who are you?');
  await signIn(page, AT_WORK);
  await page.getByRole('timer', { name: 'Running time' }).waitFor();
  await page.clock.runFor(12_000);
  await visit('work-long');
  await button(page, /^Sign out/).click();
  await appears(page, 'Who are you?');
  await walkWithoutNetwork(page, visit);
}

/** Somebody comes while the server is out of reach. */
async function walkWithoutNetwork(page, visit) {
  await page.route('**/api/**', cutOff);
  await page.goto('/');
  await button(page, new RegExp(AT_WORK)).waitFor();
  await visit('wall-without-network');
  await button(page, new RegExp(AT_WORK)).click();
  await page.getByText('No network: it is checked later.').waitFor();
  await visit('pin-without-network');
  await page.keyboard.type(DEMO.pin);
  await page.getByRole('timer', { name: 'Running time' }).waitFor();
  await button(page, 'Pause').click();
  await page.getByText(/^1 tap not sent yet, since/).waitFor();
  await visit('work-unverified');
  await page.unroute('**/api/**', cutOff);
}

/** Before anybody is signed in. */
async function walkDoor(page, visit) {
  await pretend(page, '**/api/shop', cutOff, async () => {
    await page.goto('/');
    await appears(page, 'The server cannot be reached');
    await visit('server-away');
  });
  const stranger = async (route) => {
    const answer = await route.fetch();
    await route.fulfill(json({ ...(await answer.json()), enrolled: false }));
  };
  await pretend(page, '**/api/shop', stranger, async () => {
    await page.goto('/');
    await appears(page, 'This tablet is new here');
    await visit('enrolment');
    await page.goto('/#enrol=ABCDE-FGHJK-MNPQR');
    await appears(page, 'Enrol this tablet?');
    await visit('enrolment-invited');
    await button(page, 'Can this tablet punch?').click();
    await page.getByText('No, this tablet cannot punch').waitFor();
    await visit('self-test');
  });
  const nobody = (route) => route.fulfill(json({ users: [] }));
  await pretend(page, '**/api/roster', nobody, async () => {
    await page.goto('/');
    await appears(page, 'No people yet');
    await visit('wall-empty');
  });
  await page.goto('/');
  await button(page, new RegExp(AT_WORK)).waitFor();
  await visit('wall');
  await button(page, 'Engraving').click();
  await page.getByRole('searchbox').fill('zzz');
  await appears(page, 'Nobody here by that name');
  await visit('wall-nobody');
  await button(page, 'Clear').click();
  await button(page, new RegExp(BETWEEN)).click();
  await page.keyboard.type('123');
  await page.getByRole('img', { name: '3 of 6 digits entered' }).waitFor();
  await visit('pin');
  const wrong = refuse(401, 'invalid_pin', 'Wrong.');
  await pretend(page, '**/api/auth/pin', wrong, async () => {
    await page.keyboard.type('456');
    await page.getByText('That PIN is not right.').waitFor();
    await visit('pin-wrong');
  });
  const throttled = refuse(429, 'throttled', 'Wait.', { 'Retry-After': '95' });
  await pretend(page, '**/api/auth/pin', throttled, async () => {
    await page.keyboard.type('123456');
    await page.getByText('Too many tries.').waitFor();
    await visit('pin-throttled');
  });
  await button(page, 'Not me').click();
  await appears(page, 'Who are you?');
}

/** From "Start" to a running clock. */
async function walkOrders(page, visit) {
  const field = page.getByRole('searchbox');
  await button(page, /^Start/).click();
  await page.getByText('Newest orders').waitFor();
  await visit('order-newest');
  await field.fill('acr');
  await page.getByText('Type more to narrow it down.').waitFor();
  await visit('order-found');
  await field.fill('zzz');
  await appears(page, 'Nothing found for “zzz”');
  await visit('order-nothing');
  const broken = refuse(503, 'busy', 'Busy.');
  await pretend(page, '**/api/orders/search**', broken, async () => {
    await field.fill('acr');
    await page.getByText('No network: these are the orders this tablet knows.').waitFor();
    await visit('order-kept');
  });
  await field.fill('990001');
  await appears(page, '990001 is not in the list');
  await visit('order-unknown');
  await button(page, 'Use it anyway').click();
  await appears(page, 'Which task?');
  await visit('task-new-order');
  await button(page, 'Back').click();
  await button(page, 'Clear').click();
  await page.getByText('Newest orders').waitFor();
  await page.getByRole('listitem').getByRole('button').nth(1).click();
  await appears(page, 'Which task?');
  await visit('task');
  await pretend(page, '**/api/**', cutOff, async () => {
    await button(page, 'Engraving').click();
    await page.getByText(/^Started/).waitFor();
    await page.getByText(/^1 tap not sent yet, since/).waitFor();
    await visit('saved-without-network');
  });
  await runUntil(page, page.getByText('All saved'));
  await visit('work-started');
}

/** Lets the page's clock run in small steps: what it waits for may be gone again in seconds. */
async function runUntil(page, wanted) {
  for (let step = 0; step < 100 && !(await wanted.isVisible()); step += 1) {
    await page.clock.runFor(250);
  }
  await wanted.waitFor();
}

/** What can be done while the clock runs. */
async function walkWork(page, visit) {
  await page.clock.runFor(12_000);
  await visit('work-running');
  await button(page, 'Material').click();
  await appears(page, 'On this order');
  await log(page, 'Walnut plaque board', '2.5');
  await log(page, 'Brass plate', '12');
  await log(page, 'Walnut plaque board', '1', 'Returned');
  await button(page, /^Brass plate/).click();
  await page.keyboard.type('4');
  await page.clock.runFor(12_000);
  await visit('material');
  await pretend(page, '**/api/**', cutOff, async () => {
    await log(page, 'Brass plate', '3');
    await page.getByText('Not sent yet').first().waitFor();
    await visit('material-without-network');
  });
  await runUntil(page, page.getByText('All saved'));
  await button(page, 'Back').click();
  await button(page, 'Switch').click();
  await appears(page, 'Switch to which order?');
  await page.getByText('Newest orders').waitFor();
  await visit('order-switch');
  await button(page, 'Back').click();
  await button(page, 'Finish').click();
  await appears(page, 'How many pieces?');
  await visit('finish-empty');
  await page.keyboard.type('48');
  await button(page, 'One more Scrap').click();
  await visit('finish');
  const shop = await page.request.get('/api/shop');
  const { generation } = await shop.json();
  const review = {
    ...{ outcome: 'review', reason: 'overlaps', itemId: 1, replayed: false, generation },
    detail: 'At that time other work of this person was running.',
  };
  const kept = (route) => route.fulfill(json(review));
  await pretend(page, '**/api/events', kept, async () => {
    await button(page, 'Finish').click();
    await page.getByText('Your tap is kept: your foreman sees it.').waitFor();
    await page.getByRole('timer', { name: 'Running time' }).waitFor();
    await visit('in-review');
  });
  await button(page, 'Close this message').click();
  await page.clock.runFor(AFTER_IDLE_MS);
  await page.getByRole('alertdialog').waitFor();
  await visit('idle');
  await page.keyboard.press('Shift');
  await button(page, 'Switch').click();
  await button(page, 'Cleaning').click();
  await page.getByText(/^Switched/).waitFor();
  await page.clock.runFor(12_000);
  await visit('work-indirect');
  await button(page, 'Pause').click();
  await page
    .getByText(/^Paused/)
    .first()
    .waitFor();
  await visit('work-paused');
}

async function log(page, material, quantity, direction = 'Used') {
  await button(page, new RegExp(`^${material}`)).click();
  await button(page, direction).click();
  await page.keyboard.type(quantity);
  await button(page, /^Log/).click();
  await page.getByText(/^(Logged|Returned) \d/).waitFor();
  await page.getByText('Pick a material first').waitFor({ state: 'attached' });
}

/**
 * The walks through the console, by whoever is signed in at its desk. Each may be taken alone.
 * @type {Readonly<Record<string, (page: Page, visit: Visit) => Promise<void>>>}
 */
export const CONSOLE_WALKS = { floor: walkFloor, reports: walkReports, office: walkOffice };

/** @param {Page} page in a context of its own @param {Visit} visit */
export async function walkConsole(page, visit) {
  await walkConsoleDoor(page, visit);
  for (const walk of Object.values(CONSOLE_WALKS)) await walk(page, visit);
}

/** @param {Page} page in a context of its own @param {Visit} visit */
export async function walkConsoleDoor(page, visit) {
  await page.clock.install();
  await page.goto('/console/');
  await button(page, 'Sign in').waitFor();
  await visit('sign-in');
  await page.getByLabel('Username').fill(DEMO.username);
  await page.getByLabel('Password').fill('something else');
  await button(page, 'Sign in').click();
  await page.getByRole('alert').waitFor();
  await visit('sign-in-refused');
  await page.getByLabel('Password').fill(DEMO.password);
  await button(page, 'Sign in').click();
  await page.getByRole('navigation', { name: 'Pages' }).waitFor();
}

/** What the shop's figures are looked up in. */
async function walkReports(page, visit) {
  await page.goto('/console/reports');
  await page.getByRole('row', { name: /^All / }).waitFor();
  await page.locator('cost-picture li').first().waitFor();
  await visit('report');
  await walkReport(page, visit);
  await walkTables(page, visit);
}

/** What is worked on at the desk. */
async function walkOffice(page, visit) {
  await walkSessions(page, visit);
  await walkInbox(page, visit);
  await walkPeople(page, visit);
  await walkCatalog(page, visit);
  await walkTablets(page, visit);
  await page.goto('/console/reference');
  await page.locator('reference-page h2').first().waitFor();
  await visit('reference');
  await walkSettings(page, visit);
  await page.goto('/console/nothing');
  await appears(page, 'There is nothing at this address');
  await visit('nothing-there');
}

/** The times run, so each picture is of another second; all else stays. */
async function walkFloor(page, visit) {
  await page.goto('/console/floor');
  const working = page.locator('floor-list tr.working a');
  await working.first().waitFor();
  await visit('floor');
  await working.first().click();
  await appears(page, 'Today');
  await visit('floor-person');
  await button(page, 'Switch work …').click();
  await page.getByLabel('Reason').waitFor();
  await visit('floor-switch');
  await page.keyboard.press('Escape');
  await button(page, 'End work …').click();
  await page.getByLabel('Reason').waitFor();
  await visit('floor-end');
  await page.goto('/console/floor?q=zzz');
  await appears(page, 'Nobody to show');
  await visit('floor-nobody');
  await page.goto('/console/floor?wall=1');
  await page.getByRole('listitem').first().waitFor();
  await visit('floor-wall');
  await pretend(page, '**/api/floor', refuse(503, 'busy', 'The server is busy.'), async () => {
    await page.goto('/console/floor');
    await button(page, 'Try again').waitFor();
    await visit('floor-failed');
  });
}

async function walkReport(page, visit) {
  const orders = page.locator('report-table tbody a');
  await orders.first().click();
  await appears(page, 'Material');
  await page.evaluate(() => window.scrollTo(0, 0));
  await visit('order');
  await button(page, /^History of/).click();
  await appears(page, 'Log');
  await visit('order-history');
  await page.goto('/console/reports?sort=-marginPercent');
  await orders.first().waitFor();
  await visit('report-best-first');
  const customer = page.getByRole('combobox', { name: 'Customer' });
  await customer.fill('a');
  await page.getByRole('listbox').getByRole('option').nth(3).waitFor();
  await customer.press('ArrowDown');
  await visit('report-customers');
  await page.goto('/console/reports?range=all&costOver=70');
  await orders.first().waitFor();
  await page.locator('cost-picture li').first().waitFor();
  await visit('report-early-warning');
  await button(page, 'Saved views').click();
  await page.getByLabel('Save what is shown as').fill('Close to a loss');
  await button(page, 'Save view').click();
  await page.getByRole('link', { name: 'Close to a loss' }).waitFor();
  await visit('report-views');
  await page.goto('/console/reports?q=zzz');
  await appears(page, 'No order matches');
  await visit('report-empty');
  const broken = refuse(503, 'busy', 'The server is busy. Try again in a moment.');
  await pretend(page, '**/api/reports/**', broken, async () => {
    await page.goto('/console/reports');
    await button(page, 'Try again').waitFor();
    await visit('report-failed');
  });
}

/** Which of the reports beside order profitability; the others are drawn by the same page. */
async function walkTables(page, visit) {
  const complete = () => page.locator('figure-table tfoot').waitFor();
  await page.goto('/console/reports/tables/time');
  await complete();
  await visit('table-time');
  await page.goto('/console/reports/tables/estimates');
  await complete();
  await visit('table-estimates');
  await page.goto('/console/reports/tables/customers');
  await complete();
  await visit('table-customers');
  await page.goto('/console/reports/tables/materials?from=2020-01-01&to=2020-01-02');
  await appears(page, 'Nothing in these days');
  await visit('table-empty');
}

async function walkSettings(page, visit) {
  await page.goto('/console/settings');
  await button(page, 'Change: Longest session').waitFor();
  await visit('settings');
  await button(page, 'Change: Shifts').click();
  await page.getByRole('dialog').waitFor();
  await visit('setting-shifts');
  await page.keyboard.press('Escape');
  await button(page, 'Change: Breaks by rule').click();
  await button(page, 'Add a step').click();
  await runUntil(page, page.getByText('Taken off everybody’s days'));
  await visit('setting-breaks');
  await page.keyboard.press('Escape');
  await button(page, 'Discard').click();
  await button(page, 'Change: Longest session').click();
  await page.getByRole('dialog').getByLabel('Longest session', { exact: true }).fill('4');
  await runUntil(page, page.getByText('would have been marked'));
  await visit('setting-foreseen');
}

async function walkSessions(page, visit) {
  await page.goto('/console/sessions');
  const links = page.locator('session-list a.row-link');
  await links.first().waitFor();
  await visit('sessions');
  await page.goto('/console/sessions?state=open');
  await links.first().waitFor();
  await visit('sessions-running');
  await page.goto('/console/sessions?state=closed');
  await links.first().click();
  await page.getByRole('dialog').getByLabel('Reason').waitFor();
  await page.getByText('Never corrected.').waitFor();
  await visit('correction');
  await button(page, 'Save correction').click();
  await page.getByRole('dialog').locator('[aria-invalid="true"], [role="alert"]').first().waitFor();
  await visit('correction-refused');
  await page.getByRole('dialog').getByText('Split', { exact: true }).click();
  await page.getByRole('dialog').getByLabel('Split at').waitFor();
  await visit('split');
  await page.getByRole('dialog').getByText('Void', { exact: true }).click();
  await appears(page, 'What stays');
  await visit('void');
  await page.goto('/console/sessions/new');
  await appears(page, 'Add a missed session');
  await visit('missed-session');
  await page.goto('/console/sessions?order=zzz');
  await appears(page, 'No session matches');
  await visit('sessions-empty');
}

/** Taps that do not fit any more, of people with very different days. */
async function leaveLateTaps(page) {
  const get = async (path) => (await page.request.get(path)).json();
  const { users } = await get('/api/roster');
  const worker = (name) => {
    const { id } = users.find(({ displayName }) => displayName === name);
    return { id, pin: DEMO.pin };
  };
  const [atWork, between] = [worker(AT_WORK), worker(BETWEEN)];
  const [{ orderNumber }] = (await get('/api/orders/search?status=open&limit=1')).orders;
  const [{ code: materialCode }] = (await get('/api/materials')).materials;
  const work = { orderNumber, taskType: 'ENGRAVE' };
  const misread = '1O482';
  const nobodys = { id: '01934a3e-0000-7000-8000-000000000001', reason: 'finished' };

  const { tap } = await enrolTablet(page.request, 'Packing 1');
  await tap(between, 'sessions.start', work, { proven: false, minutesAgo: 95 });
  await tap(between, 'sessions.start', work, { clockOffMinutes: 40, minutesAgo: 8 });
  await tap(between, 'sessions.start', { ...work, orderNumber: misread }, { minutesAgo: 4 });
  await tap(between, 'sessions.close', { ...nobodys, goodQuantity: 60 });
  const usage = { orderNumber: misread, materialCode, quantity: 3 };
  await tap(atWork, 'materials.log', usage, { minutesAgo: 3 });
  await tap(atWork, 'sessions.start', work);
}

async function walkInbox(page, visit) {
  await page.goto('/console/inbox?kind=approved_week');
  await appears(page, 'Nothing of this kind');
  await visit('inbox-empty');
  await leaveLateTaps(page);
  await page.goto('/console/inbox');
  const taps = page.locator('inbox-list a.row-link');
  await taps.first().waitFor();
  await visit('inbox');
  await taps.first().click();
  await appears(page, 'Your decision');
  await visit('inbox-work');
  await page.goto('/console/inbox?kind=refused');
  await taps.first().click();
  await appears(page, 'Your decision');
  await visit('inbox-tap');
  await page.goto('/console/inbox?kind=refused');
  await taps.filter({ hasText: '1O482' }).first().click();
  await button(page, 'Accept').click();
  await page.locator('[aria-invalid="true"]').first().waitFor();
  await page.getByLabel('Reason').fill('She was at the machine all morning');
  await button(page, 'Accept').click();
  await page.getByText('There is no such order.').waitFor();
  await visit('inbox-refused');
  await button(page, 'Discard').click();
  await page.getByText('Discarded.').waitFor();
  await page.goto('/console/inbox?state=done');
  await taps.first().click();
  await appears(page, 'The decision');
  await visit('inbox-decided');
}

async function walkPeople(page, visit) {
  await page.goto('/console/people');
  await page.getByRole('link', { name: AT_WORK }).waitFor();
  await visit('people');
  await page.getByRole('link', { name: 'Zoë Lindqvist' }).click();
  await page.locator('rate-timeline').waitFor();
  await visit('person');
  await page.getByLabel('Holds from').fill('2026-01-05');
  await page.getByLabel('Dollars per hour').fill('31.50');
  // Whoever types rests before it is looked up, and the page's clock stands still.
  await runUntil(page, page.getByText('Labor changes by'));
  await visit('rate-preview');
  await button(page, 'Add rate').click();
  await appears(page, 'Change the cost of past work?');
  await visit('rate-confirmation');
  await walkRecost(page, visit);
  await page.goto('/console/people/new');
  await button(page, 'Add person').waitFor();
  await button(page, 'Add person').click();
  await page.locator('[aria-invalid="true"]').first().waitFor();
  await visit('person-new');
}

/** A re-costing that runs as long as it is looked at. */
async function walkRecost(page, visit) {
  const recosts = async (route) => {
    const { users } = await (await page.request.get('/api/users')).json();
    const [{ id, displayName }] = users;
    const user = { id, displayName };
    const recost = {
      ...{ id: 1, user, payRateId: 1, fromDay: '2026-01-05', beforeDay: null, state: 'running' },
      ...{ done: 12_500, total: 40_000, differenceCents: 1_234_567, createdBy: user },
      ...{ createdAt: '2026-11-12T15:00:00.000Z', finishedAt: null },
    };
    await route.fulfill(json({ recosts: [recost] }));
  };
  await pretend(page, '**/api/recosts', recosts, async () => {
    await page.goto('/console/people');
    await page.getByText('12,500 of about 40,000 sessions').waitFor();
    await visit('recost-running');
  });
}

async function walkCatalog(page, visit) {
  await page.goto('/console/catalog');
  await button(page, 'Edit Engraving').waitFor();
  await visit('tasks');
  await button(page, 'Edit Engraving').click();
  await appears(page, 'Edit Engraving');
  await visit('task-edit');
  await button(page, 'Cancel').click();
  await page.goto('/console/catalog/materials');
  await button(page, 'Edit Walnut plaque board').waitFor();
  await visit('materials');
  await button(page, 'Add material').click();
  await appears(page, 'New material');
  await visit('material-new');
  await button(page, 'Cancel').click();
  await page.goto('/console/catalog/teams');
  await page.getByText('Assembly & Packing').first().waitFor();
  await visit('teams');
}

async function walkTablets(page, visit) {
  const none = (route) => route.fulfill(json({ devices: [] }));
  await pretend(page, '**/api/devices', none, async () => {
    await page.goto('/console/tablets');
    await appears(page, 'No tablet yet');
    await visit('tablets-empty');
  });
  await page.goto('/console/tablets');
  await button(page, 'Add tablet').click();
  await page.getByRole('textbox', { name: /^Name/ }).fill('Engraving 1');
  await page.getByRole('textbox', { name: /^Place/ }).fill('By the window');
  await visit('tablet-add');
  await button(page, 'Get a code').click();
  await page.locator('output').waitFor();
  await visit('tablet-code');
  await button(page, 'Done').click();
  await pretend(page, '**/api/devices', heardTablets, async () => {
    await page.goto('/console/tablets');
    await page.getByText('2 since').first().waitFor();
    await visit('tablets');
    await page.getByRole('link', { name: 'Packing 2', exact: true }).click();
    await appears(page, 'Packing 2');
    await visit('tablet');
    await button(page, 'Revoke…').click();
    await appears(page, 'Revoke Packing 2?');
    await visit('tablet-revoke');
    await button(page, 'Cancel').click();
  });
}

/** Tablets in every state there is. */
async function heardTablets(route) {
  const answer = await route.fetch();
  const { devices } = await answer.json();
  const nowMs = Date.parse(answer.headers()['date']);
  const ago = (minutes) => new Date(nowMs - minutes * 60_000).toISOString();
  const checks = Object.fromEntries(
    ['network', 'server', 'enrolled', 'clock', 'storage', 'space', 'outbox', 'generation']
      .concat(['secure', 'worker', 'version'])
      .map((name) => [name, 'ok']),
  );
  const well = {
    ...{ at: ago(0), remembered: false, build: 'a0930bec8dfe', isOlder: false, pending: 0 },
    ...{ pendingSince: null, clockOffsetMs: 120, storage: 'lasting' },
    ...{ battery: { percent: 82, charging: true }, selfTest: { at: ago(12), checks } },
  };
  const trouble = {
    ...{ at: ago(38), pending: 2, pendingSince: ago(41), clockOffsetMs: -340_000, isOlder: true },
    ...{ build: '77aa10cc4b2e', battery: { percent: 9, charging: false }, storage: 'clearable' },
    selfTest: { at: ago(60), checks: { ...checks, clock: 'failed', outbox: 'failed' } },
  };
  const rows = [
    ['Art 1', 'Mezzanine', well],
    ['Assembly 4', '', { ...well, remembered: true, at: ago(7), battery: null }],
    ['Packing 2', 'Dock 3', { ...well, ...trouble }],
    ['Sublimation 3', 'Hall B', null],
  ];
  const heard = rows.map(([name, place, said], index) => ({
    ...devices[0],
    ...{ id: 900 + index, name, place, enrolledAt: ago(9000), heard: said },
  }));
  await route.fulfill(json({ devices: [...devices, ...heard] }));
}
