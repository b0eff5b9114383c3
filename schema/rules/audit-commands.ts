/**
 * Every command as the audit page sorts it: under which group it is found, and whether it stands
 * in the lists of security events and of what was taken away. The log outlives commands: a name
 * that is gone from the server stays here.
 */
export const AUDIT_GROUPS = [
  'work',
  'corrections',
  'orders',
  'catalog',
  'people',
  'pay',
  'sign-ins',
  'tablets',
  'settings',
  'imports',
  'steps',
] as const;
export type AuditGroup = (typeof AUDIT_GROUPS)[number];

export interface AuditCommand {
  /** `steps`: what the server does on the way to something or by itself; shown when asked for. */
  readonly group: AuditGroup;
  /** Who may get in, or what counts from now on. */
  readonly isSecurity?: true;
  /** Something that was there counts no more. */
  readonly isRemoval?: true;
}

const work = { group: 'work' } as const;
const catalog = { group: 'catalog' } as const;
const security = (group: AuditGroup) => ({ group, isSecurity: true }) as const;
const steps = { group: 'steps' } as const;

export const AUDIT_COMMANDS = {
  'sessions.start': work,
  'sessions.close': work,
  'sessions.undo': { group: 'work', isRemoval: true },
  'materials.log': work,
  'capture.tap': work,
  'capture.accept': { group: 'corrections' },
  'capture.discard': { group: 'corrections', isRemoval: true },
  'corrections.correct': { group: 'corrections' },
  'corrections.add': { group: 'corrections' },
  'corrections.split': { group: 'corrections' },
  'corrections.void': { group: 'corrections', isRemoval: true },
  'corrections.agree': { group: 'corrections' },
  'corrections.correctUsage': { group: 'corrections' },
  'corrections.voidUsage': { group: 'corrections', isRemoval: true },
  'corrections.markSeen': steps,
  'floor.endWork': { group: 'corrections' },
  'floor.switchWork': { group: 'corrections' },
  'approvals.approve': { group: 'corrections' },
  'approvals.reopen': { group: 'corrections', isRemoval: true },
  'orders.create': { group: 'orders' },
  'orders.addTaskType': catalog,
  'orders.changeTaskType': catalog,
  'materials.add': catalog,
  'materials.change': catalog,
  'admin.create': security('people'),
  'users.create': security('people'),
  'users.change': security('people'),
  'users.setPin': security('people'),
  'users.setPassword': security('people'),
  'users.deactivate': security('people'),
  'users.unlock': security('people'),
  'users.changeOwnLanguage': { group: 'people' },
  'users.addTeam': { group: 'people' },
  'users.renameTeam': { group: 'people' },
  'users.retireTeam': { group: 'people', isRemoval: true },
  'auth.choosePin': security('people'),
  'costing.addPayRate': security('pay'),
  'auth.signIn': { group: 'sign-ins' },
  'auth.signOut': { group: 'sign-ins' },
  'capture.recordOfflineSignIn': { group: 'sign-ins' },
  'devices.invite': security('tablets'),
  'devices.enrol': security('tablets'),
  'devices.reinvite': security('tablets'),
  'devices.change': { group: 'tablets' },
  'devices.saveBeats': steps,
  'devices.revoke': { group: 'tablets', isSecurity: true, isRemoval: true },
  'settings.initialise': security('settings'),
  'settings.change': security('settings'),
  'settings.changeReports': security('settings'),
  'settings.beginGeneration': security('settings'),
  'secrets.register': security('settings'),
  'audit.recordVerification': { group: 'settings' },
  'views.save': { group: 'settings' },
  'views.delete': { group: 'settings' },
  'reference.importCustomers': { group: 'imports' },
  'reference.importOrders': { group: 'imports' },
  'reference.recordImport': { group: 'imports' },
  'reference.flip': { group: 'imports' },
  'reference.accept': { group: 'imports', isSecurity: true },
  'reference.mergeOrder': { group: 'orders', isRemoval: true },
  'reference.adoptItem': catalog,
  'reference.stageCustomers': steps,
  'reference.stageNames': steps,
  'reference.stageOrders': steps,
  'reference.stageGone': steps,
  'reference.stageItems': steps,
  'reference.fold': steps,
  'reference.discard': steps,
  'fixtures.remove': { group: 'imports', isRemoval: true },
  'demo.seedShop': { group: 'imports' },
  'demo.seedActivity': { group: 'imports' },
  'auth.reserveAttempt': steps,
  'auth.recordFailure': steps,
  'costing.recostBatch': steps,
  'rollups.rebuildOrders': steps,
  'rollups.rebuildDay': steps,
  'rollups.rebuildMonth': steps,
  'orders.tidySearch': steps,
  'settings.expireAnswers': steps,
} as const satisfies Readonly<Record<string, AuditCommand>>;
export type AuditCommandName = keyof typeof AUDIT_COMMANDS;

const entries = Object.entries(AUDIT_COMMANDS) as [AuditCommandName, AuditCommand][];

export function isAuditCommand(name: string): name is AuditCommandName {
  return Object.hasOwn(AUDIT_COMMANDS, name);
}

export const commandsIn = (group: AuditGroup): AuditCommandName[] =>
  entries.filter(([, command]) => command.group === group).map(([name]) => name);

export const SECURITY_COMMANDS = entries
  .filter(([, { isSecurity }]) => isSecurity)
  .map(([name]) => name);
export const REMOVAL_COMMANDS = entries
  .filter(([, { isRemoval }]) => isRemoval)
  .map(([name]) => name);
