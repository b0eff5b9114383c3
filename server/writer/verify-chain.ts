/**
 * Walks the command log and finds the first row that was edited, taken out or moved. A tail that
 * was cut off leaves a whole chain, so it is held against a head that was logged earlier.
 */
import { statement, type Reader } from '#server/db/statements.ts';
import { CHAIN_START, rowMac } from './command-log.ts';
import { sha256 } from './digest.ts';

export interface Head {
  seq: number;
  mac: string;
}

export type Verdict = { whole: true; head: Head } | { whole: false; seq: number; reason: string };

const PAGE = 2000;

const pageAfter = statement((db, p: { seq: number; limit: number }) =>
  db.selectFrom('command_log').selectAll().where('seq', '>', p.seq).orderBy('seq').limit(p.limit),
);
const newest = statement((db, _p: object) =>
  db.selectFrom('command_log').select(['seq', 'mac']).orderBy('seq', 'desc').limit(1),
);

/** The newest row's place and MAC: what is logged every hour. */
export function readHead(reader: Reader): Head {
  return reader.get(newest, {}) ?? { seq: 0, mac: CHAIN_START };
}

type Row = (typeof pageAfter)['row'];

function faultOf(row: Row, previous: Head, secret: Buffer): string | undefined {
  if (row.seq !== previous.seq + 1) return `row ${previous.seq + 1} is missing`;
  if (row.prev_mac !== previous.mac) {
    return `row ${row.seq} does not follow row ${previous.seq}: one of them was changed or moved`;
  }
  if (rowMac(secret, row) !== row.mac) return `row ${row.seq} was edited`;
  // After 90 days an answer is blanked; while it is there it must be the one that was given.
  const isAnswer = row.answer === null || sha256(row.answer) === row.answer_hash;
  return isAnswer ? undefined : `the answer of row ${row.seq} was edited`;
}

/**
 * The same a page at a time, for whoever has other things to do in between: yields the number of
 * the last row that was found whole, returns the verdict.
 * @param known a head that was logged earlier: the chain must still pass through it
 */
export function* verifySteps(
  reader: Reader,
  secret: Buffer,
  known?: Head,
): Generator<number, Verdict> {
  let previous: Head = { seq: 0, mac: CHAIN_START };
  for (;;) {
    const rows = reader.all(pageAfter, { seq: previous.seq, limit: PAGE });
    for (const row of rows) {
      const fault = faultOf(row, previous, secret);
      if (fault !== undefined) return { whole: false, seq: previous.seq + 1, reason: fault };
      if (known?.seq === row.seq && known.mac !== row.mac) {
        return { whole: false, seq: row.seq, reason: `row ${row.seq} is not the one logged` };
      }
      previous = { seq: row.seq, mac: row.mac };
    }
    if (rows.length < PAGE) break;
    yield previous.seq;
  }
  if (known && previous.seq < known.seq) {
    const reason = `the log ends at row ${previous.seq}, but row ${known.seq} was logged: its tail was cut off`;
    return { whole: false, seq: previous.seq + 1, reason };
  }
  return { whole: true, head: previous };
}

/** The whole chain at once; `known` as for `verifySteps`. */
export function verifyChain(reader: Reader, secret: Buffer, known?: Head): Verdict {
  const steps = verifySteps(reader, secret, known);
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

const macAt = statement((db, p: { seq: number }) =>
  db.selectFrom('command_log').select('mac').where('seq', '=', p.seq),
);

/** Whether the row that was the newest once is still there as it was. */
export function holdsHead(reader: Reader, { seq, mac }: Head): boolean {
  return seq === 0 || reader.get(macAt, { seq })?.mac === mac;
}
