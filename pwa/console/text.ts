/**
 * Every word of the console, by room. A second language is a second value of `Text`, from the file
 * beside it (`people.ts`, `people.es.ts`); elements never write words of their own. Sentences with
 * figures are functions, so that grammar can move them about. `text` is of one language for as long
 * as the page lives: another one loads it anew.
 */
import type { Language } from '#schema/contract/users.ts';
import { approvalsTextEs } from './text/approvals.es.ts';
import { approvalsText } from './text/approvals.ts';
import { auditTextEs } from './text/audit.es.ts';
import { auditText } from './text/audit.ts';
import { catalogTextEs } from './text/catalog.es.ts';
import { catalogText } from './text/catalog.ts';
import { changesTextEs } from './text/changes.es.ts';
import { changesText } from './text/changes.ts';
import { floorTextEs } from './text/floor.es.ts';
import { floorText } from './text/floor.ts';
import { inboxTextEs } from './text/inbox.es.ts';
import { inboxText } from './text/inbox.ts';
import { paletteTextEs } from './text/palette.es.ts';
import { paletteText } from './text/palette.ts';
import { peopleTextEs } from './text/people.es.ts';
import { peopleText } from './text/people.ts';
import { problemsTextEs } from './text/problems.es.ts';
import { problemsText } from './text/problems.ts';
import { referenceTextEs } from './text/reference.es.ts';
import { referenceText } from './text/reference.ts';
import { reportsTextEs } from './text/reports.es.ts';
import { reportsText } from './text/reports.ts';
import { sessionsTextEs } from './text/sessions.es.ts';
import { sessionsText } from './text/sessions.ts';
import { settingsTextEs } from './text/settings.es.ts';
import { settingsText } from './text/settings.ts';
import { shellTextEs } from './text/shell.es.ts';
import { shellText } from './text/shell.ts';
import { tablesTextEs } from './text/tables.es.ts';
import { standingTextEs } from './text/standing.es.ts';
import { standingText } from './text/standing.ts';
import { tablesText } from './text/tables.ts';
import { viewsTextEs } from './text/views.es.ts';
import { viewsText } from './text/views.ts';
import { deskLanguage } from './text/language.ts';
import { tabletsTextEs } from './text/tablets.es.ts';
import { tabletsText } from './text/tablets.ts';

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
  ...tabletsText,
  ...changesText,
  ...standingText,
  ...approvalsText,
  ...auditText,
  ...settingsText,
  ...referenceText,
  ...problemsText,
};

/** The shape a second language has to fill. */
export type Text = typeof en;

const es: Text = {
  ...shellTextEs,
  ...reportsTextEs,
  ...sessionsTextEs,
  ...inboxTextEs,
  ...paletteTextEs,
  ...floorTextEs,
  ...peopleTextEs,
  ...catalogTextEs,
  ...viewsTextEs,
  ...tablesTextEs,
  ...changesTextEs,
  ...approvalsTextEs,
  ...auditTextEs,
  ...settingsTextEs,
  ...tabletsTextEs,
  ...referenceTextEs,
  ...problemsTextEs,
  ...standingTextEs,
};

export const languages: Readonly<Record<Language, Text>> = { en, es };

export const text: Text = languages[deskLanguage()];
