/**
 * The floor as it stands, in memory: read once, then person by person as commits say that somebody
 * changed. What changed is read and put into words once, however many look on:
 *
 *   commits   ·· · ····· ·         ·            each names a person
 *   flush     █       █     █      █            at most four a second; the first one at once
 *   wire      └─ id, event, data of each person, the same bytes for everybody
 *
 * Some changes no commit tells of (a task was renamed, a customer came with an import, a new day
 * began): so everybody is read again once a minute, some at every beat.
 */
import type { FloorEvent } from '#schema/contract/floor.ts';
import type { Reader } from '#server/db/statements.ts';
import type { EventHub } from '#server/http/event-hub.ts';
import { EventLog } from './event-log.ts';
import { listFloorIds, readStandings, type Standing, type Today } from './floor.queries.ts';

const FLUSH_EVERY_MS = 250;
/** Keeps proxies from closing a quiet stream, and tells the browser that it lives. */
const BEAT_MS = 5_000;
const REREAD_MS = 60_000;
/** At 200 changes a second, twenty seconds. */
const KEPT_EVENTS = 4_096;

export interface Listener {
  send(bytes: Uint8Array): void;
  close(): void;
}

export interface BoardParts {
  reader: Reader;
  events: EventHub;
  /** Wall clock, UTC ms. */
  clock: () => number;
  today: () => Today;
  /** Names this run of the server: letters and digits. */
  run: string;
  beatMs?: number;
}

/** One person's part of the answer, as JSON. */
interface Words {
  working: string | null;
  idle: string | null;
}

const NOWHERE: Words = { working: null, idle: null };
const encoder = new TextEncoder();

export class FloorBoard {
  readonly #parts: BoardParts;
  readonly #log: EventLog;
  readonly #people = new Map<number, Words>();
  readonly #listeners = new Set<Listener>();
  /** Who changed since they were last read. */
  #changed = new Map<number, FloorEvent>();
  #hears = false;
  #readAt = -Infinity;
  #toReread: number[] = [];
  #flushedAt = 0;
  #flushing: NodeJS.Timeout | undefined;
  #beating: NodeJS.Timeout | undefined;

  constructor(parts: BoardParts) {
    this.#parts = parts;
    this.#log = new EventLog(parts.run, KEPT_EVENTS);
  }

