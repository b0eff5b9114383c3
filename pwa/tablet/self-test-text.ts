/** Words of "Can this tablet punch?". */
import type { SelfTestCheck, SelfTestVerdict } from '#schema/rules/self-test.ts';

const verdict: Record<SelfTestVerdict, string> = {
  yes: 'Yes, this tablet can punch',
  limited: 'Yes, but look at this',
  no: 'No, this tablet cannot punch',
};

/** What each check is called, what it says when all is well, and what to do when it is not. */
const checks: Record<SelfTestCheck, { name: string; well: string; help: string }> = {
  network: {
    name: 'Network',
    well: 'Connected',
    help: 'Switch on Wi-Fi. Taps are kept here until then.',
  },
  server: {
    name: 'Server',
    well: 'Answers',
    help: 'It does not answer. Taps are kept here; tell the office if it lasts.',
  },
  enrolled: {
    name: 'Enrolment',
    well: 'Not needed here',
    help: 'Ask the office for a one-time code.',
  },
  clock: {
    name: 'Clock',
    well: 'Right to the second',
    help: 'Set this tablet’s date and time to automatic.',
  },
  storage: {
    name: 'Storage',
    well: 'Keeps what is written',
    help: 'It keeps nothing. Load this page again; if it stays so, use another tablet.',
  },
  space: {
    name: 'Free space',
    well: 'Enough',
    help: 'Remove apps or pictures from this tablet.',
  },
  outbox: {
    name: 'Unsent taps',
    well: 'None',
    help: 'Leave this tablet on, within the network, until all are sent.',
  },
  generation: {
    name: 'Data of the server',
    well: 'Known',
    help: 'Load this page again with the network on.',
  },
  secure: {
    name: 'Secure connection',
    well: 'https',
    help: 'Ask the office for the https:// address.',
  },
  worker: {
    name: 'Opening without a network',
    well: 'Ready',
    help: 'Load this page again, with the network on and at the https:// address.',
  },
  version: {
    name: 'Version',
    well: 'Newest',
    help: 'There is a newer one: it comes by itself within a minute when nobody is signed in.',
  },
};

export const selfTestText = {
  selfTest: {
    open: 'Can this tablet punch?',
    title: 'Can this tablet punch?',
    running: 'Testing…',
    verdict,
    at: (time: string) => `Tested ${time}`,
    again: 'Test again',
    list: 'What was tested',
    outcome: { ok: 'In order', failed: 'Not in order', unknown: 'Not known' },
    checks,
    enrolledAs: (name: string) => `As ${name}`,
    clockOff: (seconds: number) => `${seconds} s off, which is corrected`,
    free: (amount: string) => `${amount} free`,
    waiting: (taps: number, since: string) =>
      `${taps} ${taps === 1 ? 'tap' : 'taps'} since ${since}`,
    unknown: 'Not known here',
  },
};
