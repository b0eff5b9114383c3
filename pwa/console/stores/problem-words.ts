/** A refusal in the language of the page: the server speaks English, and says the code beside it. */
import { ApiError } from '../../shared/api.ts';
import { text, type Text } from '../text.ts';

export function inOurWords(error: ApiError, words: Text['problems'] = text.problems): ApiError {
  const detail = words.codes[error.code] ?? words.serverSaid(error.detail);
  /** A refusal that stands at a field says there what it says. */
  const atField = (message: string) =>
    message === error.detail ? detail : words.fieldSaid(message);
  return new ApiError(
    error.status,
    error.code,
    detail,
    error.retryable,
    error.retryAfterMs,
    error.errors.map(({ field, message }) => ({ field, message: atField(message) })),
    error.context,
  );
}
