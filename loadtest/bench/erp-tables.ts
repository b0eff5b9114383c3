/** The tables of an ERP with half a million orders, as FoxPro would write them. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeTable } from '#server/reference/foxpro/write-table.ts';
import { descriptionOf, FIRST_ORDER, THINGS } from './shop.ts';

const CUSTOMERS = 5000;
const LINES_PER_ORDER = 3;
const ORDERS_A_DAY = 300;
const DAY_MS = 24 * 3_600_000;
const NUMBER = { name: 'ORDNO', type: 'C', length: 8 };
const ACCOUNT = { name: 'ACCT', type: 'C', length: 8 };

const MAPPING = {
  window: null,
  customers: { file: 'cust.dbf', fields: { accountNumber: 'ACCT', name: 'NAME' } },
  orders: {
    file: 'orders.dbf',
    fields: {
      orderNumber: 'ORDNO',
      customerAccount: 'ACCT',
      description: { fromLines: 'DESCR' },
      quantity: { fromLines: 'QTY' },
      orderDate: 'ORDDATE',
      dueDate: 'DUE',
      status: {
        kind: 'values',
        field: 'STAT',
        values: { O: 'open', H: 'hold', S: 'shipped' },
        default: 'open',
      },
      holdNote: 'HOLD',
      floorNote: 'FLOOR',
    },
  },
  lines: { file: 'lines.dbf', orderNumber: 'ORDNO' },
  revenue: { kind: 'lines', quantity: 'QTY', unitPrice: 'PRICE', discount: 'DISC' },
};

/** Numbers go on from those people tap on, so work in the shop goes on. `now` in UTC ms. */
export function writeErpTables(dir: string, orders: number, now: number): void {
  const dayBack = (days: number): string =>
    new Date(now - days * DAY_MS).toISOString().slice(0, 10);
  const numberOf = (n: number): string => String(FIRST_ORDER + n);
  writeTable(dir, 'cust', {
    fields: [ACCOUNT, { name: 'NAME', type: 'C', length: 30 }],
    rows: Array.from({ length: CUSTOMERS }, (_, n) => [`C${n}`, `Customer number ${n} Inc`]),
  });
  writeTable(dir, 'orders', {
    fields: [
      NUMBER,
      ACCOUNT,
      { name: 'ORDDATE', type: 'D' },
      { name: 'DUE', type: 'D', nullable: true },
      { name: 'STAT', type: 'C', length: 1 },
      { name: 'HOLD', type: 'M' },
      { name: 'FLOOR', type: 'M' },
      { name: 'SHIPTO', type: 'C', length: 40 },
      { name: 'PHONE', type: 'C', length: 14 },
    ],
    rows: Array.from({ length: orders }, (_, n) => {
      const back = Math.floor((orders - n) / ORDERS_A_DAY);
      const note = `Gift box, ribbon ${n % 50}. Engrave both sides of the ${THINGS[n % THINGS.length]}.`;
      const due = n % 9 === 0 ? null : dayBack(back - 14);
      const hold = n % 3 === 0 ? `Waits for proof ${n}` : '';
      const status = n % 40 === 0 ? 'H' : 'O';
      const account = `C${(n * 7) % CUSTOMERS}`;
      return [
        numberOf(n),
        account,
        dayBack(back),
        due,
        status,
        hold,
        note,
        `${n} Main St`,
        '555-0100',
      ];
    }),
  });
  writeTable(dir, 'lines', {
    version: 0x03,
    fields: [
      NUMBER,
      { name: 'ITEM', type: 'C', length: 8 },
      { name: 'DESCR', type: 'C', length: 40 },
      { name: 'QTY', type: 'N', length: 8, decimals: 2 },
      { name: 'PRICE', type: 'N', length: 10, decimals: 4 },
      { name: 'DISC', type: 'N', length: 8, decimals: 5 },
    ],
    rows: Array.from({ length: orders * LINES_PER_ORDER }, (_, n) => [
      numberOf(Math.floor(n / LINES_PER_ORDER)),
      `I${(n * 31) % 4000}`,
      descriptionOf(n),
      1 + (n % 20),
      12.5 + (n % 7),
      0,
    ]),
  });
  writeFileSync(join(dir, 'mapping.json'), JSON.stringify(MAPPING));
}
