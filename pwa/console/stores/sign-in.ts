/** Who sits at the desk. Knows nothing until the server was asked once. */
import type { SignedIn, SignedInUser, SignedInUserAnswer } from '#schema/contract/auth.ts';
import type { Me } from '#schema/contract/sessions.ts';
import type { Language } from '#schema/contract/users.ts';
import { asApiError } from '../../shared/api.ts';
import type { Clock } from '../../shared/clock.ts';
import type { Readable } from '../../shared/store.ts';
import type { ConsoleApi } from './console-api.ts';
import type { OtherTabs } from './other-tabs.ts';
import type { Presence, PresenceStore } from './presence.ts';
import { createSubmitter, type Submitter } from './submission.ts';

export interface SignIn {
  presence: Readable<Presence>;
  /** Asks whether a cookie of an earlier visit still holds. */
  resume(): Promise<void>;
  signIn: Submitter<[username: string, password: string], SignedInUser>;
  /** Their own language, from now on and everywhere. */
  language: Submitter<[language: Language], SignedInUser>;
  signOut(): Promise<void>;
  /** Whoever changed themselves sees at once what they are now; operators have no console. */
  follow(changed: Pick<SignedInUser, 'id' | 'role'>): Promise<void>;
}

export interface SignInParts {
  api: ConsoleApi;
  clock: Clock;
  owner: PresenceStore;
  otherTabs: OtherTabs;
  /** Makes the page speak it; resolves once it does. */
  useLanguage: (language: Language) => Promise<void>;
  /** Loads the page anew, at the same address: nothing after this is run. */
  beginAnew: () => Promise<never>;
}

export function createSignIn({
  api,
  clock,
  owner,
  otherTabs,
  useLanguage,
  beginAnew,
}: SignInParts): SignIn {
  const { presence } = owner;

  /** Who the cookie says is here; learns the server's time on the way. */
  async function askWho(): Promise<SignedInUser> {
    const sentMs = clock.nowMs();
    const { user, now } = await api.get<Me>('/api/me');
    clock.measure(now, sentMs, clock.nowMs());
    return user;
  }

  /** Nothing is shown to anybody before it is in their language. */
  async function welcome(user: SignedInUser): Promise<void> {
    await useLanguage(user.language);
    owner.become({ status: 'in', user });
  }

  async function resume(): Promise<void> {
    try {
      await welcome(await askWho());
    } catch (error) {
      const problem = asApiError(error);
      if (problem.code === 'other_user') return;
      const isOut = problem.status === 401 || problem.status === 403;
      owner.become(
        isOut ? { status: 'out', ended: false } : { status: 'unreachable', error: problem },
      );
    }
  }

  async function signOut(): Promise<void> {
    // Also when the server cannot be reached the desk is cleared; the cookie then ends by itself.
    await api.change('DELETE', '/api/auth').catch(() => undefined);
    if (presence.get().status === 'replaced') return;
    otherTabs.tell(null);
    owner.become({ status: 'out', ended: false });
  }

  otherTabs.listen((user) => {
    const now = presence.get();
    if (user === null) {
      if ('user' in now) owner.become({ status: 'out', ended: false });
    } else if (!('user' in now)) void resume();
    else if (now.user.id === user.id) void welcome(user);
    else owner.replacedBy(user.displayName);
  });

  return {
    presence,
    resume,
    signIn: createSubmitter(async (username, password) => {
      const { user } = await api.change<SignedIn>('POST', '/api/auth/password', {
        username,
        password,
      });
      otherTabs.tell(user);
      const before = presence.get();
      if (before.status === 'locked') {
        if (before.user.id !== user.id) await beginAnew();
      } else {
        // What "today" is and how long work runs is the server's to say, before anything is shown.
        await askWho().catch(() => undefined);
      }
      await welcome(user);
      return user;
    }),
    language: createSubmitter(async (language) => {
      const { user } = await api.change<SignedInUserAnswer>('PATCH', '/api/me', { language });
      await welcome(user);
      return user;
    }),
    signOut,
    async follow({ id, role }) {
      const now = presence.get();
      if (now.status !== 'in' || now.user.id !== id) return;
      await (role === 'operator' ? signOut() : resume());
    },
  };
}
