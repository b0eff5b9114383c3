/**
 * Reads one group of the ERP's files whole and leaves on disk what is to be staged of it. Runs in
 * a thread of its own: it takes seconds, and nobody waits for it.
 */
import type { ReferenceFile, ReferenceGroup } from '#schema/contract/reference.ts';
import type { Reader } from '#server/db/statements.ts';
import type { ReferenceOrder } from '../erp/order.ts';
import { windowOf } from '../erp/order-rows.ts';
import type { Mapping } from '../mapping.ts';
import { doubtsAbout } from '../quarantine.ts';
import { openReference, type ReferenceReader } from '../read-reference.ts';
import { CHUNK_ROWS } from '../transit-writes.ts';
import { OrderDifferences, presentCustomers } from './differences.ts';
import { fingerprintOf, idleLayouts, markFiles, tablesOf } from './group-files.ts';
import { SpoolWriter, type SpooledChunk } from './spool.ts';

export interface GroupJob {
  group: ReferenceGroup;
  dir: string;
  mapping: Mapping;
  /** The plant's day, `YYYY-MM-DD`. */
  today: string;
  /** Where the spool is written. */
  spoolPath: string;
  /** Nothing is read when the files are of this one; undefined: they are read in any case. */
  lastFingerprint: string | undefined;
}

export type ChunkKind = 'customers' | 'orders' | 'gone' | 'items';

export interface Reading {
  fingerprint: string;
  files: ReferenceFile[];
  isUnchanged: boolean;
  /** Rows of the group, whether they are news or not. */
  rows: number;
  window: { from: string; to: string } | null;
  warnings: string[];
  /** What no shop is like, whatever there was before: one sentence each. */
  doubts: string[];
  /** What is to be staged, in the spool. */
  chunks: SpooledChunk<ChunkKind>[];
}

/** Gathers rows into chunks of what one command stages. */
function* chunksOf<Row>(rows: Iterable<Row>): Generator<Row[]> {
  let chunk: Row[] = [];
  for (const row of rows) {
    chunk.push(row);
    if (chunk.length < CHUNK_ROWS) continue;
    yield chunk;
    chunk = [];
  }
  if (chunk.length > 0) yield chunk;
}

function readCustomers(
  source: ReferenceReader,
  reader: Reader,
  spool: SpoolWriter<ChunkKind>,
): number {
  const present = presentCustomers(reader);
  const read = source.customers();
  const news = [...read].filter(([key, { name }]) => present.get(key)?.name !== name);
  // The one spelling of an account is the first one that came.
  const customers = news.map(([key, { accountNumber, name }]) => ({
    accountNumber: present.get(key)?.accountNumber ?? accountNumber,
    name,
  }));
  for (const chunk of chunksOf(customers)) spool.add('customers', chunk);
  return read.size;
}

function readOrders(
  source: ReferenceReader,
  reader: Reader,
  spool: SpoolWriter<ChunkKind>,
  { mapping, today }: GroupJob,
): { rows: number; doubts: string[] } {
  for (const table of idleLayouts(mapping)) {
    source.warnings.add('layouts of tables that nothing is read from', table);
  }
  const customers = presentCustomers(reader);
  const differences = new OrderDifferences(reader, customers, today);
  const extent = { rows: 0, withCustomer: 0, customers: customers.size };
  function* news(): Generator<ReferenceOrder> {
    for (const order of source.orders(customers)) {
      extent.rows += 1;
      if (order.customerAccount !== null) extent.withCustomer += 1;
      if (differences.isNews(order)) yield order;
    }
  }
  for (const orders of chunksOf(news())) spool.add('orders', orders);
  for (const orderIds of differences.gone(CHUNK_ROWS)) spool.add('gone', orderIds);
  return { rows: extent.rows, doubts: doubtsAbout(extent, mapping, windowOf(mapping, today)) };
}

function readItems(source: ReferenceReader, spool: SpoolWriter<ChunkKind>): number {
  let rows = 0;
  for (const items of chunksOf(source.items())) {
    rows += items.length;
    spool.add('items', items);
  }
  return rows;
}

/** Throws `TableError` when the group is not to be believed; then nothing of it is to be used. */
export function readGroup(job: GroupJob, reader: Reader): Reading {
  const { group, dir, mapping, today } = job;
  const files = markFiles(dir, tablesOf(group, mapping));
  const fingerprint = fingerprintOf(files.marks, mapping);
  const isUnchanged = fingerprint === job.lastFingerprint;
  const source = openReference(dir, mapping, { today });
  const spool = new SpoolWriter<ChunkKind>(job.spoolPath);
  try {
    const { rows, doubts } = isUnchanged
      ? { rows: 0, doubts: [] }
      : readInto(spool, source, reader, job);
    files.requireUnchanged();
    return {
      fingerprint,
      files: files.marks.map((mark) => ({ ...mark, ...source.tables.get(mark.name) })),
      isUnchanged,
      rows,
      window: group === 'orders' ? windowOf(mapping, today) : null,
      warnings: source.warnings.sentences(),
      doubts,
      chunks: spool.chunks,
    };
  } finally {
    spool.close();
  }
}

/** @returns the rows of the group, whether they are news or not, and what is hard to believe */
function readInto(
  spool: SpoolWriter<ChunkKind>,
  source: ReferenceReader,
  reader: Reader,
  job: GroupJob,
): { rows: number; doubts: string[] } {
  switch (job.group) {
    case 'customers':
      return { rows: readCustomers(source, reader, spool), doubts: [] };
    case 'orders':
      return readOrders(source, reader, spool, job);
    case 'items':
      return { rows: readItems(source, spool), doubts: [] };
  }
}
