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
import { setImmediate as nextTurn } from 'node:timers/promises';
import type {
  Floor,
  FloorBeat,
  FloorEvent,
  FloorRules,
  FloorTablet,
} from '#schema/contract/floor.ts';
import type { Reader } from '#server/db/statements.ts';
import type { EventHub } from '#server/http/event-hub.ts';
import { EventLog } from './event-log.ts';
import { listFloorIds, readStandings, type Standing, type Today } from './floor.queries.ts';

const FLUSH_EVERY_MS = 250;
/** Keeps proxies from closing a quiet stream, and tells the browser that it lives. */
const BEAT_MS = 5_000;
const REREAD_MS = 60_000;
/** So many are read before others have their turn: one or two milliseconds. */
const READ_AT_ONCE = 50;
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
  rules: () => FloorRules;
  /** Those with unsent taps. */
  tablets: () => FloorTablet[];
  /** Names this run of the server: letters and digits. */
  run: string;
  /** Is told what went wrong while nobody waited for it. */
  onFailure: (error: unknown) => void;
  beatMs?: number;
}

/** One person's part of what is said, as JSON. */
interface Words {
  isWorking: boolean;
  /** `working` and `idle`, as an event has them. */
  both: string;
  /**
   * A comma, and the one of the two that is not null: as it stands in a list. Kept as bytes, for to
   * write a thousand texts into an answer anew would take ten times as long as to copy them.
   */
  item: Buffer;
}

