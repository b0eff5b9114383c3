/** One form on its way to the server: busy or not, and what the server minded at which field. */
import type { ApiError } from '../../shared/api.ts';
import { createStore, type Readable } from '../../shared/store.ts';
import { asApiError } from './load.ts';

export interface FormProblem {
  /** Said above the form's buttons; empty when every word stands at a field. */
  detail: string;
  fields: Readonly<Record<string, string>>;
  code: string;
  context: Readonly<Record<string, unknown>>;
  retryAfterMs: number | null;
}

export interface Submission {
  busy: boolean;
  problem: FormProblem | null;
}

export interface Submitter<Input extends unknown[], Answer> {
  state: Readable<Submission>;
  /** Resolves with the answer, or with null when it was refused: then `state` says why. */
  submit(...input: Input): Promise<Answer | null>;
  clear(): void;
}

export const AT_REST: Submission = { busy: false, problem: null };

/** `fieldOfCode` names the field a refusal belongs to when the server gave only a code. */
export function createSubmitter<Input extends unknown[], Answer>(
  send: (...input: Input) => Promise<Answer>,
  fieldOfCode: Readonly<Record<string, string>> = {},
): Submitter<Input, Answer> {
  const state = createStore<Submission>(AT_REST);
  return {
    state,
    async submit(...input) {
      if (state.get().busy) return null;
      state.set({ busy: true, problem: null });
      try {
        const answer = await send(...input);
        state.set(AT_REST);
        return answer;
      } catch (error) {
        state.set({ busy: false, problem: formProblem(asApiError(error), fieldOfCode) });
        return null;
      }
    },
    clear: () => {
      if (!state.get().busy) state.set(AT_REST);
    },
  };
}

export function formProblem(
  error: ApiError,
  fieldOfCode: Readonly<Record<string, string>> = {},
): FormProblem {
  const fields = Object.fromEntries(error.errors.map(({ field, message }) => [field, message]));
  const ownField = fieldOfCode[error.code];
  if (ownField && Object.keys(fields).length === 0) fields[ownField] = error.detail;
  return {
    detail: Object.keys(fields).length > 0 ? '' : error.detail,
    fields,
    code: error.code,
    context: error.context,
    retryAfterMs: error.retryAfterMs,
  };
}
