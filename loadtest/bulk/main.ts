/** `npm run bulk -- FOLDER`: a shop of any size in a new folder, to measure or to look at. */
import { parseArgs } from 'node:util';
import { makeBulkShop } from './bulk-shop.ts';

const USAGE = `npm run bulk -- FOLDER [flags]

  --sessions N   10000000 unless said otherwise
  --orders N     500000
  --people N     2000
  --years N      5, up to today
  --help         this text`;

try {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      sessions: { type: 'string', default: '10000000' },
      orders: { type: 'string', default: '500000' },
      people: { type: 'string', default: '2000' },
      years: { type: 'string', default: '5' },
      help: { type: 'boolean', default: false },
    },
  });
  const [folder] = positionals;
  if (values.help || folder === undefined) {
    console.log(USAGE);
  } else {
    const count = (name: 'sessions' | 'orders' | 'people' | 'years'): number => {
      const value = Number(values[name]);
      if (Number.isSafeInteger(value) && value > 0) return value;
      throw new Error(`--${name} ${values[name]} is no whole number above 0.`);
    };
    const orders = count('orders');
    const size = {
      people: count('people'),
      customers: Math.max(1, Math.round(orders / 100)),
      orders,
      sessions: count('sessions'),
      years: count('years'),
    };
    const { databasePath } = await makeBulkShop(folder, size, Date.now(), console.log);
    console.log(`Made ${databasePath}.`);
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
