/**
 * What each command is in words: `title` names it, `done` says what it did to whom. A name that is
 * missing was never said, or belongs to something that is gone without a trace.
 */
import type { SettingName } from '../contract/settings.ts';
import { isAuditCommand, type AuditCommandName } from './audit-commands.ts';

/** Names of what a line speaks of, found when it is read. */
export interface AuditNames {
  person?: string | undefined;
  /** The number of an order, with the task where one is known. */
  work?: string | undefined;
  order?: string | undefined;
  task?: string | undefined;
  material?: string | undefined;
  device?: string | undefined;
  team?: string | undefined;
  /** The first day of a week that was approved, YYYY-MM-DD. */
  week?: string | undefined;
  /** Which setting of the shop, as the contract names it. */
  setting?: SettingName | undefined;
  /** Whether somebody was let in or out of the shop by this change. */
  isActive?: boolean | undefined;
  role?: 'operator' | 'foreman' | 'admin' | undefined;
  /** A tap undid a start or a closure. */
  undone?: 'start' | 'closure' | undefined;
  /** It was kept for a foreman instead of being counted. */
  isForReview?: boolean | undefined;
  /** Somebody corrected, decided or approved the own work. */
  isOwn?: boolean | undefined;
  /** What was typed was right. */
  isRight?: boolean | undefined;
  /** How many rows, orders or sessions it was about. */
  count?: number | undefined;
}

export interface AuditSentence {
  title: string;
  done: (names: AuditNames) => string;
}
export type AuditSentences = Readonly<Record<AuditCommandName, AuditSentence>>;

/** As much of an entry as its sentence says. */
interface Told {
  command: string | null;
  within: string | null;
  signIn: { kind: 'failed' | 'throttled'; strength: string } | null;
  outcome: 'accepted' | 'refused';
  names: AuditNames;
}
export type SignInSentences = Readonly<
  Record<
    'failed' | 'throttled',
    Readonly<Record<'pin' | 'password', (person: string | undefined) => string>>
  >
>;

/**
 * An entry in words: of what was done whom it was about, of what was refused what was wanted. A
 * command nobody knows any more is called as it is written.
 */
export function sentenceOf(
  { command, within, signIn, outcome, names }: Told,
  sentences: AuditSentences,
  signIns: SignInSentences,
): string {
  if (signIn)
    return signIns[signIn.kind][signIn.strength === 'pin' ? 'pin' : 'password'](names.person);
  const name = within !== null && !names.isForReview ? within : (command ?? '');
  if (!isAuditCommand(name)) return name;
  return outcome === 'accepted' ? sentences[name].done(names) : sentences[name].title;
}

/** What of it was spoken of, for what was refused: `Olga · 10482 · Packing`. */
export function subjectOf({
  names: { person, work, material, device, team, week },
  about,
}: {
  names: AuditNames;
  about: Readonly<Record<string, unknown>> | null;
}): string {
  const asked = Object.values(about ?? {});
  const all = [person, work, material, device, team, week, ...asked];
  return [...new Set(all.filter((one) => typeof one === 'string'))].join(' · ');
}

const some = (name: string | undefined, word = 'somebody'): string => name ?? word;
const onWork = ({ work }: AuditNames): string => (work === undefined ? 'work' : work);
const ofPerson = ({ person }: AuditNames): string => (person === undefined ? '' : ` of ${person}`);
const rows = (count: number | undefined, word: string): string =>
  count === undefined
    ? `${word}s`
    : `${count.toLocaleString('en-US')} ${word}${count === 1 ? '' : 's'}`;
const always = (title: string): AuditSentence => ({ title, done: () => title });

const onOrder = ({ order }: AuditNames): string =>
  order === undefined ? '' : ` on order ${order}`;
const ofWeek = ({ week, team }: AuditNames): string =>
  `${week === undefined ? '' : ` of ${week}`}${team === undefined ? '' : ` for ${team}`}`;
const SETTINGS: Readonly<Record<SettingName, string>> = {
  shopName: 'name',
  plantTimeZone: 'time zone',
  annualHours: 'hours of a year',
  pinLength: 'PIN length',
  longSessionMs: 'longest believable session',
  weekOvertimeHours: 'weekly overtime',
  dayOvertimeHours: 'daily overtime',
  breakRules: 'breaks by rule',
  roundMinutes: 'rounding of paid time',
  burdenBasisPoints: 'burden on labor',
  costWarningPercent: 'cost warning',
  shifts: 'shifts',
  holidays: 'holidays',
};
const ROLES = { operator: 'an operator', foreman: 'a foreman', admin: 'an admin' } as const;

