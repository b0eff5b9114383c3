/** Words of what comes from the ERP: how fresh it is, what it changed, and what it does not know. */
import type {
  ImportResult,
  ReferenceChangeKind,
  ReferenceGroup,
} from '#schema/contract/reference.ts';
import type { ImportReasonCode } from '#schema/rules/import-reasons.ts';
import type { ReferenceSection } from '../address/route.ts';
import { count } from './count.ts';

const orders = (many: number): string => count(many, 'order', 'orders');

export const referenceText = {
  reference: {
    title: 'Reference data',
    sentence:
      'Customers, orders and items as the ERP has them: how fresh they are and what changed.',
    sections: 'Parts of the reference data',
    tabs: {
      imports: 'Imports',
      changes: 'Changed orders',
      unmatched: 'Unmatched orders',
      items: 'Items',
      tables: 'Tables',
    } satisfies Record<ReferenceSection, string>,
    groups: { customers: 'Customers', orders: 'Orders', items: 'Items' } satisfies Record<
      ReferenceGroup,
      string
    >,

    standingName: 'How fresh it is',
    underWayTitle: 'An import is under way',
    underWayHelp:
      'Everybody goes on with what was there before, until all of it is in. This page shows it by itself.',
    freshTitle: (when: string) => `Fresh as of ${when}`,
    freshHelp: 'All that the ERP dropped last is in.',
    neverTitle: 'Nothing was imported yet',
    neverHelp: 'Orders are typed on the floor until the ERP’s tables are read for the first time.',
    failedTitle: (groups: string) => `The last import failed: ${groups}`,
    failedHelp:
      'Nothing was lost and work goes on. Put right in the ERP’s tables what is said here, or let it drop them again; then refresh.',
    heldTitle: (groups: string) => `Held back until you look: ${groups}`,
    heldHelp:
      'So much less came than the last time that it may be a broken file. Nothing of it is in.',
    acceptedHelp: 'It was accepted: the next refresh lets these very files in.',
    stillFrom: (when: string) => `What is in force is from ${when}.`,
    nextAt: (when: string, at: string) => `Next refresh: ${when}. Monday to Friday at ${at}.`,
    noSchedule:
      'This server fetches nothing by itself. Set REFERENCE_INBOX to the folder the ERP drops its tables in.',
    howTo: 'How to set it up',
    lost: (when: string) => `So it was at ${when}: the server cannot be reached.`,
    refresh: 'Refresh now',
    refreshing: 'Importing …',
    refreshStarted: 'The import has begun.',
    accept: 'Accept…',
    acceptTitle: (group: string) => `Let this in? (${group})`,
    acceptHelp:
      'These very files are imported now: what they lack leaves the lists. Orders with work on them stay, with their time and their money; people, sessions and material are not touched. Files that come later are checked anew.',
    acceptAction: 'Accept and import',
    accepted: 'Accepted. The import has begun.',
    acceptedOnly: 'Accepted. The next refresh lets it in.',
    look: 'What came',

    results: {
      imported: 'Imported',
      unchanged: 'Unchanged',
      quarantined: 'Held back',
      failed: 'Failed',
    } satisfies Record<ImportResult, string>,
    allGroups: 'All',
    importsName: 'The last imports',
    importColumns: {
      when: 'When',
      group: 'What',
      result: 'Result',
      window: 'Orders from … to',
      rows: 'Rows',
      added: 'Added',
      changed: 'Changed',
      closed: 'Closed',
      duration: 'Took',
    },
    window: (from: string, to: string) => `${from} to ${to}`,
    everything: 'All there are',
    seconds: (amount: string) => `${amount} s`,
    importsEmptyTitle: 'No import yet',
    importsEmptyHelp:
      'Set REFERENCE_INBOX to the folder the ERP drops its tables in and write a mapping of their columns; then “Refresh now” reads them.',
    importsEmptyReady: 'The folder of the ERP is known. “Refresh now” reads what lies there.',
    importTitle: (group: string, when: string) => `${group}, ${when}`,
    importMissing: 'This import is not among the last ones',
    saidTitle: 'What the import says',
    /** By code, with the same holes, where the page does not say it as the server does. */
    reasons: {} as Readonly<Partial<Record<ImportReasonCode, string>>>,
    placeRow: (row: string) => `row ${row}`,
    placeField: (field: string) => `field ${field}`,
    placeValue: (value: string) => `value ${value}`,
    warningsTitle: (many: number) => count(many, 'warning', 'warnings'),
    filesTitle: 'Files',
    hash: 'SHA-256',
    fileRows: (many: number) => count(many, 'row', 'rows'),
    bytes: (amount: string) => `${amount} bytes`,
    acceptedAt: 'Accepted',
    noFiles: 'No file was read.',

    since: (when: string) =>
      `Since ${when}, import by import: an order that two of them changed stands here twice.`,
    kindsName: 'Which changes',
    kinds: { changed: 'Changed', added: 'New', gone: 'Gone' } satisfies Record<
      ReferenceChangeKind,
      string
    >,
    changeColumns: { order: 'Order', at: 'When', what: 'What' },
    changeWords: { added: 'New', changed: 'Changed', closed: 'Closed', left: 'Left' },
    leftHelp: 'The ERP has it no more, and nobody worked on it.',
    closedHelp: 'The ERP has it no more. It stays for the work on it, and more can be done.',
    addedHelp: 'It can be found and worked on now.',
    fields: {
      orderNumber: 'Number',
      customer: 'Customer',
      description: 'Description',
      quantity: 'Quantity',
      orderDate: 'Ordered',
      dueDate: 'Due',
      revenueCents: 'Revenue',
      status: 'Status',
      holdNote: 'Hold note',
      floorNote: 'Floor note',
    } as Readonly<Partial<Record<string, string>>>,
    nothingSaid: 'nothing',
    before: 'before',
    after: 'after',
    changesEmptyTitle: {
      changed: 'No order was changed',
      added: 'No order is new',
      gone: 'No order went',
    } satisfies Record<ReferenceChangeKind, string>,
    changesEmptyHelp: (when: string) => `No import did so since ${when}.`,

    unmatchedHelp:
      'Typed on the floor, and not in the ERP. Some are typos of one it has; others will come with a later import and match by themselves.',
    unmatchedColumns: { order: 'Typed', at: 'When', work: 'Work on it', suggestions: 'Meant was' },
    sessions: (many: number) => count(many, 'session', 'sessions'),
    mergeInto: (orderNumber: string) => `Merge into ${orderNumber}`,
    other: 'Another order…',
    otherOf: (orderNumber: string) => `Merge ${orderNumber} into another order`,
    noSuggestion: 'None is one slip of the finger away.',
    unmatchedEmptyTitle: 'Every typed order is matched',
    unmatchedEmptyHelp: 'What the floor types and the ERP does not know shows here.',
    mergeTitle: (orderNumber: string) => `Merge ${orderNumber}`,
    into: 'Into which order',
    intoHint: 'Number, customer or description of the order that was meant.',
    intoRequired: 'Please choose the order that was meant.',
    found: (many: number) => `${orders(many)} found`,
    noneFound: 'No such order.',
    itself: 'This is the order itself.',
    reason: 'Reason',
    reasonHint: 'Kept in the audit, for everybody to read.',
    moves: 'What moves',
    moveSessions: (many: number, hours: string, into: string) =>
      many === 1
        ? `1 session with ${hours} and its labor cost moves to ${into}.`
        : `${count(many, 'session', 'sessions')} with ${hours} and their labor cost move to ${into}.`,
    moveNothing: (into: string) => `No finished work is on it; what runs now moves to ${into}.`,
    moveMaterial: (into: string) => `Material that was logged on it moves to ${into}.`,
    stays: (from: string) => `${from} stays, void, and says into which it went.`,
    merge: 'Merge',
    merged: (from: string, into: string, sessions: number) =>
      `${from} is merged into ${into}: ${count(sessions, 'session', 'sessions')} moved.`,

    itemsHelp:
      'The ERP’s items. Nobody can log one until it is adopted as a material; what the ERP changes later does not change the material.',
    itemSearch: 'Code or name',
    itemColumns: { code: 'Code', name: 'Name', unit: 'Unit', cost: 'Unit cost', state: 'Material' },
    isMaterial: 'A material',
    adopt: 'Adopt…',
    adoptOf: (name: string) => `Adopt ${name} as a material`,
    adoptTitle: (name: string) => `Adopt ${name}`,
    adoptHelp: 'It shows on the tablets as soon as it is adopted. The catalog changes it later.',
    adoptAction: 'Adopt',
    adopted: (code: string) => `${code} is a material now.`,
    itemsEmptyTitle: 'No items from the ERP',
    itemsEmptyHelp: 'The mapping names no table of items yet, or none was imported.',
    itemsNoneTitle: 'No such item',
    itemsNoneHelp: 'Look for another part of its code or name.',

    tablesHelp:
      'The ERP’s tables as they lie in the folder the import reads: what is in them, whether an import would take them, and how a mapping of their columns begins.',
    tableColumns: { name: 'Table', size: 'Size', writtenAt: 'Written' },
    tablesEmptyTitle: 'No tables yet',
    tablesEmptyHelp:
      'They are fetched from REFERENCE_INBOX by “Refresh now”, or put into the folder of the import by hand.',
    soundTitle: 'An import would take it',
    damagedTitle: 'An import that reads this would refuse it',
    times: (many: number) => `${many} times`,
    looking: 'Looking into it …',
    tableFacts: {
      version: 'Version',
      codePage: 'Code page',
      rows: 'Rows',
      memos: 'Memos',
    },
    unknownVersion: 'not a known kind of table',
    readAs: (codePage: string, encoding: string) => `${codePage}, read as ${encoding}`,
    rowsOf: (rows: string, deleted: string) => `${rows}, ${deleted} deleted`,
    rowsSeen: (rows: string, seen: string, deleted: string) =>
      `${rows}; the first ${seen} were looked at, ${deleted} of them deleted`,
    memosOf: (file: string, memos: number, longest: string) =>
      `${file}: ${count(memos, 'memo', 'memos')} in use, the longest ${longest} bytes`,
    noMemos: 'None',
    fieldsTitle: (many: number) => count(many, 'field', 'fields'),
    sampleTitle: (row: string) => `Row ${row}`,
    nothingThere: 'empty',
    yes: 'true',
    no: 'false',
    mappingTitle: 'A mapping to begin with',
    mappingHelp:
      'It knows the columns of this table. What they mean is for you to say, wherever it says “the field” or “the file”.',
    copy: 'Copy',
    copied: 'Copied.',
    notCopied: 'The browser did not let it be copied. Select the text instead.',
  },
};
