/** What lies between one tablet and the shop, and everything that happens to a request there. */
import type { TapAnswer, TapEvent } from '#schema/contract/events.ts';
import { KNOWN_GENERATION } from '#schema/rules/tap-capture.ts';
import type { VirtualTime } from '../../pwa/tablet/outbox/testing/virtual-time.ts';
import type { Chance } from './chance.ts';
import type { Story } from './story.ts';
import type { Enrolled, WeekShop } from './week-shop.ts';
import type { Witness } from './witness.ts';

const FATES = {
  arrives: 0,
  /** It never gets there. */
  lost: 3,
  /** It is done, and nobody hears so. */
  unheard: 4,
  /** It is done, and the line stays open without a word. */
  hangs: 1,
  /** Another copy of it gets there later. */
  twice: 3,
  /** It takes so long that the tablet has given up. */
  late: 1,
  /** Something in between answers in the server's place. */
  turnedAway: 2,
};
export type Fate = keyof typeof FATES;

/** What something in between may answer: none of it is the server's word on a tap. */
const NOT_THE_SERVER = [
  { status: 503, headers: { 'Retry-After': '3' }, body: '{"code":"busy","detail":"Busy."}' },
  { status: 502, headers: {}, body: '<h1>Bad gateway</h1>' },
  { status: 408, headers: {}, body: '' },
  { status: 200, headers: {}, body: '<h1>Sign in to the Wi-Fi</h1>' },
  { status: 410, headers: {}, body: '<h1>Not here</h1>' },
  { status: 404, headers: {}, body: '{"code":"not_found","detail":"An older server."}' },
];

interface Outgoing {
  path: string;
  init: { method: string; headers: Record<string, string>; body?: string };
}

export interface Around {
  time: VirtualTime;
  shop: WeekShop;
  chance: Chance;
  witness: Witness;
  story: Story;
}

export class Network {
  isDown = false;
  /** How much of the traffic fares well, from 0 to 1. */
  quality = 1;
  readonly #around: Around;
  readonly #tablet: Enrolled;
  /** The device's, and that of whoever signed in last. */
  readonly #cookies = new Map<string, string>();

  constructor(around: Around, tablet: Enrolled) {
    this.#around = around;
    this.#tablet = tablet;
    this.#keepCookie(tablet.cookie);
  }

  #keepCookie(cookie: string): void {
    const [name = '', value = ''] = cookie.split(';')[0]?.split('=') ?? [];
    this.#cookies.set(name, value);
  }

  readonly fetch: typeof fetch = (address, init) => {
    const { method = 'GET', headers, body } = init ?? {};
    const cookie = [...this.#cookies].map((pair) => pair.join('=')).join('; ');
    const outgoing: Outgoing = {
      path: address as string,
      init: {
        method,
        headers: { ...(headers as Record<string, string>), cookie },
        ...(typeof body === 'string' && { body }),
      },
    };
    const calledOff = new Promise<never>((_, reject) => {
      init?.signal?.addEventListener('abort', () => {
        reject(new DOMException('aborted', 'AbortError'));
      });
    });
    return Promise.race([this.#travel(outgoing), calledOff]);
  };

  #fate(): Fate {
    const { chance } = this.#around;
    if (this.isDown) return 'lost';
    return chance.happens(this.quality) ? 'arrives' : chance.weighted(FATES);
  }

  async #travel(outgoing: Outgoing): Promise<Response> {
    const { time, chance, story } = this.#around;
    const fate = this.#fate();
    story.count(fate);
    if (fate === 'lost') throw new TypeError('Failed to fetch');
    if (fate === 'turnedAway') {
      const { body, ...words } = chance.pick(NOT_THE_SERVER);
      return new Response(body, words);
    }
    await time.sleep(fate === 'late' ? chance.int(15_001, 90_000) : chance.int(5, 400));
    const response = await this.#deliver(outgoing);
    if (fate === 'twice') {
      time.after(chance.int(0, 300_000), () => void this.#deliver(outgoing).catch(() => undefined));
    }
    if (fate === 'unheard' || this.isDown) throw new TypeError('Failed to fetch');
    if (fate === 'hangs') await new Promise(() => undefined);
    await time.sleep(chance.int(5, chance.happens(0.1) ? 8_000 : 400));
    for (const said of response.headers.getSetCookie()) this.#keepCookie(said);
    return response;
  }

  async #deliver(outgoing: Outgoing): Promise<Response> {
    const { time } = this.#around;
    return time.watch({ handle: () => this.#handle(outgoing) }).handle();
  }

  async #handle({ path, init }: Outgoing): Promise<Response> {
    const { shop, time, witness, story } = this.#around;
    const { running } = shop;
    if (!running) throw new TypeError('Connection refused');
    const response = await running.app.request(`http://localhost${path}`, init);
    story.count('handled');
    if (path !== '/api/events') return response;
    const text = await response.text();
    const event = JSON.parse(init.body ?? '') as TapEvent;
    const generation = shop.generation();
    witness.hear({
      ...{ event, generation, status: response.status, nowMs: time.nowMs },
      known: init.headers[KNOWN_GENERATION] ?? null,
      deviceId: this.#tablet.deviceId,
      sentMs: Date.parse(init.headers['Sent-At'] ?? ''),
      answer: JSON.parse(text) as TapAnswer,
    });
    const { status, headers } = response;
    return new Response(text, { status, headers });
  }
}
