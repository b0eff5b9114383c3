/**
 * Every word of the console, by room. A second language is a second value of `Text`; elements
 * never write words of their own. Sentences with figures are functions, so that grammar can move
 * them about. `text` is of one language for as long as the page lives: another one loads it anew.
 */
import type { Language } from '#schema/contract/users.ts';
import { approvalsText } from './text/approvals.ts';
import { auditText } from './text/audit.ts';
import { catalogText } from './text/catalog.ts';
import { changesText } from './text/changes.ts';
import { floorText } from './text/floor.ts';
import { inboxText } from './text/inbox.ts';
import { paletteText } from './text/palette.ts';
import { peopleText } from './text/people.ts';
import { reportsText } from './text/reports.ts';
import { deskLanguage } from './text/language.ts';
import { sessionsText } from './text/sessions.ts';
import { shellText } from './text/shell.ts';
import { viewsText } from './text/views.ts';
import { tablesText } from './text/tables.ts';

const en = {
  ...shellText,
  ...reportsText,
  ...sessionsText,
  ...inboxText,
  ...paletteText,
  ...floorText,
  ...peopleText,
  ...catalogText,
  ...viewsText,
  ...tablesText,
  ...changesText,
  ...approvalsText,
  ...auditText,
};

/** The shape a second language has to fill. */
export type Text = typeof en;

const languages: Readonly<Partial<Record<Language, Text>>> = { en };

export const text: Text = languages[deskLanguage()] ?? en;
