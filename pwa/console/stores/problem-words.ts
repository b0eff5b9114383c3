/** A refusal in the language of the page: the server speaks English, and says the code beside it. */
import { ApiError } from '../../shared/api.ts';
import { text, type Text } from '../text.ts';

export function inOurWords(error: ApiError, words: Text['problems'] = text.problems): ApiError {
  return new ApiError(
    error.status,
    error.code,
    words.codes[error.code] ?? words.serverSaid(error.detail),
    error.retryable,
    error.retryAfterMs,
    error.errors.map(({ field, message }) => ({ field, message: words.fieldSaid(message) })),
    error.context,
  );
}
