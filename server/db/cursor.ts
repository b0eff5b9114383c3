/** Where a page ended, in a list that is sorted by an instant and then by id. */
import { malformed, type AppError } from '#server/app-error.ts';

export interface Cursor {
  /** UTC ms. */
  at: number;
  id: number;
}

export const malformedCursor = (detail = 'The cursor is not one this server gave out.'): AppError =>
  malformed('cursor', 'take it from nextCursor of the page before', detail);

export const writeCursor = ({ at, id }: Cursor): string => `${at}.${id}`;

/** @throws AppError `malformed` when it is none of ours. */
export function readCursor(cursor: string): Cursor {
  const [, at, id] = /^(\d{1,15})\.(\d{1,15})$/.exec(cursor) ?? [];
  if (at === undefined || id === undefined) throw malformedCursor();
  return { at: Number(at), id: Number(id) };
}
