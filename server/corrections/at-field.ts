/** Refusals that say at which field of the form they stand. */
import { AppError, type ErrorCode, type RefusalCode } from '#server/app-error.ts';

export function refuseAt(
  field: string,
  code: RefusalCode,
  detail: string,
  context?: Record<string, unknown>,
): AppError {
  const errors = [{ field, message: detail }];
  return new AppError(code, detail, { errors, ...(context && { context }) });
}

/** Runs `step`; what it refuses with one of these codes is said at that field. */
export function atField<Result>(
  fields: Partial<Record<ErrorCode, string>>,
  step: () => Result,
): Result {
  try {
    return step();
  } catch (error) {
    const field = error instanceof AppError ? fields[error.code] : undefined;
    if (!(error instanceof AppError) || field === undefined) throw error;
    const errors = [{ field, message: error.detail }];
    throw new AppError(error.code, error.detail, { ...error.details, errors });
  }
}
