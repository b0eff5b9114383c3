/** Timers, as they are handed over: tests let weeks pass in milliseconds. */

/** Calls back after so many milliseconds; returns how to call that off. */
export type After = (ms: number, run: () => void) => () => void;

export const after: After = (ms, run) => {
  const timer = setTimeout(run, ms);
  return () => {
    clearTimeout(timer);
  };
};