  /** The lists as JSON, and the last event that is in them. */
  picture(): { working: string; idle: string; lastEventId: string } {
    this.#bringUpToDate();
    const working: string[] = [];
    const idle: string[] = [];
    for (const words of this.#people.values()) {
      if (words.working !== null) working.push(words.working);
      else if (words.idle !== null) idle.push(words.idle);
    }
    const list = (items: string[]): string => `[${items.join(',')}]`;
    return { working: list(working), idle: list(idle), lastEventId: this.#log.lastId };
  }

  /**
   * Says every change from now on, and first what was missed since `lastEventId`, or `reset` when
   * that is not known any more. @returns how to stop
   */
  listen(listener: Listener, lastEventId: string | undefined): () => void {
    this.#bringUpToDate();
    this.#listeners.add(listener);
    this.#beating ??= setInterval(() => this.#beat(), this.#parts.beatMs ?? BEAT_MS);
    const missed = lastEventId === undefined ? '' : this.#log.since(lastEventId);
    listener.send(encoder.encode(this.#beatText() + (missed ?? 'event: reset\ndata: {}\n\n')));
    return () => this.#leave(listener);
  }

  #leave(listener: Listener): void {
    this.#listeners.delete(listener);
    if (this.#listeners.size > 0) return;
    clearInterval(this.#beating);
    this.#beating = undefined;
  }

  #bringUpToDate(): void {
    this.#hear();
    // While somebody looks on, the beats see to it that everybody is read again.
    const isKept = this.#listeners.size > 0;
    if (!isKept && this.#parts.clock() - this.#readAt >= REREAD_MS) this.#readEverybody();
    this.#flush();
  }

  /** Begins to hear of commits when somebody first looks. */
  #hear(): void {
    if (this.#hears) return;
    this.#hears = true;
    this.#parts.events.listen(
      (event) => this.#note(event),
      () => {
        for (const listener of this.#listeners) listener.close();
      },
    );
  }

  #note(event: FloorEvent): void {
    const known = this.#changed.get(event.userId);
    // Several changes of one person are said as one: that of the work is the one to name.
    if (known?.kind !== 'session') this.#changed.set(event.userId, event);
    if (this.#listeners.size === 0) return;
    const waitMs = Math.max(0, this.#flushedAt + FLUSH_EVERY_MS - performance.now());
    this.#flushing ??= setTimeout(() => this.#flush(), waitMs);
  }

  #readEverybody(): void {
    const { reader, clock, today } = this.#parts;
    const isFirst = this.#readAt === -Infinity;
    this.#readAt = clock();
    if (!isFirst) return this.#reread([...listFloorIds(reader), ...this.#people.keys()]);
    this.#changed.clear();
    for (const standing of readStandings(reader, listFloorIds(reader), today())) {
      this.#put(standing.userId, wordsOf(standing));
    }
  }

  #reread(userIds: Iterable<number>): void {
    const at = new Date(this.#parts.clock()).toISOString();
    for (const userId of userIds) {
      if (!this.#changed.has(userId)) this.#changed.set(userId, { kind: 'person', userId, at });
    }
  }

  #beat(): void {
    if (this.#toReread.length === 0) {
      const ids = [...listFloorIds(this.#parts.reader), ...this.#people.keys()];
      this.#toReread = [...new Set(ids)];
    }
    this.#readAt = this.#parts.clock();
    const beatMs = this.#parts.beatMs ?? BEAT_MS;
    const share = Math.ceil(((this.#people.size + 1) * beatMs) / REREAD_MS);
    this.#reread(this.#toReread.splice(0, share));
    this.#flush();
    this.#say(this.#beatText());
  }

  #beatText(): string {
    return `event: beat\ndata: {"now":"${new Date(this.#parts.clock()).toISOString()}"}\n\n`;
  }

  #flush(): void {
    clearTimeout(this.#flushing);
    this.#flushing = undefined;
    // Before the first look there is nothing that could have changed.
    if (this.#changed.size === 0 || this.#readAt === -Infinity) return;
    this.#flushedAt = performance.now();
    const changed = this.#changed;
    this.#changed = new Map();
    const { reader, today } = this.#parts;
    const standings = readStandings(reader, changed.keys(), today());
    const found = new Map(standings.map((standing) => [standing.userId, wordsOf(standing)]));
    let said = '';
    for (const event of changed.values()) said += this.#change(event, found.get(event.userId));
    if (said !== '') this.#say(said);
  }

  /** @returns what is to be said of it; nothing when only looking again found nothing new. */
  #change(event: FloorEvent, words: Words = NOWHERE): string {
    const { kind, userId, at } = event;
    const known = this.#people.get(userId) ?? NOWHERE;
    const isSame = known.working === words.working && known.idle === words.idle;
    if (isSame && kind === 'person') return '';
    this.#put(userId, words);
    const { working, idle } = words;
    const head = JSON.stringify({ kind, userId, at }).slice(0, -1);
    return this.#log.add(kind, `${head},"working":${working},"idle":${idle}}`);
  }

  #put(userId: number, words: Words): void {
    if (words.working === null && words.idle === null) this.#people.delete(userId);
    else this.#people.set(userId, words);
  }

  #say(text: string): void {
    const bytes = encoder.encode(text);
    for (const listener of this.#listeners) listener.send(bytes);
  }
}

function wordsOf({ working, idle }: Standing): Words {
  return {
    working: working && JSON.stringify(working),
    idle: idle && JSON.stringify(idle),
  };
}
