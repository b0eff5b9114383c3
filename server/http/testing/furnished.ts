/** A shop in which every address has something to say, money above all. */
import { writeTable } from '#server/reference/foxpro/write-table.ts';
import type { TestShop } from '#server/testing/test-shop.ts';
import { hirePeople } from './people.ts';

/** Values nobody would mistake for anything else, in cents. */
export const REVENUE_CENTS = 7_654_321;
/** The weekly summary that is there. */
export const SUMMARY = 'week-2026-02.xlsx';
/** A table of the ERP's that is there. */
export const TABLE = 'orders.dbf';
const HOURLY_CENTS = 2_345;
const HOUR_MS = 3_600_000;

export async function furnish(shop: TestShop) {
  const people = await hirePeople(shop);
  for (const userId of [people.operator, people.foreman]) {
    await shop.addRate(userId, {
      effectiveFrom: '2020-01-01',
      kind: 'hourly',
      amountCents: HOURLY_CENTS,
    });
  }
  await shop.addOrder('10482', REVENUE_CENTS);
  await shop.addOrder('10483', REVENUE_CENTS);
  await shop.execute('devices.invite', { name: 'Bench 1', codeHash: 'none' }, shop.admin);

  const cookies = {
    operator: await shop.cookieFor(people.operator, 'pin'),
    foreman: await shop.cookieFor(people.foreman, 'password'),
    admin: await shop.cookieFor(people.admin, 'password'),
  };
  const post = async (as: string, path: string, body: object) => {
    const answer = await shop.request('POST', path, { as, body });
    if (answer.status >= 300) throw new Error(`${path}: ${answer.text}`);
    return answer.json;
  };
  const sessions: string[] = [];
  const usages: string[] = [];
  for (const as of [cookies.operator, cookies.foreman]) {
    const work = { orderNumber: '10482', taskType: 'ENGRAVE' };
    const { session } = await post(as, '/api/sessions', work);
    sessions.push(session.id as string);
    shop.later(HOUR_MS);
    const plates = { orderNumber: '10482', materialCode: 'BRASS', quantity: 2 };
    const used = await post(as, '/api/material-usages', plates);
    usages.push(used.materialUsage.id as string);
    await post(as, `/api/sessions/${session.id}/closure`, { reason: 'paused' });
    await post(as, '/api/sessions', { orderNumber: '10483', taskType: 'PACK' });
  }
  await post(cookies.foreman, `/api/sessions/${sessions[0]}/corrections`, {
    taskType: 'PACK',
    reason: 'was packing',
  });
  const week = { name: '2026-02', from: '2026-01-05', to: '2026-01-11' };
  const folder = shop.config.reportsDir;
  await shop.context.exports.writeSummary({ kind: 'weekly-summary', folder, week });
  const fields = [{ name: 'ORDNO', type: 'C', length: 8 }];
  writeTable(shop.config.referenceDir, 'orders', { fields, rows: [['10482']] });
  // A raise for what was worked already.
  await shop.addRate(people.foreman, {
    effectiveFrom: '2020-02-01',
    kind: 'hourly',
    amountCents: 2 * HOURLY_CENTS,
    confirm: true,
  });
  return {
    people,
    cookies,
    sessions,
    usages,
    orderNumber: '10482',
    userId: people.operator,
    summary: SUMMARY,
  };
}
export type Furnished = Awaited<ReturnType<typeof furnish>>;
