/** The refusal of a change that somebody else's came before. */
import { ApiError } from '../../shared/api.ts';

export const CHANGED_MEANWHILE = 'changed_meanwhile';

/**
 * Sends a change; when it is refused because what it changes was changed meanwhile, what is there
 * by now is loaded before the refusal goes on: whoever shows it then has both versions.
 */
export async function withCurrent<Answer>(
  sent: Promise<Answer>,
  loadCurrent: () => Promise<void>,
): Promise<Answer> {
  try {
    return await sent;
  } catch (error) {
    if (error instanceof ApiError && error.code === CHANGED_MEANWHILE) await loadCurrent();
    throw error;
  }
}
