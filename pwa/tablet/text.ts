/**
 * Every word the tablet says. A second language is a second object of the same type in `languages`,
 * so that a missing word does not compile; the one spoken is that of whoever is here, so nothing
 * keeps words over a change of people.
 */
import type { ReviewReason } from '#schema/contract/events.ts';
import type { Language } from '#schema/contract/users.ts';
import { quantity } from '../shared/format.ts';
import { spokenLanguage } from '../shared/language.ts';
import { correctionText } from './correction-text.ts';
import { ownPinText } from './own-pin-text.ts';
import { selfTestText } from './self-test-text.ts';
import { spanish } from './text.es.ts';

export type Text = typeof english;

export function text(): Text {
  return languages[spokenLanguage()];
}

export function count(amount: number, one: string, many: string): string {
  return `${amount} ${amount === 1 ? one : many}`;
}

const english = {
  back: 'Back',
  tryAgain: 'Try again',
  loading: 'One moment…',
  dismiss: 'Close this message',

  status: {
    label: 'State of this tablet',
    allSaved: 'All saved',
    sending: 'Sending…',
    waiting: (taps: number, since: string) =>
      `${count(taps, 'tap', 'taps')} not sent yet, since ${since}`,
    offline: 'No network',
    storage: (taps: number) =>
      taps === 0
        ? 'This tablet cannot store taps'
        : `${count(taps, 'tap', 'taps')} not stored: leave this page open`,
    refused: (taps: number) => `${count(taps, 'tap', 'taps')} not taken: tell the office`,
    demo: 'Demo',
    theme: {
      system: 'Colors: as the system says',
      light: 'Colors: light',
      dark: 'Colors: dark',
    },
  },

  clock: {
    fast: (amount: string) => `This tablet’s clock is ${amount} fast: tell your foreman.`,
    slow: (amount: string) => `This tablet’s clock is ${amount} slow: tell your foreman.`,
    minutes: (amount: number) => `${amount} minutes`,
    hours: (amount: number) => `${amount} hours`,
    days: (amount: number) => `${amount} days`,
  },

  opening: {
    title: 'Looking for the server',
    failed: 'The server cannot be reached',
    failedHelp:
      'This tablet keeps trying. If it takes long, check the network or ask your foreman.',
  },

  insecure: {
    label: 'About this connection',
    title: 'This page came over plain http.',
    missing:
      'Without the network it can neither open nor keep your work: the browser gives it no service worker, no encryption (WebCrypto) and no lasting storage.',
    help: 'Ask the office for the https:// address.',
  },

  enrolment: {
    title: 'This tablet is new here',
    help: 'Ask the office for a one-time code: Console, Tablets, Add tablet. It is valid for ten minutes.',
    field: 'One-time code',
    go: 'Enrol this tablet',
    invitedTitle: 'Enrol this tablet?',
    invitedHelp: 'The code came with the address. One tap, and the office knows this tablet.',
    already: (name: string) =>
      `The office knows this tablet as ${name}. The code is for enrolling it anew.`,
    leave: 'Not now',
    refused: 'That code is not valid, or no longer. Ask for a new one.',
  },

  ...selfTestText,

  wall: {
    title: 'Who are you?',
    filter: 'Find your name',
    filterHint: 'Type a name or scan your badge',
    clear: 'Clear',
    teams: 'Teams',
    everyone: 'Everyone',
    people: 'People',
    onTheClock: 'On the clock',
    nobodyTitle: 'Nobody here by that name',
    nobodyHelp: 'Try fewer letters, another team, or ask your foreman.',
    emptyTitle: 'No people yet',
    emptyHelp: 'The office adds people in the console. They appear here by themselves.',
    failedTitle: 'The names could not be loaded',
    unknownBadge: (badge: string) => `Nobody has the badge ${badge}. Find your name instead.`,
    signedOut: 'You were signed out. Please sign in again.',
    otherTab: 'Somebody signed in or out in another window of this tablet.',
  },

  pin: {
    title: (name: string) => `Hello, ${name}`,
    prompt: 'Enter your PIN',
    promptOffline: 'Enter your PIN. No network: it is checked later.',
    entered: (digits: number, length: number) => `${digits} of ${length} digits entered`,
    notMe: 'Not me',
    erase: 'Delete the last digit',
    done: 'Sign in',
    keypad: 'Keypad',
    checking: 'Checking…',
    wrong: 'That PIN is not right. Try again, or ask your foreman.',
    throttled: (wait: string) => `Too many tries. Try again in ${wait}, or ask your foreman.`,
    throttleOver: 'You can try again now.',
    forgotten: 'Forgot your PIN? Ask your foreman.',
    demo: (pin: string) => `Demo shop: everybody’s PIN is ${pin}`,
  },

  corrections: correctionText,
  ownPin: ownPinText,

  work: {
    title: 'My work',
    today: 'Today',
    signOut: 'Sign out',
    signOutKeepsRunning: 'Sign out, work goes on',
    endDay: 'End my day',
    unchecked: 'PIN checked later',
    inReview: (taps: number) => `${count(taps, 'tap waits', 'taps wait')} for your foreman`,
    order: 'Order',
    withoutOrder: 'Without an order',
    onTheClockSince: (time: string) => `On the clock since ${time}`,
    since: (day: string, time: string) => `On the clock since ${day}, ${time}`,
    runningFor: 'Running time',
    pause: 'Pause',
    finish: 'Finish',
    material: 'Material',
    switch: 'Switch',
    idle: 'You are not on the clock',
    start: 'Start',
    startHint: 'Find an order or scan its sheet',
    resume: 'Take up again',
    resumeOne: (task: string, what: string) => `Take up again: ${task}, ${what}`,
    nothingToResume: 'What you work on will wait here, one tap away.',
    resumableUnknown: 'Your earlier work shows when you next sign in with the network.',
    paused: (when: string) => `Paused ${when}`,
    ended: (when: string) => `Last ${when}`,
    indirect: 'Without an order',
    due: (day: string) => `Due ${day}`,
    overdue: (day: string) => `Was due ${day}`,
    failed: 'Your work could not be loaded',
  },

  order: {
    startTitle: 'Which order?',
    switchTitle: 'Switch to which order?',
    field: 'Order number, customer or what it is',
    hint: 'Number, customer or what it is',
    keypad: 'Number pad',
    letters: 'Letters',
    erase: 'Delete the last character',
    clear: 'Clear',
    results: 'Orders',
    newest: 'Newest orders',
    found: (amount: number) => count(amount, 'order', 'orders'),
    kept: 'No network: these are the orders this tablet knows.',
    many: (amount: number) => `The newest ${amount}. Type more to narrow it down.`,
    nothingTitle: (query: string) => `Nothing found for “${query}”`,
    nothingHelp: 'Check the number on the sheet, or try the customer’s name.',
    unknownTitle: (orderNumber: string) => `${orderNumber} is not in the list`,
    unknownHelp: 'Use it anyway? The office fills in the rest later.',
    unknownKept: 'No network, and this tablet does not know it. Use it anyway?',
    useAnyway: 'Use it anyway',
    emptyTitle: 'No orders yet',
    emptyHelp: 'Type the number on your sheet; you can use it before the office has it.',
    failedTitle: 'Orders could not be loaded',
    void: (orderNumber: string) => `Order ${orderNumber} is void. Pick another, or ask the office.`,
    merged: (typed: string, now: string) => `${typed} is order ${now}. Tap it to go on.`,
    shipped: 'Shipped',
    hold: 'On hold',
    isShipped: 'Already shipped. You can still work on it; the office will see it.',
    isOnHold: (why: string) =>
      `On hold${why ? `: ${why.replace(/\.$/, '')}` : ''}. You can still work on it; ask first if you are not sure.`,
    floor: 'Not in the list yet',
    pieces: (amount: number) => `${quantity(amount)} ${amount === 1 ? 'pc' : 'pcs'}`,
  },

  task: {
    title: 'Which task?',
    used: 'Already worked on this order',
    others: 'All other tasks',
    all: 'Tasks',
    newOrder: 'This number is not in the list. The office fills in the rest later.',
    failedTitle: 'The tasks could not be loaded',
    emptyTitle: 'No tasks yet',
    emptyHelp: 'The office adds tasks in the console.',
    note: 'Note',
  },

  finish: {
    title: 'How many pieces?',
    good: 'Good',
    scrap: 'Scrap',
    more: (what: string) => `One more ${what}`,
    less: (what: string) => `One less ${what}`,
    all: (amount: string) => `All ${amount}`,
    notCounted: 'not counted',
    note: 'Note',
    noteHint: 'Anything the next one should know (optional)',
    done: 'Finish',
    keypad: 'Number pad',
    clear: 'Clear',
    erase: 'Delete the last digit',
  },

  material: {
    title: 'Material',
    forOrder: (orderNumber: string) => `for order ${orderNumber}`,
    pick: 'Which material?',
    use: 'Used',
    giveBack: 'Returned',
    direction: 'Used or returned',
    log: 'Log it',
    logReturn: 'Log the return',
    keypad: 'Number pad',
    point: 'Decimal point',
    erase: 'Delete the last digit',
    list: 'On this order',
    total: 'Total',
    emptyList: 'No material on this order yet.',
    emptyTitle: 'No materials yet',
    emptyHelp: 'The office adds materials in the console.',
    failedTitle: 'Materials could not be loaded',
    listFailed: 'The list could not be loaded.',
    listOffline: 'No network: what was logged before shows when it is back.',
    unsent: 'Not sent yet',
    by: (who: string, when: string) => `${who}, ${when}`,
    choose: 'Pick a material first',
    done: 'Done',
  },

  toast: {
    started: (time: string) => `Started ${time}`,
    switched: (time: string) => `Switched ${time}`,
    paused: (time: string) => `Paused ${time}`,
    finished: (time: string) => `Finished ${time}`,
    dayEnded: (time: string) => `Ended ${time}. See you.`,
    material: (amount: string, name: string) => `Logged ${amount} ${name}`,
    returned: (amount: string, name: string) => `Returned ${amount} ${name}`,
    enrolled: 'This tablet is enrolled.',
    undo: 'Undo',
    undone: 'Undone',
  },

  /** What the server made of a tap, when it is not what the screen said. */
  review: {
    start: (task: string, order: string | null) =>
      order === null ? `Start ${task}` : `Start ${task} on ${order}`,
    pause: 'Pause',
    finish: 'Finish',
    end: 'End of work',
    undo: 'Undo',
    material: (order: string) => `Material on ${order}`,
    one: (what: string, when: string, why: string) =>
      `${what}, ${when}. ${why} Your tap is kept: your foreman sees it.`,
    many: (taps: number, what: string, when: string, why: string) =>
      `${taps} of your taps wait for your foreman, the first: ${what}, ${when}. ${why}`,
    wrongPin:
      'The PIN typed without the network was not right. What was tapped is kept for your foreman. Please sign in again.',
    /** Why a tap waits, in a language the server does not speak. */
    reasons: {} as Readonly<Partial<Record<ReviewReason, string>>>,
  },

  idle: {
    title: (name: string) => `Still there, ${name}?`,
    help: 'You will be signed out. Your work goes on.',
    stay: 'I’m still here',
    seconds: (left: number) => count(left, 'second', 'seconds'),
  },

  /** What to say for a code, where the tablet knows better than the server's own words. */
  refusals: {
    offline: 'The server cannot be reached. Check the network, then try again.',
    timeout: 'The server takes too long to answer. Try again.',
    unreadable: 'The server answered something strange. Try again.',
    busy: 'The server is busy. Try again in a moment.',
    internal: 'Something went wrong on the server. Try again, or ask your foreman.',
    not_signed_in: 'You were signed out. Please sign in again.',
    other_user: 'Somebody else has signed in meanwhile. Please sign in again.',
  } as Readonly<Record<string, string>>,
  /** Said after the server's own words, so that a refusal always says what to do. */
  advice: {
    task_type_unknown: 'Pick another task.',
    material_unknown: 'Pick another material.',
    overlaps: 'Ask your foreman to correct the times.',
    too_old: 'Ask your foreman to enter it.',
  } as Readonly<Record<string, string>>,
  /** The server's own words, where there are none for the code: it speaks English. */
  serverSaid: (detail: string): string => detail,
};

export const languages: Readonly<Record<Language, Text>> = { en: english, es: spanish };
