/** What happened in a week, in lines a person can follow. */
export class Story {
  readonly lines: string[] = [];
  readonly counts: Record<string, number> = {};
  readonly #beginsMs: number;
  readonly #nowMs: () => number;

  constructor(nowMs: () => number) {
    this.#beginsMs = nowMs();
    this.#nowMs = nowMs;
  }

  tell(words: string): void {
    const seconds = (this.#nowMs() - this.#beginsMs) / 1000;
    const [days, rest] = [Math.floor(seconds / 86_400), seconds % 86_400];
    const clock = new Date(rest * 1000).toISOString().slice(11, 23);
    this.lines.push(`day ${days} ${clock}  ${words}`);
  }

  count(what: string, by = 1): void {
    this.counts[what] = (this.counts[what] ?? 0) + by;
  }
}
