/**
 * An open page learns that the server has a newer build, and loads it when nobody minds.
 *
 *     look ─▶ another build ─▶ wait ─▶ idle, and untouched for a while ─▶ reload
 *      ▲                        └──▶ the build is ours again (taken back) ─▶ stop waiting
 *      └── every minute, when the page is looked at again, when a new service worker took over
 */
export interface NewVersionParts {
  /** The build this page belongs to. */
  build: string;
  /** Asks the server for its build; null when it does not say. */
  newestBuild(): Promise<string | null>;
  /** Whether the page may go: nobody is signed in, nothing is on its way. Asked again and again. */
  isIdle(): boolean;
  reload(): void;
}

export interface NewVersionWatch {
  /** Asks whether there is a newer build. */
  look(): Promise<void>;
  /** Somebody is at the page: it stays for now, whatever `isIdle` says. */
  touched(): void;
}

const ASK_AGAIN_MS = 1_000;
/** Somebody who looks for a name on the wall types, stops and types again. */
const UNTOUCHED_MS = 10_000;

export function watchForNewVersion(parts: NewVersionParts): NewVersionWatch {
  let waiting: ReturnType<typeof setInterval> | undefined;
  let touchedMs = -Infinity;

  function stopWaiting(): void {
    clearInterval(waiting);
    waiting = undefined;
  }

  function reloadWhenIdle(): void {
    if (performance.now() - touchedMs < UNTOUCHED_MS || !parts.isIdle()) return;
    stopWaiting();
    parts.reload();
  }

  async function look(): Promise<void> {
    const newest = await parts.newestBuild();
    if (newest === null) return;
    if (newest === parts.build) stopWaiting();
    else waiting ??= setInterval(reloadWhenIdle, ASK_AGAIN_MS);
  }

  return {
    look,
    touched() {
      touchedMs = performance.now();
    },
  };
}
