/**
 * Power cuts, replayed: at random places of a recording the power goes, the disk is laid out as
 * it may look then, and SQLite opens it. Everything that had been promised must be there.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { Connection } from '#server/db/statements.ts';
import { verifyChain } from '#server/writer/verify-chain.ts';
import { FileOnDisk, type Fate } from './disk-image.ts';
import type { DiskFile, DiskRecord, Promised, Recording } from './recording.ts';

export interface PowerCutResult {
  images: number;
  /** Images that lost something promised, or were damaged. */
  lossy: number;
  /** Promises held against images, over all of them. */
  promises: number;
  /** Some of what was lost, in words. */
  examples: string[];
}

const MOST_EXAMPLES = 5;

/** From "nothing after the last fsync is there" over single sectors to "all of it is there". */
const NOTHING_KEPT: Fate = { kept: 0, bySector: false };
const FATES: readonly Fate[] = [
  NOTHING_KEPT,
  { kept: 0.5, bySector: false },
  { kept: 0.5, bySector: true },
  { kept: 0.95, bySector: true },
  { kept: 1, bySector: false },
];

export function replayPowerCuts(
  recording: Recording,
  images: number,
  random: () => number,
): PowerCutResult {
  const result: PowerCutResult = { images, lossy: 0, promises: 0, examples: [] };
  const { records } = recording;
  const cuts = Array.from({ length: images }, () => Math.floor(random() * records.length));
  cuts.sort((a, b) => a - b);

  const disk = new Disk(recording.before);
  const promised: Promised[] = [];
  let done = 0;
  const folder = mkdtempSync(join(tmpdir(), 'tot-power-'));
  const path = join(folder, 'image.db');
  try {
    for (const cut of cuts) {
      for (const record of records.slice(done, cut)) {
        if (record.kind === 'promise') promised.push(record.promise);
        else disk.take(record);
      }
      done = cut;
      disk.writeAfterPowerCut(path, random);
      const faults = faultsOf(path, promised, recording.auditSecret);
      result.promises += promised.length;
      if (faults.length === 0) continue;
      result.lossy += 1;
      if (result.examples.length < MOST_EXAMPLES) {
        result.examples.push(`cut after record ${cut} of ${records.length}: ${faults.join('; ')}`);
      }
    }
    return result;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The database and its WAL. The WAL's name in the folder is safe when the folder was synced. */
class Disk {
  readonly #files: Readonly<Record<DiskFile, FileOnDisk>>;
  #walHasName = false;

  constructor(before: Buffer) {
    this.#files = { database: new FileOnDisk(before), wal: new FileOnDisk(Buffer.alloc(0)) };
  }

  take(record: Exclude<DiskRecord, { kind: 'promise' }>): void {
    if (record.kind !== 'sync') this.#files[record.file].apply(record);
    else if (record.file === 'folder') this.#walHasName = true;
    else this.#files[record.file].sync();
  }

  writeAfterPowerCut(path: string, random: () => number): void {
    const fate = FATES[Math.floor(random() * FATES.length)] ?? NOTHING_KEPT;
    // The shared memory is no file to a power cut: SQLite makes it anew from the WAL.
    rmSync(`${path}-shm`, { force: true });
    rmSync(`${path}-wal`, { force: true });
    writeFileSync(path, this.#files.database.afterPowerCut(fate, random));
    if (!this.#walHasName && random() >= fate.kept) return;
    writeFileSync(`${path}-wal`, this.#files.wal.afterPowerCut(fate, random));
  }
}

const SAVED: Readonly<Record<Promised['what'], string>> = {
  session: 'SELECT public_id FROM work_session',
  'ended session': 'SELECT public_id FROM work_session WHERE ended_at IS NOT NULL',
  'material usage': 'SELECT public_id FROM material_usage',
};

/** What is wrong with an image of the database, in words. */
function faultsOf(path: string, promised: readonly Promised[], auditSecret: Buffer): string[] {
  const db = new Database(path, { readonly: true });
  try {
    const ids = (sql: string) => new Set(db.prepare<[], string>(sql).pluck().all());
    const saved = {
      session: ids(SAVED.session),
      'ended session': ids(SAVED['ended session']),
      'material usage': ids(SAVED['material usage']),
    };
    const lost = promised.filter(({ what, id }) => !saved[what].has(id));
    const sound = String(db.pragma('integrity_check', { simple: true }));
    const chain = verifyChain(new Connection(db), auditSecret);
    return [
      ...(chain.whole ? [] : [`the audit chain is broken: ${chain.reason}`]),
      ...(sound === 'ok' ? [] : [`integrity_check: ${sound}`]),
      ...(lost.length === 0 ? [] : [`${lost.length} of ${promised.length} promises are lost`]),
    ];
  } catch (error) {
    return [`SQLite cannot read it: ${String(error)}`];
  } finally {
    db.close();
  }
}
