/**
 * A server that does what it is told, tap after tap, and answers "applied" otherwise. It remembers
 * every key it has seen, as the real one does.
 */
import type { TapEvent } from '#schema/contract/events.ts';
import { KNOWN_GENERATION } from '#schema/rules/tap-capture.ts';
import type { VirtualTime } from './virtual-time.ts';

/** What becomes of one attempt. */
export type Turn =
  | 'apply'
  /** Nothing arrives. */
  | 'offline'
  /** It arrives and counts, and the answer gets lost. */
  | 'lose'
  /** It never answers. */
  | 'stall'
  | { review: string }
  | { status: number; code?: string; retryAfter?: string; html?: boolean };

export interface Attempt {
  event: TapEvent;
  sentAt: string | null;
  atMs: number;
}

export class ScriptedServer {
  generation = 'one';
  readonly attempts: Attempt[] = [];
  /** Keys in the order in which they were done. */
  readonly done: string[] = [];
  /** How long an answer takes. */
  latencyMs = 0;
  /** How many requests of one person were under way at once, at most. */
  mostAtOnce = 0;
  readonly #script = new Map<number, Turn[]>();
  readonly #underWay = new Map<number, number>();
  #always: (event: TapEvent) => Turn = () => 'apply';

  constructor(readonly time: VirtualTime) {}

  /** What the next attempts of this person come to. */
  next(userId: number, ...turns: Turn[]): void {
    this.#script.set(userId, [...(this.#script.get(userId) ?? []), ...turns]);
  }

  /** What attempts come to that no script tells about. */
  always(turn: Turn | ((event: TapEvent) => Turn)): void {
    this.#always = typeof turn === 'function' ? turn : () => turn;
  }

  /** An older database was put back: everything since is forgotten. */
  restore(generation: string, knownKeys: readonly string[]): void {
    this.generation = generation;
    this.done.splice(0, this.done.length, ...knownKeys);
  }

  /** Keys as the attempts came, of one person or of all. */
  keys(userId?: number): string[] {
    const all = this.attempts.map(({ event }) => event);
    return all
      .filter((event) => userId === undefined || event.userId === userId)
      .map(({ key }) => key);
  }

  readonly fetch: typeof fetch = async (_url, init) => {
    const event = JSON.parse(init?.body as string) as TapEvent;
    const { userId } = event;
    const headers = new Headers(init?.headers);
    const sentAt = headers.get('Sent-At');
    this.attempts.push({ event, sentAt, atMs: this.time.nowMs });
    const atOnce = (this.#underWay.get(userId) ?? 0) + 1;
    this.#underWay.set(userId, atOnce);
    this.mostAtOnce = Math.max(this.mostAtOnce, atOnce);
    try {
      if (this.latencyMs > 0) await this.time.sleep(this.latencyMs);
      return await this.#answer(event, headers.get(KNOWN_GENERATION), init?.signal ?? null);
    } finally {
      this.#underWay.set(userId, (this.#underWay.get(userId) ?? 1) - 1);
    }
  };

  #isOther(): Response {
    const problem = { code: 'other_generation', detail: 'An older copy was put back.' };
    const { generation } = this;
    return Response.json({ ...problem, context: { generation } }, { status: 412 });
  }

  async #answer(
    event: TapEvent,
    known: string | null,
    signal: AbortSignal | null,
  ): Promise<Response> {
    const turn = this.#script.get(event.userId)?.shift() ?? this.#always(event);
    if (turn === 'offline') throw new TypeError('Failed to fetch');
    if (turn === 'stall') {
      return new Promise((_, reject) => {
        signal?.addEventListener('abort', () => {
          reject(new DOMException('aborted', 'AbortError'));
        });
      });
    }
    if (typeof turn === 'object' && 'status' in turn) return refusal(turn);
    if (known !== null && known !== this.generation) return this.#isOther();
    const replayed = this.done.includes(event.key);
    if (!replayed) this.done.push(event.key);
    if (turn === 'lose') throw new TypeError('Failed to fetch');
    const { generation } = this;
    if (typeof turn === 'object') {
      const reason = { reason: turn.review, detail: `Because of ${turn.review}.`, itemId: 1 };
      return Response.json({ outcome: 'review', ...reason, replayed, generation });
    }
    const applied = { outcome: 'applied', clockCorrected: false, result: { session: {} } };
    return Response.json({ ...applied, replayed, generation });
  }
}

function refusal(turn: Extract<Turn, { status: number }>): Response {
  const { status, code = 'no', retryAfter, html } = turn;
  const headers = retryAfter === undefined ? {} : { 'Retry-After': retryAfter };
  if (html) return new Response('<h1>Sign in to the Wi-Fi</h1>', { status, headers });
  return Response.json({ code, detail: `Refused: ${code}.` }, { status, headers });
}
