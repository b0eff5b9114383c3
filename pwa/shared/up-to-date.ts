/** Has a page open without a network, and follow the server's builds while it stays open for weeks. */
import { watchForNewVersion } from './new-version.ts';
import { pageBuild } from './page-facts.ts';
import { startServiceWorker } from './service-worker.ts';

const LOOK_EVERY_MS = 60_000;

/** The build the server has for this page; null when it does not say. */
export async function newestBuild(): Promise<string | null> {
  try {
    const address = `${import.meta.env.BASE_URL}version.json`;
    const response = await fetch(address, { cache: 'no-store' });
    if (!response.ok) return null;
    const { build } = (await response.json()) as { build?: string };
    return build ?? null;
  } catch {
    // No network, or a proxy's own page: the next look may know more.
    return null;
  }
}

/** @param isIdle whether nobody would mind if the page were loaded anew, now */
export function keepUpToDate(isIdle: () => boolean): void {
  const build = pageBuild();
  if (build === null) return;
  const watch = watchForNewVersion({
    ...{ build, newestBuild, isIdle },
    reload: () => {
      location.reload();
    },
  });
  for (const kind of ['pointerdown', 'keydown']) {
    window.addEventListener(kind, watch.touched, { capture: true, passive: true });
  }

  // What the page shows first comes before what it keeps for later.
  const isLoaded = new Promise((loaded) => {
    if (document.readyState === 'complete') loaded(undefined);
    else window.addEventListener('load', loaded, { once: true });
  });
  const registered = isLoaded.then(startServiceWorker);

  const look = () => {
    void watch.look();
    void registered.then((registration) => registration?.update()).catch(() => undefined);
  };
  setInterval(look, LOOK_EVERY_MS);
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') look();
  });
  void registered.then((registration) => {
    if (!registration) return;
    navigator.serviceWorker.addEventListener('controllerchange', () => void watch.look());
  });
}
