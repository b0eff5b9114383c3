/** Which files each group is read from, and what tells that they are those of the last time. */
import { createHash } from 'node:crypto';
import { closeSync, readdirSync, readSync, statSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import type { ReferenceGroup } from '#schema/contract/reference.ts';
import { canonicalJson } from '#server/writer/command-log.ts';
import {
  changedMeanwhile,
  findFile,
  MOST_BYTES,
  openFile,
  unreadable,
  type FileMark,
} from '../foxpro/file-bytes.ts';
import { GROUPS } from '../generations.queries.ts';
import type { Mapping } from '../mapping.ts';

const HASHED_AT_ONCE = 4 * 1024 * 1024;

/** The tables of a group, each once. */
export function tablesOf(group: ReferenceGroup, mapping: Mapping): string[] {
  const { customers, orders, lines, items } = mapping;
  const { description } = orders.fields;
  const lookup = typeof description === 'object' ? description.lookup?.file : undefined;
  const tables: (string | undefined)[] = {
    customers: [customers.file],
    orders: [orders.file, lines?.file, lookup],
    items: [items?.file],
  }[group];
  const named = tables.filter((table) => table !== undefined);
  return named.filter(
    (name, at) => named.findIndex((other) => other.toLowerCase() === name.toLowerCase()) === at,
  );
}

/** Tables whose columns the mapping knows and that it names nowhere: most often a slip in the name. */
export function idleLayouts(mapping: Mapping): string[] {
  const named = GROUPS.flatMap((group) => tablesOf(group, mapping)).map((name) =>
    name.toLowerCase(),
  );
  return Object.keys(mapping.layouts).filter((name) => !named.includes(name));
}

/** Where the tables are, each followed by its memo file if it has one. Throws `TableError`. */
export function pathsOf(dir: string, tables: readonly string[]): string[] {
  return tables.flatMap((table) => {
    const path = findFile(dir, table);
    const stem = basename(path, extname(path)).toLowerCase();
    const isMemo = (name: string): boolean =>
      [`${stem}.fpt`, `${stem}.dbt`].includes(name.toLowerCase());
    const memos = readdirSync(dir).filter(isMemo);
    return [path, ...memos.map((name) => join(dir, name))];
  });
}

function markOf(path: string): FileMark {
  const name = basename(path);
  const { handle } = openFile(path, MOST_BYTES);
  try {
    const hash = createHash('sha256');
    const buffer = Buffer.allocUnsafe(HASHED_AT_ONCE);
    let bytes = 0;
    for (let read = 1; read > 0; bytes += read) {
      read = readSync(handle, buffer, 0, buffer.length, null);
      hash.update(buffer.subarray(0, read));
    }
    return { name, bytes, sha256: hash.digest('hex') };
  } catch (error) {
    throw unreadable(name, error);
  } finally {
    closeSync(handle);
  }
}

export interface GroupFiles {
  marks: FileMark[];
  /** Throws `TableError` when one of the files is another one than was hashed. */
  requireUnchanged(): void;
}

/** Hashes tables and their memo files. Throws `TableError` when one is missing. */
export function markFiles(dir: string, tables: readonly string[]): GroupFiles {
  const paths = pathsOf(dir, tables);
  const stampOf = (path: string): string => {
    const { ino, size, mtimeMs } = statSync(path, { throwIfNoEntry: false }) ?? {};
    return `${ino} ${size} ${mtimeMs}`;
  };
  const stamps = paths.map(stampOf);
  const marks = paths.map(markOf);
  return {
    marks,
    requireUnchanged() {
      const at = paths.findIndex((path, index) => stampOf(path) !== stamps[index]);
      const changed = paths[at];
      if (changed === undefined) return;
      throw changedMeanwhile(basename(changed));
    },
  };
}

/** Equal when the same bytes are read by the same mapping. */
export function fingerprintOf(marks: readonly FileMark[], mapping: Mapping): string {
  const digest = createHash('sha256');
  for (const line of marks.map(({ name, sha256 }) => `${name.toLowerCase()}:${sha256}`).sort()) {
    digest.update(`${line}\n`);
  }
  // JSON has no map: the status table is written as the pairs it is made of.
  const spelled = JSON.stringify(mapping, (_key, value: unknown) =>
    value instanceof Map ? [...value] : value,
  );
  return digest.update(canonicalJson(JSON.parse(spelled))).digest('hex');
}