export const auditSentences: AuditSentences = {
  'sessions.start': { title: 'Start work', done: (n) => `Started ${onWork(n)}` },
  'sessions.close': { title: 'End work', done: (n) => `Ended ${onWork(n)}${ofPerson(n)}` },
  'sessions.undo': {
    title: 'Undo a tap',
    done: (n) => `Undid the ${n.undone === 'closure' ? 'end' : 'start'} of ${onWork(n)}`,
  },
  'materials.log': {
    title: 'Log material',
    done: (n) => `Logged ${some(n.material, 'material')}${onOrder(n)}`,
  },
  'capture.tap': {
    title: 'Tap of a tablet',
    done: (n) =>
      n.isForReview ? `A tap${ofPerson(n)} was kept for review` : `Tapped on ${onWork(n)}`,
  },
  'capture.accept': {
    title: 'Accept a tap',
    done: (n) => `Accepted a tap${ofPerson(n)}${n.work ? ` on ${n.work}` : ''}`,
  },
  'capture.discard': { title: 'Discard a tap', done: (n) => `Discarded a tap${ofPerson(n)}` },
  'corrections.correct': {
    title: 'Correct a session',
    done: (n) => `Corrected ${onWork(n)}${ofPerson(n)}`,
  },
  'corrections.add': { title: 'Add a session', done: (n) => `Added ${onWork(n)}${ofPerson(n)}` },
  'corrections.split': {
    title: 'Split a session',
    done: (n) => `Split ${onWork(n)}${ofPerson(n)}`,
  },
  'corrections.void': { title: 'Void a session', done: (n) => `Voided ${onWork(n)}${ofPerson(n)}` },
  'corrections.agree': {
    title: 'Agree to estimated times',
    done: (n) => `Agreed to the times of ${onWork(n)}${ofPerson(n)}`,
  },
  'corrections.correctUsage': {
    title: 'Correct material',
    done: (n) => `Corrected ${some(n.material, 'material')}${onOrder(n)}`,
  },
  'corrections.voidUsage': {
    title: 'Void material',
    done: (n) => `Voided ${some(n.material, 'material')}${onOrder(n)}`,
  },
  'corrections.markSeen': always('Saw what was corrected'),
  'floor.endWork': {
    title: 'End somebody’s work',
    done: (n) => `Ended ${onWork(n)}${ofPerson(n)} from the floor`,
  },
  'floor.switchWork': {
    title: 'Switch somebody’s work',
    done: (n) => `Switched ${some(n.person)} away from ${onWork(n)}`,
  },
  'approvals.approve': {
    title: 'Approve a week',
    done: (n) => `Approved the week${ofWeek(n)}`,
  },
  'approvals.reopen': {
    title: 'Open an approved week again',
    done: (n) => `Opened the week${ofWeek(n)} again`,
  },
  'orders.create': {
    title: 'Add an order',
    done: (n) => `Added order ${some(n.order, '')}`.trim(),
  },
  'orders.addTaskType': {
    title: 'Add a task',
    done: (n) => `Added the task ${some(n.task, 'that is gone')}`,
  },
  'orders.changeTaskType': {
    title: 'Change a task',
    done: (n) => `Changed the task ${some(n.task, 'that is gone')}`,
  },
  'materials.add': {
    title: 'Add a material',
    done: (n) => `Added the material ${some(n.material, 'that is gone')}`,
  },
  'materials.change': {
    title: 'Change a material',
    done: (n) => `Changed the material ${some(n.material, 'that is gone')}`,
  },
  'admin.create': {
    title: 'Make the first admin',
    done: (n) => `Made ${some(n.person)} the first admin`,
  },
  'users.create': {
    title: 'Add a person',
    done: (n) => `Added ${some(n.person)}${n.role ? ` as ${ROLES[n.role]}` : ''}`,
  },
  'users.change': {
    title: 'Change a person',
    done: (n) => {
      if (n.isActive === false) return `Deactivated ${some(n.person)}`;
      if (n.isActive === true) return `Activated ${some(n.person)}`;
      return n.role ? `Made ${some(n.person)} ${ROLES[n.role]}` : `Changed ${some(n.person)}`;
    },
  },
  'users.setPin': { title: 'Set a PIN', done: (n) => `Set a PIN for ${some(n.person)}` },
  'users.setPassword': {
    title: 'Set a password',
    done: (n) => `Set a password for ${some(n.person)}`,
  },
  'users.deactivate': {
    title: 'Deactivate a person',
    done: (n) => `Deactivated ${some(n.person)}`,
  },
  'users.unlock': {
    title: 'Let somebody try again',
    done: (n) => `Let ${some(n.person)} try to sign in again`,
  },
  'users.changeOwnLanguage': always('Changed the own language'),
  'users.renameTeam': {
    title: 'Rename a team',
    done: (n) => `Renamed the team ${some(n.team, '')}`.trim(),
  },
  'users.retireTeam': {
    title: 'Retire a team',
    done: (n) => `Retired the team ${some(n.team, '')}`.trim(),
  },
  'auth.choosePin': always('Chose a PIN in place of the one-time one'),
  'users.addTeam': {
    title: 'Add a team',
    done: (n) => `Added the team ${some(n.team, '')}`.trim(),
  },
  'costing.addPayRate': {
    title: 'Add a pay rate',
    done: (n) => `Added a pay rate for ${some(n.person)}`,
  },
  'auth.signIn': {
    title: 'Sign in',
    done: (n) =>
      n.person === undefined ? 'Was not let in: the PIN was changed meanwhile' : 'Signed in',
  },
  'auth.signOut': always('Signed out'),
  'capture.recordOfflineSignIn': {
    title: 'PIN typed without the network',
    done: (n) =>
      `A PIN${ofPerson(n)} typed without the network was ${n.isRight ? 'right' : 'wrong'}`,
  },
  'devices.invite': {
    title: 'Invite a tablet',
    done: (n) => `Invited the tablet ${some(n.device, '')}`.trim(),
  },
  'devices.enrol': {
    title: 'Enrol a tablet',
    done: (n) => `The tablet ${some(n.device, '')} was enrolled`.replace('  ', ' '),
  },
  'devices.reinvite': {
    title: 'Invite a tablet again',
    done: (n) => `Invited the tablet ${some(n.device, '')} again`.replace('  ', ' '),
  },
  'devices.change': {
    title: 'Change a tablet',
    done: (n) => `Changed the tablet ${some(n.device, '')}`.trim(),
  },
  'devices.saveBeats': always('Kept what tablets said of themselves'),
  'devices.revoke': {
    title: 'Revoke a tablet',
    done: (n) => `Revoked the tablet ${some(n.device, '')}`.trim(),
  },
  'settings.initialise': always('Settings of the first start'),
  'settings.change': {
    title: 'Change a setting of the shop',
    done: (n) =>
      n.setting === undefined
        ? 'Changed a setting of the shop'
        : `Changed the shop’s ${SETTINGS[n.setting]}`,
  },
  'settings.changeReports': always('Changed how reports count'),
  'settings.beginGeneration': always('Began a new generation of the database'),
  'secrets.register': always('A new secret came into use'),
  'audit.recordVerification': {
    title: 'Verify the log',
    done: (n) =>
      n.isRight
        ? `Verified the log: whole, ${rows(n.count, 'row')}`
        : 'Verified the log: it is broken',
  },
  'views.save': always('Saved a view'),
  'views.delete': always('Deleted a view'),
  'reference.importCustomers': always('Imported customers'),
  'reference.importOrders': always('Imported orders'),
  'reference.recordImport': {
    title: 'Finish an import',
    done: (n) => `Finished an import of ${rows(n.count, 'row')}`,
  },
  'reference.flip': {
    title: 'Put an import in force',
    done: (n) => `Imported ${rows(n.count, 'row')} from the ERP`,
  },
  'reference.accept': always('Let in an import that was held back'),
  'reference.mergeOrder': {
    title: 'Merge a typed order',
    done: (n) => `Merged a typed order${n.order ? ` into ${n.order}` : ''}`,
  },
  'reference.adoptItem': always('Made a material of an ERP item'),
  'reference.stageCustomers': always('Staged customers'),
  'reference.stageNames': always('Staged names of customers'),
  'reference.stageOrders': always('Staged orders'),
  'reference.stageGone': always('Staged orders the ERP has no more'),
  'reference.stageItems': always('Staged items'),
  'reference.fold': always('Folded an import in'),
  'reference.discard': always('Took back what was staged'),
  'fixtures.remove': always('Removed what a stress run had made'),
  'demo.seedShop': always('Made the demo shop'),
  'demo.seedActivity': always('Made work for the demo shop'),
  'auth.reserveAttempt': {
    title: 'Count a try to sign in',
    done: (n) => `Counted a try to sign in${n.person ? ` as ${n.person}` : ''}`,
  },
  'auth.recordFailure': {
    title: 'Count a failed sign-in',
    done: (n) => `Counted a failed sign-in${n.person ? ` as ${n.person}` : ''}`,
  },
  'costing.recostBatch': { title: 'Re-cost work', done: (n) => `Re-costed work${ofPerson(n)}` },
  'rollups.rebuildOrders': always('Summed orders again'),
  'rollups.rebuildDay': always('Summed a day again'),
  'rollups.rebuildMonth': always('Summed a month again'),
  'orders.tidySearch': always('Tidied the search index'),
  'settings.expireAnswers': always('Blanked old answers'),
};

export const signInSentences: SignInSentences = {
  failed: {
    pin: (person: string | undefined) => `Wrong PIN for ${some(person)}`,
    password: (person: string | undefined) =>
      person === undefined
        ? 'Failed sign-in with an unknown user name'
        : `Wrong password for ${person}`,
  },
  throttled: {
    pin: (person: string | undefined) => `Too many wrong PINs for ${some(person)}: refused`,
    password: (person: string | undefined) =>
      person === undefined
        ? 'Too many tries with an unknown user name: refused'
        : `Too many wrong passwords for ${person}: refused`,
  },
};
