/**
 * The newest row of the log as it was noted every hour: in the server's output and here, in memory.
 * Whoever cuts the tail off the database changes neither.
 */
import type { Head } from '#server/writer/verify-chain.ts';

export interface NotedHead {
  head: Head;
  /** UTC ms. */
  at: number;
}

export interface HeadNotes {
  note(head: Head, at: number): void;
  latest(): NotedHead | null;
}

export function createHeadNotes(): HeadNotes {
  let latest: NotedHead | null = null;
  return {
    note(head, at) {
      latest = { head, at };
    },
    latest: () => latest,
  };
}
