/**
 * Imports one group: reads it whole in a thread of its own, stages what is news out of sight, lets
 * everybody see it at one moment, folds it in. Nothing is staged of what is not believed.
 */
import type { ImportResult, ReferenceGroup } from '#schema/contract/reference.ts';
import type { Reader } from '#server/db/statements.ts';
import { monotonicMs } from '#server/writer/monotonic.ts';
import type { Writer } from '#server/writer/writer.ts';
import { readGeneration } from './generations.queries.ts';
import { emptyRecord, type ImportRecord } from './manifest-writes.ts';
import type { Mapping } from './mapping.ts';
import { lossesSince } from './quarantine.ts';
import { openReading, type OpenReading } from './reading/open-reading.ts';
import type { ChunkKind } from './reading/read-group.ts';
import { findLastImported, isAccepted, type LastImported } from './reference.queries.ts';
import { send } from './send-command.ts';
import { foldIn, settleAll } from './settle.ts';

export interface ImportParts {
  writer: Writer;
  /** Sees what is committed. */
  reader: Reader;
  /** The built reading thread. */
  threadFile: string;
  databasePath: string;
}

export interface ImportOrder {
  dir: string;
  mapping: Mapping;
  /** The plant's day, `YYYY-MM-DD`. */
  today: string;
  /** Lets in what would be held back. */
  accept: boolean;
}

export interface GroupOutcome {
  group: ReferenceGroup;
  result: ImportResult;
  record: ImportRecord;
}

type Staged = Pick<ImportRecord, 'added' | 'changed' | 'closed'>;

async function stageChunk(
  writer: Writer,
  { kind, rows, digest }: { kind: ChunkKind; rows: string; digest: string },
  { generation, today }: { generation: number; today: string },
): Promise<Partial<Staged>> {
  const chunk = { rows, digest, generation };
  switch (kind) {
    case 'customers':
      return send(writer, 'reference.stageCustomers', chunk);
    case 'orders':
      return send(writer, 'reference.stageOrders', { ...chunk, today });
    case 'gone':
      return send(writer, 'reference.stageGone', chunk);
    case 'items':
      await send(writer, 'reference.stageItems', chunk);
      return {};
  }
}

async function stage(
  { writer }: ImportParts,
  open: OpenReading,
  group: ReferenceGroup,
  as: { generation: number; today: string },
): Promise<Staged> {
  const total = { added: 0, changed: 0, closed: 0 };
  for await (const chunk of open.chunks()) {
    const counts = await stageChunk(writer, chunk, as);
    total.added += counts.added ?? 0;
    total.changed += counts.changed ?? 0;
    total.closed += counts.closed ?? 0;
  }
  if (group === 'customers' && total.changed > 0) {
    while ((await send(writer, 'reference.stageNames', as)).more);
  }
  return total;
}

/** What is on the record of a group that was not imported. */
async function recordOnly(
  writer: Writer,
  result: Exclude<ImportResult, 'imported'>,
  record: ImportRecord,
): Promise<GroupOutcome> {
  await send(writer, 'reference.recordImport', { ...record, result });
  return { group: record.group, result, record };
}

/** Never throws for what is wrong with the files: that is an outcome, and on the record. */
export async function importGroup(
  parts: ImportParts,
  group: ReferenceGroup,
  order: ImportOrder,
): Promise<GroupOutcome> {
  const began = monotonicMs();
  const { writer } = parts;
  try {
    return await importRead(parts, group, order, began);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const durationMs = Math.round(monotonicMs() - began);
    const failed = { ...emptyRecord(group), durationMs, message };
    const outcome = await recordOnly(writer, 'failed', failed);
    await settleAll(writer, parts.reader);
    return outcome;
  }
}

/**
 * What the files have to be to change nothing; undefined where that cannot be said of them alone.
 * Orders point at customers: those that came into force since are news to them.
 */
function fingerprintInForce(
  reader: Reader,
  group: ReferenceGroup,
  last: LastImported | undefined,
): string | undefined {
  if (group !== 'orders' || last === undefined) return last?.fingerprint;
  const customers = findLastImported(reader, 'customers');
  return customers !== undefined && customers.id > last.id ? undefined : last.fingerprint;
}

async function importRead(
  parts: ImportParts,
  group: ReferenceGroup,
  { dir, mapping, today, accept }: ImportOrder,
  began: number,
): Promise<GroupOutcome> {
  const { writer, reader, databasePath } = parts;
  await settleAll(writer, reader);
  const last = findLastImported(reader, group);
  const open = await openReading(parts.threadFile, {
    group,
    dir,
    mapping,
    today,
    databasePath,
    spoolPath: `${databasePath}.import-spool`,
    lastFingerprint: fingerprintInForce(reader, group, last),
  });
  try {
    const { reading } = open;
    const { fingerprint, files, rows, window, warnings } = reading;
    const record = { ...emptyRecord(group), fingerprint, files, rows, window, warnings };
    const lasted = (): number => Math.round(monotonicMs() - began);
    if (reading.isUnchanged) {
      const asBefore = { ...record, rows: last?.rows ?? 0, durationMs: lasted() };
      return await recordOnly(writer, 'unchanged', asBefore);
    }
    const losses = last === undefined ? [] : lossesSince(group, last, reading);
    losses.push(...reading.doubts);
    if (losses.length > 0 && !accept && !isAccepted(reader, group, reading.fingerprint)) {
      const message = losses.join(' ');
      return await recordOnly(writer, 'quarantined', { ...record, durationMs: lasted(), message });
    }
    const generation = readGeneration(reader, group).inForce + 1;
    const counts = await stage(parts, open, group, { generation, today });
    const done = { ...record, ...counts, durationMs: lasted() };
    // A group in which nothing is news still is a generation: so the manifest says what is in force.
    const { more } = await send(writer, 'reference.flip', { ...done, generation });
    if (more) await foldIn(writer, group);
    return { group, result: 'imported', record: done };
  } finally {
    await open.close();
  }
}
