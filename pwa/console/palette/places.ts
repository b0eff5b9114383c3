/** Where the command palette leads besides orders. */
import type { Role } from '#schema/contract/users.ts';
import { homeOf, writeRoute, type Room } from '../address/route.ts';
import type { PersonName } from '../stores/directory.ts';
import { REPORT_TABS } from '../tables/tabs.ts';
import { text } from '../text.ts';
import type { Entry } from './entries.ts';

const toPage = (title: string, hint: string, href: string): Entry => ({
  kind: 'page',
  title,
  hint,
  href,
});

/** The pages of the rail, the reports behind one of them, and the guide. */
export function pagePlaces(rooms: readonly Room[]): Entry[] {
  const rail = rooms.map((room) => toPage(text.pages[room], '', homeOf(room)));
  const tables = REPORT_TABS.filter((tab) => tab !== 'orders').map((table) =>
    toPage(text.tables.tabs[table], text.pages.reports, writeRoute({ page: 'reports', table })),
  );
  return [...rail, ...tables, toPage(text.palette.guide, '', '/guide/')];
}

/** Admins are led to the person, foremen to the person's work. */
export function peoplePlaces(people: readonly PersonName[], role: Role): Entry[] {
  return people.map(({ id, displayName, team }) => ({
    kind: 'person',
    title: displayName,
    hint: team ?? '',
    href:
      role === 'admin'
        ? writeRoute({ page: 'people', person: id })
        : writeRoute(
            { page: 'sessions', sessionId: null },
            new URLSearchParams({ user: String(id) }),
          ),
  }));
}
