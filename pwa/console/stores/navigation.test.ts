import { describe, expect, it } from 'vitest';
import { createNavigation, type Browser } from './navigation.ts';

function fakeBrowser(start: string) {
  const entries = [start];
  let listener = () => {};
  const location = { origin: 'http://shop', pathname: '', search: '' };
  const show = () => {
    const url = new URL(entries.at(-1) ?? '/', location.origin);
    Object.assign(location, { pathname: url.pathname, search: url.search });
  };
  show();
  const browser: Browser = {
    location,
    history: {
      pushState: (_state, _title, href) => {
        entries.push(String(href));
        show();
      },
      replaceState: (_state, _title, href) => {
        entries[entries.length - 1] = String(href);
        show();
      },
    },
    addEventListener: (_type, run) => (listener = run),
  };
  const back = () => {
    entries.pop();
    show();
    listener();
  };
  return { browser, entries, back };
}

describe('createNavigation', () => {
  it('begins where the address says', () => {
    const { browser } = fakeBrowser('/console/reports/10482?q=cup');
    const { route, query } = createNavigation(browser).place.get();
    expect(route).toEqual({ page: 'reports', orderNumber: '10482' });
    expect(query.get('q')).toBe('cup');
  });

  it('goes on and comes back', () => {
    const { browser, back } = fakeBrowser('/console/reports');
    const navigation = createNavigation(browser);
    navigation.go('/console/people/7');
    expect(navigation.place.get().route).toEqual({ page: 'people', person: 7 });
    back();
    expect(navigation.place.get().route).toEqual({ page: 'reports', orderNumber: null });
  });

  it('makes no second step for the same address', () => {
    const { browser, entries } = fakeBrowser('/console/tablets');
    createNavigation(browser).go('/console/tablets');
    expect(entries).toHaveLength(1);
  });

  it('says the same place differently without a step', () => {
    const { browser, entries } = fakeBrowser('/console/reports');
    const navigation = createNavigation(browser);
    navigation.adjust('/console/reports?q=c');
    navigation.adjust('/console/reports?q=cup');
    expect(entries).toEqual(['/console/reports?q=cup']);
    expect(navigation.place.get().query.get('q')).toBe('cup');
  });
});
