import { importReason } from '#schema/rules/import-reasons.ts';
import { findFile } from '../foxpro/file-bytes.ts';
import { memoOf } from '../foxpro/read-table.ts';
import { TableError } from '../foxpro/table-error.ts';
import { GROUPS } from '../generations.queries.ts';
import type { Mapping } from '../mapping.ts';
import { tablesOf } from '../reading/group-files.ts';
import { InboxError, type DroppedFile } from './inbox.ts';

/**
 * What the mapping names is fetched whole or not at all: beside a table of today, one of yesterday
 * or its memos would be read as if they belonged to it.
 * @param files what would be taken from `dir`
 * @throws InboxError that names the table, or the memos of one, that would not be
 */
export function requireWhole(dir: string, files: readonly DroppedFile[], mapping: Mapping): void {
  const taken = new Set(files.map(({ path }) => path));
  const requireTaken = (path: string): void => {
    if (taken.has(path)) return;
    throw new InboxError(`${path} is a link, a folder or a pipe, no file. ${ADVICE}`);
  };
  for (const table of GROUPS.flatMap((group) => tablesOf(group, mapping))) {
    try {
      const path = findFile(dir, table);
      requireTaken(path);
      const memo = memoOf(path);
      if (memo !== undefined) requireTaken(memo);
    } catch (error) {
      if (!(error instanceof TableError)) throw error;
      throw new InboxError(`${error.message} ${ADVICE}`, { cause: error });
    }
  }
}

const ADVICE = importReason('not_whole', {});
