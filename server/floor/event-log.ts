/**
 * The last events that were said, each under an id, so that a browser that lost the line says which
 * it heard last and is told what it missed. Ids begin with the run of the server: those of an earlier
 * run mean nothing any more.
 */

export class EventLog {
  readonly #run: string;
  readonly #most: number;
  readonly #events: string[] = [];
  /** The number of the last event. */
  #last = 0;

  constructor(run: string, most: number) {
    this.#run = run;
    this.#most = most;
  }

  get lastId(): string {
    return `${this.#run}-${this.#last}`;
  }

  /** @returns the event's text with its id. */
  add(event: string, data: string): string {
    this.#last += 1;
    const text = `id: ${this.lastId}\nevent: ${event}\ndata: ${data}\n\n`;
    this.#events.push(text);
    // In blocks: to move the rest forward for each event would cost more than to keep them.
    if (this.#events.length >= 2 * this.#most) this.#events.splice(0, this.#most);
    return text;
  }

  /** Everything said after that event; null when that is not known any more, or never was. */
  since(lastId: string): string | null {
    const [, run, number] = /^(\w+)-(\d{1,15})$/.exec(lastId) ?? [];
    if (run !== this.#run) return null;
    const missed = this.#last - Number(number);
    if (missed < 0 || missed > this.#events.length) return null;
    return missed === 0 ? '' : this.#events.slice(-missed).join('');
  }
}
