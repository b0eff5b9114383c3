/**
 * What a filter names must be there: a slip in an id would otherwise show an empty report, as if
 * nothing had been done.
 */
import { malformed, type AppError } from '#server/app-error.ts';
import type { Reader } from '#server/db/statements.ts';
import { findMaterial, findPerson, findTaskType, findTeam } from './profitability.queries.ts';

const unknown = (field: string, what: string, message: string): AppError =>
  malformed(field, message, `There is no ${what}.`);

/** @returns its id @throws AppError `malformed`, like the others here */
export function getTaskType(reader: Reader, code: string): number {
  const id = findTaskType(reader, code);
  if (id !== undefined) return id;
  throw unknown('taskType', `task type ${code}`, 'must be a task type’s code');
}

export function requireTeam(reader: Reader, id: number): void {
  if (findTeam(reader, id) !== undefined) return;
  throw unknown('team', `team ${id}`, 'must be the id of a team');
}

export function requirePerson(reader: Reader, id: number): void {
  if (findPerson(reader, id) !== undefined) return;
  throw unknown('user', `user ${id}`, 'must be the id of a person');
}

/** Also one that is no longer on the tablets. */
export function requireMaterial(reader: Reader, code: string): void {
  if (findMaterial(reader, code) !== undefined) return;
  throw unknown('material', `material ${code}`, 'must be a material’s code');
}
