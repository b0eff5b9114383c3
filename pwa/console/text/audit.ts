/** Words of the audit: who did what when. */
import type { AuditPreset, Seal } from '#schema/contract/audit.ts';
import type { AuditGroup } from '#schema/rules/audit-commands.ts';
import { auditSentences, signInSentences } from '#schema/rules/audit-sentences.ts';
import { auditCodes, auditFields, auditParts } from './audit-fields.ts';
import { count } from './count.ts';

const number = (value: number): string => value.toLocaleString('en-US');

export const auditText = {
  audit: {
    /** From whatever it is about, to all that was done to it. */
    linkTo: 'Everything in the audit',
    title: 'Audit',
    sentence: 'Who did what when, with what was there before. Nothing here can be changed.',
    sentences: auditSentences,
    signIns: signInSentences,
    presetsName: 'Ready-made lists',
    everything: 'Everything',
    presets: {
      security: 'Security, last 24 hours',
      'failed-sign-ins': 'Failed sign-ins, last hour',
      removals: 'Deletions and voids',
      'own-work': 'Own work, decided by themselves',
    } satisfies Record<AuditPreset, string>,
    what: 'What',
    groups: {
      work: 'Work',
      corrections: 'Corrections and inbox',
      orders: 'Orders',
      catalog: 'Catalog',
      people: 'People and teams',
      pay: 'Pay rates',
      'sign-ins': 'Signing in',
      tablets: 'Tablets',
      settings: 'Settings and views',
      imports: 'Imports',
      steps: 'Server steps only',
    } satisfies Record<AuditGroup, string>,
    usually: 'No server steps',
    all: 'Server steps, too',
    who: 'Who',
    everybody: 'Everybody',
    outcome: 'Outcome',
    outcomes: { '': 'All', accepted: 'Done', refused: 'Refused' },
    search: 'Order, name, key, word …',
    searchName: 'Search',
    about: {
      session: 'About one session',
      user: (name: string) => `About ${name}`,
      somebody: (id: string) => `About person ${id}`,
      order: (orderNumber: string) => `About order ${orderNumber}`,
      device: (id: string) => `About tablet ${id}`,
    },
    aboutOff: 'No more about this only',
    caption: 'Arrow keys move, Enter opens a line.',
    columns: { when: 'When', who: 'Who', what: 'What', tablet: 'Tablet', outcome: 'Outcome' },
    server: 'Server',
    nobodyKnown: 'Unknown',
    refused: 'Refused',
    own: 'own work',
    lookedBackTo: (when: string) => `Looked back to ${when}.`,
    shown: (entries: number) => count(entries, 'line', 'lines'),
    allShown: (entries: number) => `${count(entries, 'line', 'lines')}. There is nothing older.`,
    emptyTitle: 'Nothing was found',
    emptyHelp: 'Choose a longer range, or fewer filters.',
    emptyPreset: {
      security: 'No sign-in failed and nothing of security was changed in the last 24 hours.',
      'failed-sign-ins': 'Nobody failed to sign in within the last hour.',
      removals: 'Nothing was undone, discarded, revoked or removed.',
      'own-work': 'Nobody corrected, decided or approved the own work.',
    } satisfies Record<AuditPreset, string>,
    notListed: 'There is no such line.',

    refusedBecause: 'It was refused, so nothing changed.',
    answerGone: 'Why is not kept any longer than 90 days.',
    asked: 'What it was about',
    changes: 'What changed',
    before: 'Before',
    after: 'After',
    nothingChanged: 'Nothing that is logged.',
    details: 'Details',
    arrived: 'Arrived',
    counts: 'Counts at',
    tablet: 'Tablet',
    address: 'Came from',
    command: 'Command',
    scope: 'Whose key',
    key: 'Key',
    row: 'Line',
    seal: 'Seal',
    seals: {
      whole: 'As it was written',
      edited: 'Edited since it was written',
      unchained: 'Does not follow the line before it',
    } satisfies Record<Seal, string>,
    more: 'More about it',
    yes: 'yes',
    no: 'no',
    withheld: 'withheld',
    fields: auditFields,
    parts: auditParts,
    codes: auditCodes,
    shiftBreak: (length: string) => `break ${length}`,

    chain: {
      title: 'Is the log whole?',
      never: 'Nobody has verified it from here yet.',
      whole: (rows: number) => `${number(rows)} lines are as they were written.`,
      broken: (seq: number) => `The log is broken at line ${number(seq)}.`,
      before: (rows: number) =>
        rows === 0
          ? 'No line before it is whole.'
          : `The ${number(rows)} lines before it are whole.`,
      by: (when: string, name: string | null) =>
        name === null ? `Verified ${when}.` : `Verified ${when} by ${name}.`,
      head: (seq: number, when: string) =>
        `The head the server noted apart at ${when}, line ${number(seq)}, is there.`,
      headGone: (seq: number, when: string) =>
        `The head the server noted apart at ${when}, line ${number(seq)}, is not there: lines were cut off or written anew.`,
      noHead: 'There was no head noted apart to hold it against.',
      verify: 'Verify now',
      again: 'Verify again',
      running: (checked: number, total: number) =>
        `Verifying: ${number(checked)} of ${number(total)} lines are whole so far.`,
      progress: 'Lines verified',
      help: 'Keep the backup of before this line, and look at who could write to the file of the database.',
    },
  },
};
