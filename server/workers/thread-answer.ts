/** What a worker answers. An error loses its class on the way, so a refusal travels as data. */
import { AppError } from '#server/app-error.ts';

export type ThreadAnswer =
  | { ok: true; answer: unknown }
  | { ok: false; code: AppError['code']; detail: string; details: AppError['details'] };

/** The worker's end. @throws whatever is no refusal */
export function refusalOf(error: unknown): ThreadAnswer {
  if (!(error instanceof AppError)) throw error;
  const { code, detail, details } = error;
  return { ok: false, code, detail, details };
}

/** The other end. @throws AppError as the worker refused */
export function readAnswer(result: ThreadAnswer): unknown {
  if (!result.ok) throw new AppError(result.code, result.detail, result.details);
  return result.answer;
}
