/** One form on its way to the server: busy or not, and what the server minded at which field. */
import { asApiError, type ApiError } from '../../shared/api.ts';
import { createStore, type Readable } from '../../shared/store.ts';

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

export interface FormFields<Input extends unknown[] = unknown[]> {
  /** The fields that can show a word of their own; anything else is said for the whole form. */
  fields: readonly string[];
  /** The field a refusal belongs to when the server gave only a code. */
  fieldOf?: (code: string, ...input: Input) => string | undefined;
}

export function createSubmitter<Input extends unknown[], Answer>(
  send: (...input: Input) => Promise<Answer>,
  { fields, fieldOf }: FormFields<NoInfer<Input>> = { fields: [] },
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
        const problem = asApiError(error);
        const ownField = fieldOf?.(problem.code, ...input);
        state.set({ busy: false, problem: formProblem(problem, fields, ownField) });
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
  known: readonly string[],
  ownField?: string,
): FormProblem {
  const atFields = error.errors.filter(({ field }) => known.includes(field));
  const fields = Object.fromEntries(atFields.map(({ field, message }) => [field, message]));
  if (ownField && error.errors.length === 0) fields[ownField] = error.detail;
  const isSaid = Object.keys(fields).length > 0 && atFields.length === error.errors.length;
  return {
    detail: isSaid ? '' : error.detail,
    fields,
    code: error.code,
    context: error.context,
    retryAfterMs: error.retryAfterMs,
  };
}
