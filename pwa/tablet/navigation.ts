/** Moving from screen to screen; whatever was said on the last one goes with it. */
import { createStore, type Readable } from '../shared/store.ts';
import type { Notices } from './notices.ts';
import { before, type Screen } from './screen.ts';
import type { TapGuard } from './tap-guard.ts';

export interface Navigation {
  readonly screen: Readable<Screen>;
  go(screen: Screen): void;
  back(): void;
}

export function createNavigation(guard: TapGuard, notices: Notices): Navigation {
  const screen = createStore<Screen>({ name: 'opening' });
  function go(next: Screen): void {
    notices.clear();
    guard.shifted();
    screen.set(next);
  }
  return {
    screen,
    go,
    back() {
      const previous = before(screen.get());
      if (previous) go(previous);
    },
  };
}
