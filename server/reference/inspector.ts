/**
 * Looks into the tables of the canonical folder for whoever asks over HTTP: one at a time, in a
 * thread of its own, within bounds of bytes, rows, memory and time.
 */
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { ReferenceTable, TableInspection } from '#schema/contract/reference.ts';
import { AppError } from '#server/app-error.ts';
import { askThread, type NoAnswer } from '#server/workers/ask-thread.ts';
import { readAnswer, type ThreadAnswer } from '#server/workers/thread-answer.ts';
import type { InspectJob } from './inspect-thread.ts';

/** Of the table, and of its memos: both are held in memory. */
const MOST_BYTES = 128 * 1024 * 1024;
const MOST_ROWS = 50_000;
const MOST_HEAP_MB = 128;
const LONGEST_MS = 30_000;
/** The one under way, and who waits behind it. */
const MOST_AT_ONCE = 4;

export interface Inspector {
  /** By name; none where there is no such folder. */
  list(): Promise<ReferenceTable[]>;
  /**
   * @param name as it stands in the list
   * @throws AppError `not_found`, `table_unreadable`, or `busy` when too many want to look
   */
  inspect(name: string): Promise<TableInspection>;
}

interface InspectorParts {
  /** The canonical folder. */
  dir: string;
  /** The built inspecting thread. */
  threadFile: string;
  /** Milliseconds after which a look is given up. */
  longestMs?: number;
}

const isMissing = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ENOENT';

const unreadable = (name: string, why: string): AppError =>
  new AppError(
    'table_unreadable',
    `${name} cannot be looked into: ${why} npm run reference:inspect looks without these limits.`,
  );

function reasonOf(why: NoAnswer, longestMs: number): string {
  if (why === 'late') return `it took more than ${longestMs / 1000} seconds.`;
  return why === 'ended' ? 'the look at it was ended.' : `${why.message}.`;
}

export function createInspector({
  dir,
  threadFile,
  longestMs = LONGEST_MS,
}: InspectorParts): Inspector {
  let atOnce = 0;
  let turn: Promise<unknown> = Promise.resolve();

  async function names(): Promise<string[]> {
    try {
      const entries = await readdir(dir, { withFileTypes: true });
      return entries
        .filter((entry) => entry.isFile() && /\.dbf$/i.test(entry.name))
        .map(({ name }) => name)
        .sort((a, b) => a.localeCompare(b, 'en'));
    } catch (error) {
      if (isMissing(error)) return [];
      throw error;
    }
  }

  async function run(name: string): Promise<TableInspection> {
    const job: InspectJob = { path: join(dir, name), maxBytes: MOST_BYTES, maxRows: MOST_ROWS };
    const answer = await askThread<ThreadAnswer>(
      { file: threadFile, name: 'inspect', job, heapMb: MOST_HEAP_MB, longestMs },
      (why) => unreadable(name, reasonOf(why, longestMs)),
    );
    return readAnswer(answer) as TableInspection;
  }

  return {
    async list() {
      const found = await Promise.all(
        (await names()).map(async (name) => {
          const { size, mtimeMs } = await stat(join(dir, name));
          return { name, bytes: size, writtenAt: new Date(mtimeMs).toISOString() };
        }),
      );
      return found;
    },
    async inspect(name) {
      if (!(await names()).includes(name)) {
        throw new AppError('not_found', `There is no table ${name} in the folder of the import.`);
      }
      if (atOnce >= MOST_AT_ONCE) {
        throw new AppError('busy', 'Other tables are looked into. Try again in a moment.');
      }
      atOnce += 1;
      const mine = turn.then(() => run(name)).finally(() => (atOnce -= 1));
      turn = mine.catch(() => undefined);
      return mine;
    },
  };
}
