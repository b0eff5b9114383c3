/** Something fetched: not there yet, there, or not to be had and why. */
import type { ApiError } from '../shared/api.ts';

export type Loadable<Value> =
  { state: 'loading' } | { state: 'ready'; value: Value } | { state: 'failed'; error: ApiError };

export const LOADING = { state: 'loading' } as const;

export function ready<Value>(value: Value): Loadable<Value> {
  return { state: 'ready', value };
}

export function failed(error: ApiError): Loadable<never> {
  return { state: 'failed', error };
}

export function valueOf<Value>(loadable: Loadable<Value>): Value | undefined {
  return loadable.state === 'ready' ? loadable.value : undefined;
}
