/**
 * node dist/server/reference-check.js URL [ORDER]
 *
 * Run by `reference:push` on the machine it pushes to: does the server at URL answer, and does the
 * search of its tablets find that order?
 */
import { readEnv, toConfig } from '#server/config.ts';
import { openReader } from '#server/db/open.ts';
import { searchOrders } from '#server/orders/search.queries.ts';
import { runScript, ScriptError } from '#server/scripts/run-script.ts';

const PATIENCE_MS = 10_000;

async function requireHealth(url: string): Promise<void> {
  const address = new URL('/api/health', url);
  const answer = await fetch(address, { signal: AbortSignal.timeout(PATIENCE_MS) }).catch(
    (error: unknown) => {
      throw new ScriptError(`${address.href} does not answer: ${String(error)}`);
    },
  );
  const body = await answer.text();
  if (answer.status !== 200) throw new ScriptError(`${address.href}: ${answer.status} ${body}`);
  console.log(`${address.href}: ${body}`);
}

function requireOrder(databasePath: string, number: string): void {
  const reader = openReader(databasePath);
  try {
    const found = [undefined, 'void' as const].flatMap((status) =>
      searchOrders(reader, { q: number, limit: 20, ...(status === undefined ? {} : { status }) }),
    );
    const order = found.find((each) => each.orderNumber === number);
    if (order === undefined) throw new ScriptError(`A search for ${number} does not find it.`);
    const { orderNumber, customerName, description } = order;
    console.log(`A search for ${number} finds ${orderNumber}: ${customerName}, ${description}`);
  } finally {
    reader.close();
  }
}

await runScript(async () => {
  const [url, number] = process.argv.slice(2);
  if (url === undefined) throw new ScriptError('Say where the server answers.');
  await requireHealth(url);
  if (number !== undefined) requireOrder(toConfig(readEnv()).databasePath, number);
});
