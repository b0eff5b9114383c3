/**
 * Whose page this is. The tabs of one browser share a cookie, so who the server takes somebody for
 * can change behind a page; it names its owner with every request and is told when that is wrong.
 *
 *     asking ─▶ out ─▶ in ─▶ locked ─▶ in    the same person signed in again, and goes on
 *                      │        └────▶ out   nobody did for an hour
 *                      └───▶ replaced        somebody else signed in in this browser
 */
import type { SignedInUser } from '#schema/contract/auth.ts';
import { after as afterTimeout, type After } from '../../shared/after.ts';
import type { ApiError } from '../../shared/api.ts';
import { createStore, type Readable } from '../../shared/store.ts';

export type Presence =
  | { status: 'asking' }
  | { status: 'unreachable'; error: ApiError }
  /** Whether a sign-in ended here, too long ago for anything of it to be kept. */
  | { status: 'out'; ended: boolean }
  | { status: 'in'; user: SignedInUser }
  /** Their sign-in ended: the page is kept for them, and shown to nobody. */
  | { status: 'locked'; user: SignedInUser }
  /** It was `user`’s page; `by` is the name of whoever signed in meanwhile. */
  | { status: 'replaced'; user: SignedInUser; by: string };

/** Whoever talks to the server says for whom, and passes on what it hears of that. */
export interface PageOwner {
  presence: Readable<Presence>;
  userId(): number | null;
  /** Resolves when the page is not locked: until then nothing is asked. */
  settled(): Promise<void>;
  /** @param asker in whose name it was asked; what an earlier person is told counts no more */
  hear(refusal: ApiError, asker: number | null): void;
}

export interface PresenceStore extends PageOwner {
  become(presence: Presence): void;
  replacedBy(name: string): void;
}

/** Whoever meets the end of a sign-in while typing is there; who is not, comes back to a clear page. */
const KEPT_MS = 3_600_000;

export function createPresence(after: After = afterTimeout): PresenceStore {
  const presence = createStore<Presence>({ status: 'asking' });

  const userId = (): number | null => {
    const now = presence.get();
    return 'user' in now ? now.user.id : null;
  };

  function lock(): void {
    const now = presence.get();
    if (now.status !== 'in') return;
    const locked: Presence = { status: 'locked', user: now.user };
    presence.set(locked);
    after(KEPT_MS, () => {
      if (presence.get() === locked) presence.set({ status: 'out', ended: true });
    });
  }

  function replacedBy(by: string): void {
    const now = presence.get();
    if ('user' in now) presence.set({ status: 'replaced', user: now.user, by });
  }

  return {
    presence,
    userId,
    become: presence.set,
    replacedBy,
    settled: () =>
      new Promise((resolve) => {
        const look = (): boolean => {
          if (presence.get().status === 'locked') return false;
          resolve();
          return true;
        };
        if (look()) return;
        const stop = presence.subscribe(() => {
          if (look()) stop();
        });
      }),
    hear({ code, context }, asker) {
      if (asker !== userId()) return;
      if (code === 'not_signed_in') lock();
      if (code === 'other_user') replacedBy(String(context['displayName']));
    },
  };
}
