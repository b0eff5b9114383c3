/** Which of a form's mistakes are said already. */
import { text } from '../text.ts';

type Errors = Readonly<Record<string, string>>;

/** What is not filled in yet is said once somebody tried; a time that cannot be, at once. */
export function shownErrors(errors: Errors, tried: boolean): Errors {
  if (tried) return errors;
  const later: readonly string[] = [text.common.required, text.minute.unreadable];
  return Object.fromEntries(Object.entries(errors).filter(([, said]) => !later.includes(said)));
}
