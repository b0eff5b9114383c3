/** A value that tells when it changes. State lives in a few of these, never in elements. */
export interface Readable<Value> {
  get(): Value;
  /** Calls `listener` after every change; returns how to stop that. */
  subscribe(listener: () => void): () => void;
}

export interface Store<Value> extends Readable<Value> {
  set(value: Value): void;
  update(change: (value: Value) => Value): void;
}

export function createStore<Value>(initial: Value): Store<Value> {
  let current = initial;
  const listeners = new Set<() => void>();
  function set(value: Value): void {
    if (Object.is(value, current)) return;
    current = value;
    for (const listener of [...listeners]) listener();
  }
  return {
    get: () => current,
    set,
    update: (change) => {
      set(change(current));
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
