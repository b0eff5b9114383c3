/** Words of the tablets: how each is, whether it can punch, enrolling and revoking. */
import type { SelfTestCheck, SelfTestVerdict } from '#schema/rules/self-test.ts';
import { count } from './count.ts';

const verdict: Record<SelfTestVerdict, string> = {
  yes: 'It can punch',
  limited: 'It can punch, but look at this',
  no: 'It cannot punch',
};

/** What each check is called, and what to do when it fails. */
const checks: Record<SelfTestCheck, { name: string; help: string }> = {
  network: {
    name: 'Network',
    help: 'Switch on its Wi-Fi. Until then it keeps taps by itself.',
  },
  server: {
    name: 'Server',
    help: 'Its network does not lead to the server. Taps wait on it meanwhile.',
  },
  enrolled: { name: 'Enrolment', help: 'Enrol it again, below.' },
  clock: {
    name: 'Clock',
    help: 'Set its date and time to automatic. Taps of a clock ten minutes off go to the inbox.',
  },
  storage: {
    name: 'Storage',
    help: 'It keeps nothing that is written. Load its page again, else use another tablet.',
  },
  space: { name: 'Free space', help: 'Remove apps or pictures from it.' },
  outbox: {
    name: 'Unsent taps',
    help: 'Some wait for more than a minute. Leave it on within the network until all are sent.',
  },
  generation: {
    name: 'Data of the server',
    help: 'It would not notice a backup that was put back. Load its page again with the network on.',
  },
  secure: {
    name: 'Secure connection',
    help: 'Open it by the https:// address: without, it neither opens nor stores without a network.',
  },
  worker: {
    name: 'Opening without a network',
    help: 'Load its page again with the network on, at the https:// address.',
  },
  version: {
    name: 'Version',
    help: 'There is a newer one. Leave its wall of names open for a minute: it updates itself.',
  },
};

export const tabletsText = {
  tablets: {
    title: 'Tablets',
    sentence: 'How each tablet is, as it said itself.',
    onlyEnrolled: 'Only tablets enrolled here may clock people in.',
    alsoOthers: 'Others may clock people in, too: this server asks for no enrolment.',
    add: 'Add tablet',
    search: 'Find a tablet or a place',
    shownName: 'Which tablets',
    shown: { inUse: 'In use', attention: 'Needs a look', revoked: 'Revoked' },
    columns: {
      name: 'Tablet',
      heard: 'Last seen',
      unsent: 'Unsent taps',
      clock: 'Clock',
      version: 'Version',
      battery: 'Battery',
      test: 'Can punch',
    },
    name: 'Name',
    nameHint: 'What people call it, for example “Engraving 1”.',
    place: 'Place',
    placeHint: 'Where it stands, for example “by the window”.',

    waiting: 'Waits for its code',
    revoked: 'Revoked',
    neverHeard: 'Not heard yet',
    now: 'Now',
    minutesAgo: (minutes: number) => `${minutes} min ago`,
    offline: 'Offline',
    lastSeen: (when: string) => `last seen ${when}`,
    remembered: 'Heard before the server was last started; nothing since.',
    noneUnsent: 'None',
    since: (when: string) => `since ${when}`,
    clockRight: 'Right',
    clockFast: (amount: string) => `${amount} fast`,
    clockSlow: (amount: string) => `${amount} slow`,
    seconds: (amount: number) => `${amount} s`,
    minutes: (amount: number) => `${amount} min`,
    hours: (amount: number) => `${amount} h`,
    days: (amount: number) => count(amount, 'day', 'days'),
    current: 'Current',
    older: 'Older',
    olderHelp: (build: string) =>
      `Its page is build ${build}, the server has another one. It loads that when nobody is signed in.`,
    charging: 'charging',
    unknown: 'Not known',
    tests: { yes: 'Yes', limited: 'Look', no: 'No' } satisfies Record<SelfTestVerdict, string>,

    lost: (when: string) => `This is how it was at ${when}.`,
    emptyTitle: 'No tablet yet',
    emptyHelp: 'Add the first one, then scan its code on the device.',
    emptyForeman: 'The office adds tablets.',
    noneTitle: {
      inUse: 'No tablet like that',
      attention: 'Nothing to look at',
      revoked: 'None is revoked',
    },
    noneHelp: {
      inUse: 'Try fewer letters, or look among the revoked ones.',
      attention: 'All tablets in use are heard, up to date, and can punch.',
      revoked: 'What you revoke stays here, with what was done on it.',
    },
    missing: 'There is no such tablet',

    testTitle: 'Can it punch?',
    verdict,
    testedAt: (when: string) => `It tested itself ${when}.`,
    untested: 'It has not tested itself yet. It does so after its page was opened, and every hour.',
    checks,
    outcome: { ok: 'in order', failed: 'not in order', unknown: 'not known' },
    allWell: (checked: number) => `All ${checked} checks in order`,
    otherChecks: (checked: number) => `${count(checked, 'other check', 'other checks')}`,

    factsTitle: 'As last heard',
    facts: {
      heard: 'Heard',
      unsent: 'Unsent taps',
      clock: 'Clock',
      version: 'Version',
      battery: 'Battery',
      storage: 'Storage',
      enrolled: 'Enrolled',
      revoked: 'Revoked',
    },
    build: (build: string) => `build ${build}`,
    storage: {
      lasting: 'Lasting: the browser promised to keep it',
      clearable: 'The browser may clear it when the tablet runs full',
      full: 'Full: taps are not stored',
      broken: 'Does not work: taps are not stored',
    },

    detailsTitle: 'Name and place',
    save: 'Save',

    againTitle: 'Enrol again',
    againHelp:
      'For another device, or one that lost its enrolment: it stays this tablet, with all that was done on it. The device that is it now is none any more once the code is used.',
    firstHelp: 'The code it was added with is shown once. A new one makes that one void.',
    againRevoked: 'Lets it in again as this tablet: taps that still wait on it can then be sent.',
    againForAdmins: 'It was revoked. Only the office can let it in again.',
    again: 'Get a new code',

    getCode: 'Get a code',
    newTitle: 'New tablet',
    codeTitle: (name: string) => `Code for ${name}`,
    codeHelp: 'Scan this with the tablet’s camera, or open its page there and type the code.',
    typeHelp: 'Open the tablet’s own address on it and type this code.',
    qr: (name: string) => `QR code that enrols ${name}`,
    codeOnce: 'Works once.',
    codeLeft: (clock: string) => `${clock} left`,
    codeOver: 'This code has run out.',
    codeUsed: (name: string) => `Done: this device is ${name} now.`,
    done: 'Done',

    revoke: 'Revoke',
    revokeTitle: (name: string) => `Revoke ${name}?`,
    revokeHelp:
      'Nobody can sign in on it any more, and whoever is signed in on it is signed out. Work goes on and taps already sent stay; taps that still wait on it can no longer be sent unless it is enrolled again.',
    revokeUnsent: (taps: number) =>
      `${count(taps, 'tap was', 'taps were')} still waiting on it when it was last heard.`,
    revokedNotice: (name: string) => `${name} was revoked.`,
  },
};
