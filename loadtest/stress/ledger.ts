/**
 * Holds what the people were told against what the database says: each acknowledged operation is
 * there exactly once, and nothing is there that nobody sent.
 */
import type { LedgerPerson } from '#schema/contract/fixtures.ts';

/** What the server's ledger says, by person. */
export type Ledger = ReadonlyMap<number, LedgerPerson>;

/** What one person did and was told. */
export interface Acts {
  userId: number;
  /** Keys of mutations that were sent, acknowledged or not, with the command each stands for. */
  sent: Map<string, string>;
  /** Keys that were acknowledged. */
  acknowledged: Set<string>;
  signIns: { acknowledged: number; ended: number; unconfirmed: number };
}

export const newActs = (userId: number): Acts => ({
  userId,
  sent: new Map(),
  acknowledged: new Set(),
  signIns: { acknowledged: 0, ended: 0, unconfirmed: 0 },
});

/**
 * @param before the ledger before the run, when earlier runs left something
 * @returns what does not match, in words; nothing when all does
 */
export function compareLedger(acts: readonly Acts[], ledger: Ledger, before: Ledger): string[] {
  return acts.flatMap((person) => {
    const now = ledger.get(person.userId);
    if (!now) return [`person ${person.userId} is not in the ledger`];
    const then = before.get(person.userId);
    return [
      ...compareCommands(person, now, then),
      ...compareRows(person, now, then),
      ...compareSignIns(person, now, then),
    ].map((fault) => `person ${person.userId}: ${fault}`);
  });
}

function compareCommands(
  { sent, acknowledged }: Acts,
  now: LedgerPerson,
  then: LedgerPerson | undefined,
): string[] {
  const known = new Set(then?.commands.map(({ key }) => key));
  const fresh = now.commands.filter(({ key }) => !known.has(key));
  const times = new Map<string, number>();
  for (const { key } of fresh) times.set(key, (times.get(key) ?? 0) + 1);
  const faults: string[] = [];
  for (const key of acknowledged) {
    if (!times.has(key)) faults.push(`${sent.get(key)} ${key} was acknowledged and is lost`);
  }
  for (const { key, name, rows } of fresh) {
    const found = times.get(key) ?? 0;
    if (sent.get(key) !== name) faults.push(`${name} ${key} is there and nobody sent it`);
    else if (found !== 1 || rows !== 1) {
      faults.push(`${name} ${key} is there ${found} times with ${rows} rows`);
    }
  }
  return faults;
}

/** Every row belongs to a command that was sent: a row under any other key would show here. */
function compareRows({ sent }: Acts, now: LedgerPerson, then: LedgerPerson | undefined): string[] {
  const done = (name: string): number =>
    now.commands.filter((command) => command.name === name && sent.has(command.key)).length;
  const rows: [what: string, found: number, wanted: number][] = [
    ['sessions', now.sessions - (then?.sessions ?? 0), done('sessions.start')],
    ['material usages', now.materialUsages - (then?.materialUsages ?? 0), done('materials.log')],
  ];
  return rows
    .filter(([, found, wanted]) => found !== wanted)
    .map(([what, found, wanted]) => `${found} ${what} in the database, ${wanted} were made`);
}

/** A sign-in has no key: one that was not confirmed may have been made all the same. */
function compareSignIns(
  { signIns }: Acts,
  now: LedgerPerson,
  then: LedgerPerson | undefined,
): string[] {
  const made = now.signIns - (then?.signIns ?? 0);
  const ended = now.endedSignIns - (then?.endedSignIns ?? 0);
  const { acknowledged, unconfirmed } = signIns;
  const faults: string[] = [];
  if (made < acknowledged || made > acknowledged + unconfirmed) {
    faults.push(`signed in ${acknowledged} times, the database knows ${made}`);
  }
  if (ended < signIns.ended || ended > made) {
    faults.push(`signed out ${signIns.ended} times, the database knows ${ended}`);
  }
  return faults;
}
