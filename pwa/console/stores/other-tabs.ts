/** The tabs of one browser are signed in together: they tell each other who came and who left. */
import type { SignedInUser } from '#schema/contract/auth.ts';

export interface OtherTabs {
  /** Null when somebody signed out. */
  tell(user: SignedInUser | null): void;
  listen(hear: (user: SignedInUser | null) => void): void;
}

export function openOtherTabs(): OtherTabs {
  const channel = new BroadcastChannel('time-on-tasks.console-sign-in');
  return {
    tell(user) {
      channel.postMessage(user);
    },
    listen(hear) {
      channel.addEventListener('message', ({ data }: MessageEvent<SignedInUser | null>) => {
        hear(data);
      });
    },
  };
}
