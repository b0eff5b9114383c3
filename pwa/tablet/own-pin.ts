/** Changing a one-time PIN, which comes before anything else and needs the server. */
import type { PinSignedIn } from '#schema/contract/auth.ts';
import { asApiError } from '../shared/api.ts';
import { createStore, type Readable } from '../shared/store.ts';
import type { Server } from './server.ts';
import { refusal } from './refusal.ts';
import type { TapGuard } from './tap-guard.ts';
import { text } from './text.ts';

export interface OwnPin {
  /** Why the last one was not taken; null before the first. */
  readonly message: Readable<string | null>;
  begin(): void;
  choose(userId: number, pin: string): Promise<void>;
}

interface Parts {
  server: Pick<Server, 'choosePin'>;
  guard: TapGuard;
  onChosen: (answer: PinSignedIn) => Promise<void>;
  /** Nobody may choose here any more: they sign in again. */
  onLost: (words: string) => void;
}

export function createOwnPin({ server, guard, onChosen, onLost }: Parts): OwnPin {
  const message = createStore<string | null>(null);
  /** A PIN was sent and no answer came: it may be the own one by now. */
  let isUncertain = false;

  function refuse(error: unknown): void {
    const words = text().ownPin;
    const problem = asApiError(error);
    if (problem.unheard) {
      isUncertain = true;
      message.set(words.silent);
    } else if (problem.code === 'not_signed_in' || problem.code === 'not_allowed') {
      onLost(isUncertain ? words.perhaps : text().wall.signedOut);
    } else {
      // The easy ones were refused before they were sent.
      message.set(problem.code === 'weak_pin' ? words.same : refusal(problem));
    }
  }

  return {
    message,
    begin() {
      message.set(null);
      isUncertain = false;
    },
    async choose(userId, pin) {
      await guard.run('own-pin', async () => {
        message.set(null);
        try {
          await onChosen(await server.choosePin(userId, pin));
        } catch (error) {
          refuse(error);
        }
      });
    },
  };
}
