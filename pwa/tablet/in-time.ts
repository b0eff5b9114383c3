import { ApiError } from '../shared/api.ts';

/** While the server is out of reach it is given so long to answer after all. */
const LAST_TRY_MS = 2_500;

/** The answer; while the server is out of reach, `timeout` when it does not come soon. */
export function inTime<Answer>(answer: Promise<Answer>, isOnline: boolean): Promise<Answer> {
  if (isOnline) return answer;
  return new Promise((resolve, reject) => {
    answer.then(resolve, reject);
    const silent = new ApiError(0, 'timeout', 'The server did not answer in time.', true);
    setTimeout(() => {
      reject(silent);
    }, LAST_TRY_MS);
  });
}
