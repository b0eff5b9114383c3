import { parseArgs } from 'node:util';
// People tap on these orders, whatever the shop.
import { ORDERS as TAPPED_ORDERS } from './shop.ts';

export const SECTIONS = [
  'writes',
  'reads',
  'open-loop',
  'crowd',
  'lock',
  'slow-disk',
  'storm',
  'start',
  'tablet',
  'floor',
] as const;
/** What `--reports` measures, on shops of many years. */
export const REPORT_SECTIONS = ['upkeep', 'reports', 'search', 'exports'] as const;
/** What `--import` measures. */
export const IMPORT_SECTIONS = ['import'] as const;
export type SectionName =
  (typeof SECTIONS)[number] | (typeof REPORT_SECTIONS)[number] | (typeof IMPORT_SECTIONS)[number];

/** How large the shops are that reports are measured on. */
export interface Sizes {
  sessions: number;
  orders: number;
  searchOrders: number;
  /** Orders in the ERP's tables. */
  erpOrders: number;
}
const GOAL_SIZES: Sizes = {
  sessions: 10_000_000,
  orders: 500_000,
  searchOrders: 5_000_000,
  erpOrders: 500_000,
};
const QUICK_SIZES: Sizes = {
  sessions: 500_000,
  orders: 50_000,
  searchOrders: 200_000,
  erpOrders: 60_000,
};

export const USAGE = `npm run bench -- [flags]

  --quick        under a minute: fewer and shorter rounds, no held locks, no browsers
  --only A,B     some sections: ${SECTIONS.join(', ')}
  --reports      reports instead: ${REPORT_SECTIONS.join(', ')}; at the goal's size,
                 ${GOAL_SIZES.sessions / 1e6} M sessions, it takes half an hour and 15 GB of disk
  --import       instead, an import from the ERP while people work
  --sessions N, --orders N, --search-orders N
                 other sizes for --reports
  --bulk DIR     keeps the shops for --reports in this folder, and takes those that are there
  --json FILE    write the figures as data, too
  --help         this text`;

export interface Options {
  quick: boolean;
  only: readonly SectionName[];
  sizes: Sizes;
  /** Where shops of many years are kept; undefined when they go away afterwards. */
  bulk: string | undefined;
  json: string | undefined;
  help: boolean;
}

/** What a quick run leaves out: held locks of five and fourteen seconds, and browsers. */
const NOT_QUICK: readonly SectionName[] = ['lock', 'tablet', 'floor'];

const ALL_SECTIONS = [...SECTIONS, ...REPORT_SECTIONS, ...IMPORT_SECTIONS];
const isSection = (name: string): name is SectionName =>
  (ALL_SECTIONS as readonly string[]).includes(name);

function sizeOf(flag: string, said: string | undefined, usual: number, least = 1): number {
  const value = said === undefined ? usual : Number(said);
  if (Number.isSafeInteger(value) && value >= least) return value;
  throw new Error(`--${flag} ${said} is no whole number from ${least} up.`);
}

/** @throws Error in plain words. */
export function parseOptions(args: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...args],
    options: {
      quick: { type: 'boolean', default: false },
      reports: { type: 'boolean', default: false },
      import: { type: 'boolean', default: false },
      only: { type: 'string' },
      sessions: { type: 'string' },
      orders: { type: 'string' },
      'search-orders': { type: 'string' },
      bulk: { type: 'string' },
      json: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  const { quick, help, json, bulk } = values;
  const named = values.only?.split(',').map((name) => name.trim());
  const unknown = named?.find((name) => !isSection(name));
  if (unknown !== undefined) {
    const all = ALL_SECTIONS.join(', ');
    throw new Error(`--only ${unknown} is no section. There are ${all}.`);
  }
  const daily = SECTIONS.filter((name) => !quick || !NOT_QUICK.includes(name));
  const usual = values.import ? IMPORT_SECTIONS : values.reports ? REPORT_SECTIONS : daily;
  const sizes = quick ? QUICK_SIZES : GOAL_SIZES;
  return {
    quick,
    help,
    json,
    bulk,
    only: named?.filter(isSection) ?? usual,
    sizes: {
      sessions: sizeOf('sessions', values.sessions, sizes.sessions),
      orders: sizeOf('orders', values.orders, sizes.orders, TAPPED_ORDERS),
      erpOrders: sizes.erpOrders,
      searchOrders: sizeOf('search-orders', values['search-orders'], sizes.searchOrders),
    },
  };
}
