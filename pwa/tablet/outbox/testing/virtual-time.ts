/** Time that passes when a test says so. The database under it still runs on real events. */
import type { After } from '../../../shared/after.ts';

interface Timer {
  atMs: number;
  run: () => void;
}

export class VirtualTime {
  #timers = new Set<Timer>();
  #busy = 0;

  constructor(public nowMs: number) {}

  /** In whole milliseconds, as in a browser. */
  readonly after: After = (ms, run) => {
    const timer = { atMs: this.nowMs + Math.max(0, Math.trunc(ms)), run };
    this.#timers.add(timer);
    return () => this.#timers.delete(timer);
  };

  sleep(ms: number): Promise<void> {
    return new Promise((resolve) => this.after(ms, resolve));
  }

  /** When the timers that are set will ring, in ms from now. */
  get waits(): number[] {
    return [...this.#timers].map(({ atMs }) => atMs - this.nowMs).sort((a, b) => a - b);
  }

  /** Lets time pass, timer after timer, each with everything it sets off. */
  async pass(ms: number): Promise<void> {
    const untilMs = this.nowMs + ms;
    await this.settle();
    for (let next = this.#next(untilMs); next; next = this.#next(untilMs)) {
      this.#timers.delete(next);
      this.nowMs = Math.max(this.nowMs, next.atMs);
      next.run();
      await this.settle();
    }
    this.nowMs = untilMs;
  }

  /** Until nothing moves any more but what waits for a timer. */
  async settle(): Promise<void> {
    for (let quiet = 0; quiet < 3;) {
      await new Promise((resolve) => setImmediate(resolve));
      quiet = this.#busy === 0 ? quiet + 1 : 0;
    }
  }

  /** The same thing, with time waiting for whatever its methods promise. */
  watch<Thing extends object>(thing: Thing): Thing {
    return new Proxy(thing, {
      get: (target, name, receiver) => {
        const value: unknown = Reflect.get(target, name, receiver);
        if (typeof value !== 'function') return value;
        return (...args: unknown[]) => {
          const result: unknown = Reflect.apply(value, target, args);
          if (result instanceof Promise) {
            this.#busy += 1;
            const done = () => (this.#busy -= 1);
            result.then(done, done);
          }
          return result;
        };
      },
    });
  }

  #next(untilMs: number): Timer | undefined {
    let first: Timer | undefined;
    for (const timer of this.#timers) {
      if (timer.atMs <= untilMs && (first === undefined || timer.atMs < first.atMs)) first = timer;
    }
    return first;
  }
}
