import { weakPinReason } from '#schema/rules/pin.ts';
import { AppError } from '#server/app-error.ts';
import type { AppContext } from '#server/context.ts';

/**
 * @throws AppError `weak_pin` for one that is shorter than the shop asks for, or easily guessed
 */
export function requireStrongPin(app: AppContext, pin: string): void {
  const { pinLength } = app.settings();
  if (pin.length < pinLength) throw weakPin(`shorter than ${pinLength} digits`);
  const weakness = weakPinReason(pin);
  if (weakness !== undefined) throw weakPin(`too easy to guess: ${weakness}`, weakness);
}

/** @param field what is wrong, as it is said at the field */
export function weakPin(why: string, field = why): AppError {
  return new AppError('weak_pin', `This PIN is ${why}.`, {
    errors: [{ field: 'pin', message: field }],
  });
}
