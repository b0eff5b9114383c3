/**
 * node dist/server/reference-check.js URL [ORDER]
 *
 * Run by `reference:push` on the machine it pushes to: does the server at URL answer, and for the
 * database at DATABASE_PATH? With an order: is the last import it knows of the one recorded there,
 * and does the search of its tablets find that order?
 */
import { existsSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { z, type ZodType } from 'zod';
import { Health, Shop, Version } from '#schema/contract/system.ts';
import { readEnv, toConfig } from '#server/config.ts';
import { openReader } from '#server/db/open.ts';
import type { Reader } from '#server/db/statements.ts';
import { searchOrders } from '#server/orders/search.queries.ts';
import { runScript, ScriptError } from '#server/scripts/run-script.ts';
import { findGeneration } from '#server/settings/settings.queries.ts';
import { findLatestImport } from '../reference.queries.ts';

const PATIENCE_MS = 10_000;

/** Why it cannot, as our server and many others say it. */
const Said = z.object({ detail: z.string() });

async function ask<T>(url: string, path: string, schema: ZodType<T>): Promise<T> {
  const address = new URL(path, url);
  const answer = await fetch(address, { signal: AbortSignal.timeout(PATIENCE_MS) }).catch(
    (error: unknown) => {
      throw new ScriptError(`${address.href} does not answer: ${String(error)}`);
    },
  );
  const body: unknown = await answer.json().catch(() => undefined);
  if (answer.status !== 200) {
    const { data: said } = Said.safeParse(body);
    throw new ScriptError(
      `${address.href} answers ${answer.status}: ${said?.detail ?? 'no reason'}`,
    );
  }
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  throw new ScriptError(`${address.href} is not answered by Time On Tasks. Mend SERVER_URL.`);
}

async function requireHealth(url: string): Promise<void> {
  const { status } = await ask(url, '/api/health', Health);
  console.log(`${new URL('/api/health', url).href}: ${status}`);
}

/** What is written into a database that this server does not have, its tablets never see. */
async function requireItsDatabase(url: string, databasePath: string, reader: Reader) {
  const { generation } = await ask(url, '/api/shop', Shop);
  if (generation === findGeneration(reader)) return;
  throw new ScriptError(
    `The server at ${url} serves another database than ${databasePath}. ` +
      `Put its DATABASE_PATH, or the SERVER_URL that belongs to this one, into the target.`,
  );
}

/** A copy is of the same shop, but knows nothing of what was imported since. */
async function requireItsImport(url: string, databasePath: string, reader: Reader) {
  const { reference } = await ask(url, '/api/version', Version);
  if (isDeepStrictEqual(reference, findLatestImport(reader))) return;
  throw new ScriptError(
    `The server at ${url} knows nothing of this import. ` +
      `Does it serve ${databasePath}, or a copy of it?`,
  );
}

function requireOrder(reader: Reader, number: string): void {
  const found = [undefined, 'void' as const].flatMap((status) =>
    searchOrders(reader, { q: number, limit: 20, ...(status === undefined ? {} : { status }) }),
  );
  const order = found.find((each) => each.orderNumber === number);
  if (order === undefined) throw new ScriptError(`A search for ${number} does not find it.`);
  const { orderNumber, customerName, description } = order;
  console.log(`A search for ${number} finds ${orderNumber}: ${customerName}, ${description}`);
}

await runScript(async () => {
  const [url, number] = process.argv.slice(2);
  if (url === undefined) throw new ScriptError('Say where the server answers.');
  await requireHealth(url);
  const { databasePath } = toConfig(readEnv());
  if (!existsSync(databasePath)) {
    throw new ScriptError(`There is no database at ${databasePath}: mend the target.`);
  }
  const reader = openReader(databasePath);
  try {
    await requireItsDatabase(url, databasePath, reader);
    if (number === undefined) return;
    await requireItsImport(url, databasePath, reader);
    requireOrder(reader, number);
  } finally {
    reader.close();
  }
});
