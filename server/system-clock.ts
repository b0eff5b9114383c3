/** The machine's wall clock, UTC ms: where a process or a thread begins it is taken, and handed on. */
export const systemClock = (): number => Date.now();
