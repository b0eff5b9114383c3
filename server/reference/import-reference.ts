/** Sends what was read from the ERP through the door: customers first, then orders, in chunks. */
import { createHash, randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { AppError } from '#server/app-error.ts';
import type { CommandAnswer, CommandInput, CommandName } from '#server/commands.ts';
import type { Reader } from '#server/db/statements.ts';
import { canonicalJson } from '#server/writer/command-log.ts';
import type { Writer } from '#server/writer/writer.ts';
import type { Mapping } from './mapping.ts';
import type { Reference } from './read-reference.ts';
import { IMPORT_CHUNK_ROWS, type ImportCounts } from './reference.commands.ts';
import { findLatestFingerprint } from './reference.queries.ts';

export const REFERENCE_GROUP = 'reference';
const BUSY_RETRIES = 20;

/** Equal when the same bytes were read by the same mapping. */
function fingerprintOf(reference: Reference, mapping: Mapping): string {
  const files = reference.files.map(({ name, sha256 }) => `${name}:${sha256}`).sort();
  return createHash('sha256').update(files.join('\n')).update(canonicalJson(mapping)).digest('hex');
}

/** Sends one command, again with its own key while the door says it is busy. */
async function send<Name extends CommandName>(
  writer: Writer,
  name: Name,
  input: CommandInput<Name>,
): Promise<CommandAnswer<Name>> {
  const envelope = {
    scope: 'system:import',
    key: randomUUID(),
    actor: { kind: 'system', name: 'import' },
    deviceId: null,
    occurredAt: null,
  } as const;
  for (let retry = 0; ; retry += 1) {
    try {
      return (await writer.execute(name, envelope, input)).answer;
    } catch (error) {
      const isBusy = error instanceof AppError && error.code === 'busy';
      if (!isBusy || retry === BUSY_RETRIES) throw error;
      await sleep(error.details.retryAfterMs ?? 1000);
    }
  }
}

function* chunksOf<Item>(items: readonly Item[]): Generator<Item[]> {
  for (let at = 0; at < items.length; at += IMPORT_CHUNK_ROWS) {
    yield items.slice(at, at + IMPORT_CHUNK_ROWS);
  }
}

/** Notes an import that came to nothing, so that the office sees it too. */
export async function recordFailedImport(writer: Writer, reason: string): Promise<void> {
  await send(writer, 'reference.recordImport', {
    group: REFERENCE_GROUP,
    fingerprint: '',
    files: [],
    result: 'failed',
    rows: 0,
    added: 0,
    changed: 0,
    message: reason,
  });
}

/** Brings a reference in and answers one line for the person who ran it. */
export async function importReference(
  writer: Writer,
  reader: Reader,
  reference: Reference,
  mapping: Mapping,
  today: string,
): Promise<string> {
  const fingerprint = fingerprintOf(reference, mapping);
  if (findLatestFingerprint(reader, REFERENCE_GROUP) === fingerprint) {
    return 'skipped (unchanged since last successful import)';
  }
  const { customers, orders, files } = reference;
  const total: ImportCounts = { added: 0, changed: 0 };
  const count = ({ added, changed }: ImportCounts): void => {
    total.added += added;
    total.changed += changed;
  };
  for (const chunk of chunksOf(customers)) {
    count(await send(writer, 'reference.importCustomers', { customers: chunk }));
  }
  for (const chunk of chunksOf(orders)) {
    count(await send(writer, 'reference.importOrders', { orders: chunk, today }));
  }
  await send(writer, 'reference.recordImport', {
    group: REFERENCE_GROUP,
    fingerprint,
    files,
    result: 'imported',
    rows: customers.length + orders.length,
    ...total,
    message: reference.warnings.join(' '),
  });
  return (
    `Imported ${orders.length} orders of ${customers.length} customers: ` +
    `${total.added} new, ${total.changed} changed.`
  );
}