const NOWHERE = '"working":null,"idle":null';
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
  #reading: Promise<void> | undefined;
  #toReread: number[] = [];
  #flushedAt = 0;
  #flushing: NodeJS.Timeout | undefined;
  #beating: NodeJS.Timeout | undefined;

  constructor(parts: BoardParts) {
    this.#parts = parts;
    this.#log = new EventLog(parts.run, KEPT_EVENTS);
  }

  /** To be waited for before a look: after this every commit so far is in the picture. */
  async ready(): Promise<void> {
    this.#hear();
    // While somebody looks on, the beats see to it that everybody is read again.
    const isOld = this.#parts.clock() - this.#readAt >= REREAD_MS && this.#listeners.size === 0;
    if (isOld) this.#reading ??= this.#readEverybody();
    await this.#reading;
  }

  /** The floor as the JSON it is answered with, `head` beside the lists. */
  answer(head: Omit<Floor, 'working' | 'idle' | 'lastEventId'>): Uint8Array<ArrayBuffer> {
    this.#flush();
    const working: Buffer[] = [];
    const idle: Buffer[] = [];
    for (const { isWorking, item } of this.#people.values())
      (isWorking ? working : idle).push(item);
    const rest = JSON.stringify({ ...head, lastEventId: this.#log.lastId }).slice(1);
    return Buffer.concat([
      Buffer.from('{"working":['),
      ...listed(working),
      Buffer.from('],"idle":['),
      ...listed(idle),
      Buffer.from(`],${rest}`),
    ]);
  }

  /**
   * Says every change from now on, and first what was missed since `lastEventId`, or `reset` when
   * that is not known any more. @returns how to stop
   */
  listen(listener: Listener, lastEventId: string | undefined): () => void {
    this.#flush();
    const missed = lastEventId === undefined ? '' : this.#log.since(lastEventId);
    listener.send(encoder.encode(this.#beatText() + (missed ?? 'event: reset\ndata: {}\n\n')));
    this.#listeners.add(listener);
    const beatMs = this.#parts.beatMs ?? BEAT_MS;
    this.#beating ??= setInterval(() => this.#orHangUp(() => this.#beat()), beatMs);
    return () => this.#leave(listener);
  }

  #leave(listener: Listener): void {
    this.#listeners.delete(listener);
    if (this.#listeners.size > 0) return;
    clearInterval(this.#beating);
    this.#beating = undefined;
  }

  /** Begins to hear of commits when somebody first looks. */
  #hear(): void {
    if (this.#hears) return;
    this.#hears = true;
    this.#parts.events.listen(
      (event) => this.#note(event),
      () => this.#hangUp(),
    );
  }

  #hangUp(): void {
    for (const listener of this.#listeners) listener.close();
  }

  /** Nobody waits for what a timer does: when it fails, those who look on had better ask again. */
  #orHangUp(work: () => void): void {
    try {
      work();
    } catch (error) {
      this.#parts.onFailure(error);
      this.#hangUp();
    }
  }

  #note(event: FloorEvent): void {
    const known = this.#changed.get(event.userId);
    // Several changes of one person are said as one: that of the work is the one to name.
    if (known?.kind !== 'session') this.#changed.set(event.userId, event);
    if (this.#listeners.size === 0) return;
    const waitMs = Math.max(0, this.#flushedAt + FLUSH_EVERY_MS - performance.now());
    this.#flushing ??= setTimeout(() => this.#orHangUp(() => this.#flush()), waitMs);
  }

  async #readEverybody(): Promise<void> {
    try {
      const ids = this.#everybody();
      for (let from = 0; from < ids.length; from += READ_AT_ONCE) {
        this.#reread(ids.slice(from, from + READ_AT_ONCE));
        this.#flush();
        await nextTurn();
      }
      this.#readAt = this.#parts.clock();
    } finally {
      this.#reading = undefined;
    }
  }

  /** Ids of all who stand on the floor, or might. */
  #everybody(): number[] {
    return [...new Set([...listFloorIds(this.#parts.reader), ...this.#people.keys()])];
  }

  #reread(userIds: Iterable<number>): void {
    const at = new Date(this.#parts.clock()).toISOString();
    for (const userId of userIds) {
      if (!this.#changed.has(userId)) this.#changed.set(userId, { kind: 'person', userId, at });
    }
  }

  #beat(): void {
    if (this.#toReread.length === 0) this.#toReread = this.#everybody();
    this.#readAt = this.#parts.clock();
    const beatMs = this.#parts.beatMs ?? BEAT_MS;
    const share = Math.ceil(((this.#people.size + 1) * beatMs) / REREAD_MS);
    this.#reread(this.#toReread.splice(0, share));
    this.#flush();
    this.#say(this.#beatText());
  }

  #beatText(): string {
    const { clock, tablets, rules } = this.#parts;
    const now = new Date(clock()).toISOString();
    const beat: FloorBeat = { now, tablets: tablets(), ...rules() };
    return `event: beat\ndata: ${JSON.stringify(beat)}\n\n`;
  }

  #flush(): void {
    clearTimeout(this.#flushing);
    this.#flushing = undefined;
    if (this.#changed.size === 0) return;
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
  #change({ kind, userId, at }: FloorEvent, words: Words | undefined): string {
    const both = words?.both ?? NOWHERE;
    const isSame = (this.#people.get(userId)?.both ?? NOWHERE) === both;
    if (isSame && kind === 'person') return '';
    if (words) this.#people.set(userId, words);
    else this.#people.delete(userId);
    const head = JSON.stringify({ kind, userId, at }).slice(0, -1);
    return this.#log.add(kind, `${head},${both}}`);
  }

  #say(text: string): void {
    const bytes = encoder.encode(text);
    for (const listener of this.#listeners) listener.send(bytes);
  }
}

/** Undefined for somebody who is not on the floor. */
function wordsOf({ working, idle }: Standing): Words | undefined {
  const item = working ?? idle;
  if (!item) return undefined;
  const text = JSON.stringify(item);
  const isWorking = working !== null;
  const both = isWorking ? `"working":${text},"idle":null` : `"working":null,"idle":${text}`;
  return { isWorking, both, item: Buffer.from(`,${text}`) };
}

/** A list has no comma before its first item. */
function listed([first, ...others]: readonly Buffer[]): Buffer[] {
  return first ? [first.subarray(1), ...others] : [];
}
