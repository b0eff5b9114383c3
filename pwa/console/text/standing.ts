/** Words of how somebody stands: locked out, with a one-time PIN, deactivated. */
import { count } from './count.ts';

export const standingText = {
  locks: {
    word: 'locked',
    title: 'Locked after wrong tries',
    line: (what: string, where: string, tries: number) =>
      `${what} ${where}: ${count(tries, 'wrong try', 'wrong tries')}`,
    of: { pin: 'PIN', password: 'Password' },
    onDevice: (device: string) => `on ${device}`,
    onTablet: 'on a tablet that is not enrolled',
    onConsole: 'on the console',
    until: (time: string) => `until ${time}`,
    unlock: 'Unlock now',
    effect: 'The wrong tries are forgotten, and the next try counts as the first.',
    passwordStays: 'A locked password is unlocked by an admin.',
    unlocked: (name: string) => `${name} can try again.`,
  },
  oneTimePin: {
    word: 'one-time PIN',
    due: 'A one-time PIN is set. It works once: an own one is chosen at the next sign-in.',
    generate: 'Make a one-time PIN',
    generating: 'Making one …',
    check: 'Works once: an own PIN is chosen at the next sign-in',
    effect: 'A new PIN signs the person out on the tablets. Running work goes on.',
    shown: (name: string) => `One-time PIN of ${name}`,
    shownOnce: 'Shown this once. It signs in a single time, then an own PIN is chosen.',
    copy: 'Copy',
    copied: 'Copied.',
    saved: 'One-time PIN set.',
  },
  leaving: {
    title: 'Leaving',
    sentence: 'Who left is deactivated, never deleted: their work and its cost stay.',
    open: 'Deactivate …',
    own: 'This is you. Another admin can deactivate you.',
    heading: (name: string) => `Deactivate ${name}?`,
    ends: 'Ends',
    stays: 'Stays',
    looking: 'Looking at what this ends …',
    signIns: (number: number) =>
      number === 0
        ? 'Nothing now: nobody is signed in. PIN, badge and password open nothing any more.'
        : `${count(number, 'sign-in', 'sign-ins')}, at once. PIN, badge and password open nothing any more.`,
    sessions: (number: number) =>
      number === 0
        ? 'Corrections, pay rates and the log. It can be taken back at any time.'
        : `${count(number, 'stretch of work', 'stretches of work')} with cost and corrections, pay rates and the log. It can be taken back at any time.`,
    running: (name: string, work: string, since: string) => `${name} is on ${work} ${since}.`,
    since: (when: string) => `since ${when}`,
    question: 'What becomes of this work?',
    end: 'End it now',
    endHelp: 'As a foreman would, with the reason beside it.',
    keep: 'Let it go on',
    keepHelp: 'The clock runs until the foreman ends it: it stays on their floor.',
    reason: 'Reason',
    reasonHint: 'Stands with the work that ends.',
    action: 'Deactivate',
    done: (name: string) => `${name} was deactivated.`,
    gone: 'Deactivated: can’t sign in. Work, cost and history are all there.',
    comeBack: 'Take back',
    comeBackEffect: 'PIN, badge and password work again as they were.',
    back: (name: string) => `${name} is active again.`,
  },
  consequences: {
    role: {
      operator: 'Operators see their own work, on the tablets. The console opens no more.',
      foreman: 'Foremen see the team’s work on the console, with a password, and put it right.',
      admin: 'Admins see and change everything, pay included, with a password.',
    },
    roleAtOnce: 'Rights change at once; sign-ins stay, and so does all work done.',
    teamAtOnce: (team: string) =>
      `Reports by team count all their work, the past included, for ${team}, and its foreman sees it. The work itself stays as it is.`,
    noTeam: 'no team',
  },
  ownChange: {
    ofRole: { heading: 'Change your own role?', action: 'Change my role' },
    ofTeam: { heading: 'Change your own team?', action: 'Change my team' },
    role: {
      operator:
        'You lose the console: you are signed out of it at once, and only another admin can let you in again. All work done stays.',
      foreman:
        'You lose pay, money, catalog, settings and audit at once, and only another admin can give them back. Your sign-in and all work done stay.',
      admin: 'You see and change everything, pay included. Your sign-in and all work done stay.',
    },
    team: (team: string) =>
      `Reports by team then count all your work, the past included, for ${team}. The work itself stays as it is.`,
  },
  badgeField: {
    scan: 'Scan',
    waiting: 'Hold the badge to the scanner now.',
    read: 'Read. Save to keep it.',
    remove: 'Remove',
    takenBy: (name: string) => `${name} has this badge. Take it from them first.`,
  },
};
