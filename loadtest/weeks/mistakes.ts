/** Mistakes a queue could make. The simulation has to find each, or it proves nothing. */
import { uuid7 } from '#schema/rules/uuid7.ts';
import type { TabletStorage } from '../../pwa/tablet/outbox/storage.ts';

export interface Mistake {
  storage?: (storage: TabletStorage) => TabletStorage;
  fetch?: (send: typeof fetch) => typeof fetch;
}

export const NO_MISTAKE: Mistake = {};

/** A tap leaves the tablet's storage when it is sent, and not when it is answered. */
export const REMOVES_BEFORE_THE_ANSWER: Mistake = {
  storage: (storage) => ({
    ...storage,
    add: async (make, from) => {
      const tap = await storage.add(make, from);
      await storage.forget(tap.event.key);
      return tap;
    },
  }),
};

/** Whoever tries again does not say that it is the same tap. */
export const MINTS_A_KEY_FOR_EACH_TRY: Mistake = {
  fetch: (send) => {
    const tried = new Set<string>();
    return (path, init) => {
      const event = JSON.parse(init?.body as string) as { key: string };
      if (tried.has(event.key)) event.key = uuid7(Date.now());
      else tried.add(event.key);
      return send(path, { ...init, body: JSON.stringify(event) });
    };
  },
};

/** Two taps under one key: the second is taken for the first. */
export const REUSES_A_KEY: Mistake = {
  fetch: (send) => {
    let last: string | undefined;
    return (path, init) => {
      const event = JSON.parse(init?.body as string) as { key: string; seq: number };
      if (event.seq % 10 === 0 && last !== undefined) event.key = last;
      last = event.key;
      return send(path, { ...init, body: JSON.stringify(event) });
    };
  },
};

/** Nobody hears that the server was put back. */
export const IGNORES_THE_GENERATION: Mistake = {
  storage: (storage) => ({
    ...storage,
    settle: (tap, keepFromMs) => storage.settle(tap, keepFromMs, null),
    noteGeneration: () => Promise.resolve(false),
  }),
};
