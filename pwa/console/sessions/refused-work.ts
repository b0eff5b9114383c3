/** What the server minded about corrected work, at its field and in the page's language. */
import type { Session } from '#schema/contract/sessions.ts';
import type { FormProblem } from '../stores/submission.ts';
import { overlapWords } from './work-times.ts';

type OtherWork = Pick<Session, 'orderNumber' | 'taskTypeName' | 'startedAt' | 'endedAt'>;

/** The other work is in the refusal: said by name and time, whatever language the server speaks. */
export function refusedFields(
  problem: FormProblem | null,
  displayName: string,
  timeZone: string,
): Readonly<Record<string, string>> {
  if (!problem) return {};
  const other = problem.context['session'] as OtherWork | undefined;
  if (problem.code !== 'overlaps' || !other) return problem.fields;
  const said = overlapWords(displayName, other, timeZone);
  return Object.fromEntries(Object.keys(problem.fields).map((field) => [field, said]));
}
