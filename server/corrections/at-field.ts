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

type Fields = Partial<Record<ErrorCode, string>>;

/**
 * Where on a form the refusals of what somebody wants to work on stand.
 * @param where the form's part the fields stand in: `earlier.`
 */
export const workFields = (orderField: string, where = ''): Fields => ({
  order_unknown: orderField,
  order_void: orderField,
  order_needed: orderField,
  order_not_needed: orderField,
  task_type_unknown: `${where}taskType`,
});

/** Runs `step`; what it refuses with one of these codes is said at that field. */
export function atField<Result>(fields: Fields, step: () => Result): Result {
  try {
    return step();
  } catch (error) {
    const field = error instanceof AppError ? fields[error.code] : undefined;
    if (!(error instanceof AppError) || field === undefined) throw error;
    const errors = [{ field, message: error.detail }];
    throw new AppError(error.code, error.detail, { ...error.details, errors });
  }
}
