/** Who did what when, one page after the other, and whether the log is whole. */
import type {
  AuditEntry,
  AuditEntryAnswer,
  AuditPage,
  Verification,
} from '#schema/contract/audit.ts';
import type { ConsoleApi } from './console-api.ts';
import { createQuery, type Query } from './load.ts';
import { createPagedQuery, type PagedQuery } from './paged.ts';
import type { ReportFile } from './reports.ts';
import { createSubmitter, type Submitter } from './submission.ts';

const PATH = '/api/audit';
const VERIFICATION = `${PATH}/verification`;
const PAGE_ROWS = '100';
const LOOK_EVERY_MS = 1000;

export interface Audit {
  list: PagedQuery<AuditPage>;
  /** A line of the log that a link leads to, asked by its number. */
  entry: Query<string, AuditEntry>;
  /** Looked at again every second while one runs. */
  verification: Query<'last', Verification>;
  verify: Submitter<[], Verification>;
}

export function createAudit(
  api: ConsoleApi,
  pause: (ms: number) => Promise<void> = (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
): Audit {
  const list = createPagedQuery<AuditPage>(
    (question, cursor, signal) => {
      const query = new URLSearchParams(question);
      query.set('limit', PAGE_ROWS);
      if (cursor) query.set('cursor', cursor);
      return api.get(`${PATH}?${query.toString()}`, signal);
    },
    (first, next) => ({ ...next, entries: [...first.entries, ...next.entries] }),
  );
  const asked = createQuery<'last', Verification>((_last, signal) => api.get(VERIFICATION, signal));
  let isFollowing = false;

  /** Until it is done; then the list has a line more. */
  async function follow(): Promise<void> {
    const isRunning = () => asked.state.get().value?.running != null && !asked.state.get().error;
    if (isFollowing || !isRunning()) return;
    isFollowing = true;
    while (isRunning()) {
      await pause(LOOK_EVERY_MS);
      await asked.reload();
    }
    isFollowing = false;
    await list.reload();
  }

  const verification: Query<'last', Verification> = {
    ...asked,
    async load(last, again) {
      await asked.load(last, again);
      void follow();
    },
  };
  return {
    list,
    entry: createQuery(
      async (id, signal) => (await api.get<AuditEntryAnswer>(`${PATH}/${id}`, signal)).entry,
    ),
    verification,
    verify: createSubmitter(
      async () => {
        const begun = await api.change<Verification>('POST', VERIFICATION, {});
        asked.put(() => begun);
        void follow();
        return begun;
      },
      { fields: [] },
    ),
  };
}

/** The whole list as a file, as it is filtered. */
export function auditFileAddress(file: ReportFile, question: URLSearchParams): string {
  return `${PATH}.${file}?${question.toString()}`;
}
