/** The address bar as a store: the one place that says which page shows what. */
import { createStore, type Readable } from '../../shared/store.ts';
import { readRoute, type Route } from '../address/route.ts';

export interface Place {
  route: Route;
  query: URLSearchParams;
}

export interface Navigation {
  place: Readable<Place>;
  /** A step the back button undoes. */
  go(href: string): void;
  /** The same place said differently (typing in a search field): no step of its own. */
  adjust(href: string): void;
  /** Follows links inside the console without a page load. */
  handleClick(event: MouseEvent): void;
}

export interface Browser {
  location: Pick<Location, 'pathname' | 'search' | 'origin'>;
  history: Pick<History, 'pushState' | 'replaceState'>;
  addEventListener(type: 'popstate', listener: () => void): void;
}

export function createNavigation(browser: Browser): Navigation {
  const read = (): Place => ({
    route: readRoute(browser.location.pathname),
    query: new URLSearchParams(browser.location.search),
  });
  const place = createStore(read());
  browser.addEventListener('popstate', () => {
    place.set(read());
  });

  const current = () => browser.location.pathname + browser.location.search;

  function go(href: string): void {
    if (href === current()) return;
    browser.history.pushState(null, '', href);
    place.set(read());
  }

  return {
    place,
    go,
    adjust(href) {
      if (href === current()) return;
      browser.history.replaceState(null, '', href);
      place.set(read());
    },
    handleClick(event) {
      const href = innerLink(event, browser.location.origin);
      if (href === null) return;
      event.preventDefault();
      go(href);
    },
  };
}

/** The link of a plain click; null when the browser should do as it always does. */
function innerLink(event: MouseEvent, origin: string): string | null {
  if (event.defaultPrevented || event.button !== 0) return null;
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return null;
  const link = event
    .composedPath()
    .find((target): target is HTMLAnchorElement => target instanceof HTMLAnchorElement);
  if (!link || link.target || link.hasAttribute('download')) return null;
  const url = new URL(link.href);
  if (url.origin !== origin || !url.pathname.startsWith('/console')) return null;
  return url.pathname + url.search;
}
