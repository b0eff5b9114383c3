import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import pino from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openMonth, type Month } from '#server/reports/testing/month.ts';
import { readXlsx } from '../testing/read-xlsx.ts';
import { writeMissing } from './schedule.ts';

const ADDRESS = '/api/reports/weekly';

describe('weekly summaries', () => {
  let month: Month;
  let folder: string;
  const events: { event: string; week: string; bytes?: number; reason?: string }[] = [];
  beforeEach(async () => {
    month = await openMonth();
    folder = month.shop.config.reportsDir;
    // Half past five on a Monday; work began on Tuesday, 20 January.
    month.shop.at('2026-02-09T05:30:00Z');
    events.length = 0;
  });
  afterEach(async () => {
    expect(month.shop.unexpected).toEqual([]);
    await month.close();
  });
  const log = pino(
    new Writable({
      write(line: Buffer, _encoding, done) {
        events.push(JSON.parse(line.toString()));
        done();
      },
    }),
  );
  const look = () => writeMissing({ ...month.shop.context, log });
  const files = () => readdirSync(folder).sort();
  const ask = (path: string, cookie: string) =>
    month.shop.app.request(`http://localhost${ADDRESS}${path}`, { headers: { cookie } });

  it('are written of the weeks since there was work, for nobody but this user to read', async () => {
    await look();
    expect(files()).toEqual(['week-2026-04.xlsx', 'week-2026-05.xlsx', 'week-2026-06.xlsx']);
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    for (const file of files()) expect(statSync(join(folder, file)).mode & 0o777).toBe(0o600);
    expect(events.map(({ event, week }) => [event, week])).toEqual([
      ['weekly_summary_written', '2026-04'],
      ['weekly_summary_written', '2026-05'],
      ['weekly_summary_written', '2026-06'],
    ]);
    expect(events[0]!.bytes).toBe(statSync(join(folder, files()[0]!)).size);
  });

  it('hold the orders of the week with their money and totals', async () => {
    await look();
    const [orders] = readXlsx(readFileSync(join(folder, 'week-2026-06.xlsx')));
    expect(orders!.name).toBe('Orders');
    expect(orders!.rows.slice(1, -1).map(({ A }) => A!.value)).toEqual([
      '102',
      '101',
      '103',
      '104',
    ]);
    // 60.25 + 50.00 + 11.75
    const titles = Object.entries(orders!.rows[0]!);
    const [labor] = titles.find(([, { value }]) => value === 'Labor')!;
    expect(orders!.rows.at(-1)![labor]!.value).toBe(122);
  });

  it('hold people, task types and customers, as the tables say them', async () => {
    await look();
    const sheets = readXlsx(readFileSync(join(folder, 'week-2026-06.xlsx')));
    expect(sheets.map(({ name }) => name)).toEqual(['Orders', 'People', 'Task types', 'Customers']);
    const [, people, taskTypes, customers] = sheets;
    const first = ({ rows }: (typeof sheets)[number]) => rows.slice(1).map(({ A }) => A?.value);
    expect(first(people!)).toEqual(['Nick Newcomer', 'Olga Operator', 'Sally Salaried', 'Total']);
    expect(first(taskTypes!)).toEqual(['Packing', 'Engraving', 'Total']);
    expect(first(customers!)).toContain('Bolt_Works');
  });

  it('are written once, and again when one is missing', async () => {
    await look();
    writeFileSync(join(folder, 'week-2026-05.xlsx'), 'kept');
    rmSync(join(folder, 'week-2026-06.xlsx'));
    events.length = 0;
    await look();
    expect(readFileSync(join(folder, 'week-2026-05.xlsx'), 'utf8')).toBe('kept');
    expect(events.map(({ week }) => week)).toEqual(['2026-06']);
  });

  it('wait for Monday at five', async () => {
    month.shop.at('2026-02-09T04:59:00Z');
    await look();
    expect(files()).toEqual(['week-2026-04.xlsx', 'week-2026-05.xlsx']);
  });

  it('that cannot be written are said, and written the next time', async () => {
    writeFileSync(folder, 'in the way');
    await look();
    expect(events.map(({ event }) => event)).toEqual(Array(3).fill('weekly_summary_failed'));
    expect(events[0]!.reason).toMatch(/EEXIST|ENOTDIR/);
    rmSync(folder);
    events.length = 0;
    await look();
    expect(events.map(({ event }) => event)).toEqual(Array(3).fill('weekly_summary_written'));
  });

  it('take the place of what a crash left unfinished', async () => {
    mkdirSync(folder);
    writeFileSync(join(folder, 'week-2026-06.xlsx.part'), 'half');
    await look();
    expect(files()).toEqual(['week-2026-04.xlsx', 'week-2026-05.xlsx', 'week-2026-06.xlsx']);
  });

  it('are listed for admins, the latest first, and given out as they are', async () => {
    expect(await (await ask('', month.admin)).json()).toEqual({ summaries: [] });
    await look();
    writeFileSync(join(folder, 'notes.txt'), 'not ours');
    const { summaries } = (await (await ask('', month.admin)).json()) as {
      summaries: { name: string; bytes: number }[];
    };
    expect(summaries.map(({ name }) => name)).toEqual([
      'week-2026-06.xlsx',
      'week-2026-05.xlsx',
      'week-2026-04.xlsx',
    ]);
    const file = await ask('/week-2026-06.xlsx', month.admin);
    expect(file.headers.get('content-disposition')).toBe(
      'attachment; filename="week-2026-06.xlsx"',
    );
    const bytes = Buffer.from(await file.arrayBuffer());
    expect(bytes.length).toBe(summaries[0]!.bytes);
    expect(bytes.equals(readFileSync(join(folder, 'week-2026-06.xlsx')))).toBe(true);
  });

  it.each([
    ['/week-2025-01.xlsx', 404],
    ['/notes.txt', 422],
    ['/..%2Fshop.db', 422],
    ['/week-2026-06.xlsx.part', 422],
  ])('are the only thing that is given out: %s', async (path, status) => {
    await look();
    writeFileSync(join(folder, 'notes.txt'), 'not ours');
    expect((await ask(path, month.admin)).status).toBe(status);
  });

  it('are kept from a foreman', async () => {
    await look();
    for (const path of ['', '/week-2026-06.xlsx']) {
      expect((await ask(path, month.foreman)).status).toBe(403);
    }
  });
});
