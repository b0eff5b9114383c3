/** A tablet on the floor: the real outbox on a database and a clock of its own, behind its network. */
import type { Capture } from '#schema/contract/capture.ts';
import type { Me } from '#schema/contract/sessions.ts';
import { seal } from '#schema/rules/sealed-pin.ts';
import { uuid7 } from '#schema/rules/uuid7.ts';
import type { StoredTap } from '../../pwa/tablet/outbox/tap.ts';
import { createDayView } from '../../pwa/tablet/outbox/day-view.ts';
import { Device, type Tab } from '../../pwa/tablet/outbox/testing/device.ts';
import { createApi, type Api } from '../../pwa/shared/api.ts';
import type { Deed, Made, SignIn } from './deeds.ts';
import type { Mistake } from './mistakes.ts';
import { Network, type Around } from './network.ts';
import { PIN, WRONG_PIN, type Enrolled } from './week-shop.ts';

const dayOf = (atMs: number): string => new Date(atMs).toISOString().slice(0, 10);
const HOLDS_MS = 24 * 3_600_000;

export class Tablet {
  readonly network: Network;
  readonly device: Device;
  tabs: Tab[] = [];
  signIn: SignIn | null = null;
  readonly #around: Around;
  readonly #api: Api;
  #capture: Capture | null = null;
  #minted = '';

  constructor(
    around: Around,
    readonly enrolled: Enrolled,
    mistake: Mistake,
  ) {
    const { time, chance } = around;
    this.#around = around;
    this.network = new Network(around, enrolled);
    const send = mistake.fetch?.(this.network.fetch) ?? this.network.fetch;
    this.device = new Device(time, this.#checked(send), chance.int(-240_000, 240_000));
    this.device.random = chance.next;
    this.device.mintKey = (nowMs) => (this.#minted = uuid7(nowMs, chance.bytes));
    if (mistake.storage) this.device.through = mistake.storage;
    this.#api = createApi({ app: 'tablet', fetch: this.network.fetch, after: time.after });
  }

  get name(): string {
    return this.enrolled.name;
  }

  get isOn(): boolean {
    return this.tabs.length > 0;
  }

  /** What `Sent-At` says is the device's clock, and so the server can tell how far that is off. */
  #checked(send: typeof fetch): typeof fetch {
    return async (path, init) => {
      const sentAt = new Headers(init?.headers).get('Sent-At') ?? '';
      if (Date.parse(sentAt) !== this.device.clock.nowMs()) {
        this.#around.witness.fault(`${this.name} sent at ${sentAt}, which its clock did not say`);
      }
      const response = await send(path, init);
      if (this.#around.chance.happens(0.03)) this.crash();
      return response;
    };
  }

  /** The page dies while it does something, which takes the database some turns, and is back. */
  crash(): void {
    const { time, chance, story } = this.#around;
    const turns = chance.int(0, 12);
    story.count('crashes');
    const crash = async () => {
      for (let left = turns; left > 0; left -= 1) await new Promise(setImmediate);
      if (!this.isOn) return;
      this.closeTab();
      await this.openTab();
    };
    void time.watch({ crash }).crash();
  }

  async openTab(): Promise<void> {
    const tab = await this.device.openTab();
    this.tabs.push(tab);
    void this.#ask(tab);
  }

  /** What a page asks for when it opens, as far as the outbox has to do with it. */
  async #ask(tab: Tab): Promise<void> {
    try {
      this.#capture = await this.#api.get<Capture>('/api/capture');
      const { generation } = await this.#api.get<{ generation?: string }>('/api/shop');
      if (generation !== undefined && this.tabs.includes(tab)) {
        await tab.outbox.noteGeneration(generation);
      }
    } catch {
      // Another time.
    }
  }

  /** The page is asked for anew by whoever comes next. */
  async look(): Promise<void> {
    const [tab] = this.tabs;
    if (tab) await this.#ask(tab);
  }

  closeTab(at = 0): void {
    this.tabs.splice(at, 1)[0]?.die();
  }

  switchOff(): void {
    while (this.isOn) this.closeTab();
    this.signIn = null;
  }

  /** With the network as it is. @returns false when the person cannot sign in here now */
  async welcome(userId: number): Promise<boolean> {
    this.signIn = null;
    try {
      const body = { userId, pin: PIN };
      const signedIn = await this.#api.request<SignedInHere>('POST', '/api/auth/pin', { body });
      const { token, until } = signedIn.grant;
      const untilMs = Date.parse(until);
      const proof = { kind: 'grant', grant: token } as const;
      this.signIn = { kind: 'grant', userId, fromMs: untilMs - HOLDS_MS, untilMs, proof };
    } catch {
      this.signIn = await this.#sealed(userId);
    }
    return this.signIn !== null;
  }

  async #sealed(userId: number): Promise<SignIn | null> {
    const { chance, time } = this.#around;
    if (this.#capture === null) return null;
    const { device, sealing } = this.#capture;
    const isRight = !chance.happens(0.15);
    const signInKey = uuid7(this.device.clock.nowMs(), chance.bytes);
    const pin = isRight ? PIN : WRONG_PIN;
    const box = { pin, userId, device, signInKey };
    const sealed = await time.watch({ seal }).seal(sealing.publicKey, box);
    const { keyId } = sealing;
    const proof = { kind: 'sealed', signInKey, keyId, sealed } as const;
    return { kind: 'sealed', userId, signInKey, isRight, proof };
  }

  /** The person is shown their day and what the server said; whoever is signed in is asked for it. */
  async showDay(): Promise<void> {
    const [tab] = this.tabs;
    const { signIn } = this;
    if (!tab || signIn === null) return;
    const { userId } = signIn;
    const { clock } = this.device;
    const view = createDayView({
      ...{ outbox: tab.outbox, storage: tab.storage, clock, dayOf },
      readMe: () => this.#api.get<Me>('/api/me'),
    });
    try {
      await view.open(
        { id: userId, displayName: 'Somebody', role: 'operator', language: 'en' },
        null,
      );
      await view.read();
      await tab.outbox.markSeen(userId);
    } catch {
      // Another time.
    }
    const seen = view.day.get()?.me.user.id ?? userId;
    if (seen !== userId) this.#around.witness.fault(`${userId} sees the day of ${seen}`);
    view.leave();
  }

  /** What lies in its database and was not answered for good. */
  async waiting(): Promise<StoredTap[]> {
    const stored = await this.device.stored();
    return stored.filter(({ state }) => state !== 'sent');
  }

  /** A finger on the glass of one of the tabs; whether it is saved turns out later. */
  tap(deed: Deed): Made {
    const { chance, time, witness } = this.#around;
    const { signIn } = this;
    if (!signIn) throw new Error(`Nobody is signed in on ${this.name}`);
    const { userId, proof } = signIn;
    const tab = chance.pick(this.tabs);
    const saved = tab.outbox.add({ ...deed, userId, proof });
    const made: Made = {
      ...deed,
      ...{ key: this.#minted, userId, signIn, isSaved: false },
      ...{ deviceId: this.enrolled.deviceId, tablet: this.name },
      ...{ deviceMs: this.device.clock.nowMs(), trueMs: time.nowMs },
    };
    witness.made.set(made.key, made);
    saved.then(
      () => (made.isSaved = true),
      () => undefined,
    );
    return made;
  }
}

interface SignedInHere {
  grant: { token: string; until: string };
}
