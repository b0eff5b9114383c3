/** Lines of the log and failed sign-ins as people read them: ids have names, secrets are withheld. */
import type { AuditEntry, Seal } from '#schema/contract/audit.ts';
import { SettingValues, type SettingName } from '#schema/contract/settings.ts';
import { AUDIT_COMMANDS, isAuditCommand } from '#schema/rules/audit-commands.ts';
import type { AuditNames } from '#schema/rules/audit-sentences.ts';
import type { Reader } from '#server/db/statements.ts';
import { CHAIN_START, rowMac } from '#server/writer/command-log.ts';
import { idsIn, type ChangeId } from './change-ids.ts';
import { ON_BEHALF, type LogLine } from './log.queries.ts';
import { findMinted, findNamed, type AuditIdKind, type Named } from './names.queries.ts';
import { isOwnWork } from './own-work.queries.ts';
import type { SignInEvent } from './sign-ins.queries.ts';
import { withhold } from './withhold.ts';

type Fields = Readonly<Record<string, unknown>>;

/** What a line changed, as it was logged. */
interface Change {
  before: unknown;
  after: unknown;
  /** What a refused command was about. */
  about?: Fields;
}
type Names = ReadonlyMap<AuditIdKind, ReadonlyMap<number, Named>>;

type Minted = ReturnType<typeof findMinted>;

interface ReadLine {
  line: LogLine;
  change: Change;
  /** What came of it is more to the point than what was. */
  ids: ChangeId[];
  isOwn: boolean;
}

const fieldsOf = (value: unknown): Fields =>
  value !== null && typeof value === 'object' && !Array.isArray(value) ? (value as Fields) : {};

const changeOf = ({ change }: LogLine): Change =>
  JSON.parse(change ?? '{"before":null,"after":null}') as Change;

const mintedId = ({ about }: Change): string[] =>
  typeof about?.['id'] === 'string' ? [about['id'].toLowerCase()] : [];

/** The id that was minted at a tablet as the one the log speaks of; left out when there is none. */
function withoutMinted({ id, ...about }: Fields, minted: Minted): Fields {
  const found = typeof id === 'string' ? minted.get(id.toLowerCase()) : undefined;
  return found ? { [`${found.kind}Id`]: found.id, ...about } : about;
}

function readLine(reader: Reader, line: LogLine, minted: Minted): ReadLine {
  const change = changeOf(line);
  if (change.about) change.about = withoutMinted(change.about, minted);
  const ids = [...idsIn(change.after), ...idsIn(change.before), ...idsIn(change.about)];
  // What goes on because of an undo is not what was undone.
  const isAftermath = ({ field }: ChangeId): boolean => field.startsWith('resumed');
  return {
    line,
    change,
    isOwn: line.outcome === 'accepted' && isOwnWork(reader, line, ids),
    ids: [...ids.filter((one) => !isAftermath(one)), ...ids.filter(isAftermath)],
  };
}

function collectNames(reader: Reader, ids: readonly Omit<ChangeId, 'field'>[]): Names {
  const wanted = new Map<AuditIdKind, Set<number>>();
  for (const { kind, id } of ids) {
    wanted.set(kind, (wanted.get(kind) ?? new Set()).add(id));
  }
  return new Map([...wanted].map(([kind, some]) => [kind, findNamed(reader, kind, [...some])]));
}

const nameOf = (names: Names, kind: AuditIdKind, id: number): Named | undefined =>
  names.get(kind)?.get(id);

/** Still somebody: that they are gone must not hide that there was one. */
const labelOf = (names: Names, kind: AuditIdKind, id: number): string =>
  nameOf(names, kind, id)?.label ?? `#${id}`;

/** What the change speaks of; of several things of a kind the first. */
function namesIn({ change, ids, line, isOwn }: ReadLine, names: Names): AuditEntry['names'] {
  const before = fieldsOf(change.before);
  const after = fieldsOf(change.after);
  const first = (kind: AuditIdKind) => ids.find((one) => one.kind === kind);
  const label = (kind: AuditIdKind): string | undefined => {
    const found = first(kind);
    return found && labelOf(names, kind, found.id);
  };
  const parts = ids.flatMap(({ kind, id }) => nameOf(names, kind, id) ?? []);
  const part = (name: 'person' | 'order' | 'task') =>
    parts.find((one) => one[name] !== null)?.[name] ?? undefined;
  const text = (value: unknown) => (typeof value === 'string' ? value : undefined);
  const [order, task] = [part('order'), part('task')];
  const code = text(after['name']) ?? text(after['code']) ?? text(before['code']);
  const isCatalog = isAuditCommand(line.name) && AUDIT_COMMANDS[line.name].group === 'catalog';
  return dropUndefined({
    person: label('user') ?? part('person') ?? label('item'),
    work: order !== undefined && task !== undefined ? `${order} · ${task}` : (order ?? task),
    order,
    task: task ?? (isCatalog ? code : undefined),
    material: label('material') ?? (isCatalog ? code : label('materialUsage')?.split(' · ')[0]),
    device: label('device'),
    team: label('team'),
    week: text(after['week']) ?? text(before['week']) ?? text(change.about?.['week']),
    setting: line.name === 'settings.change' ? settingIn(change) : undefined,
    isOwn: isOwn || undefined,
    ...flagsIn(line.name, before, after),
  });
}

function settingIn({ after, about }: Change): SettingName | undefined {
  const wanted = about?.['fields'];
  const names = Array.isArray(wanted) ? (wanted as unknown[]) : Object.keys(fieldsOf(after));
  return SettingValues.keyof().options.find((name) => names.includes(name));
}

/** Whoever ends the own work is not told whose it was. */
function withoutOneself(
  { person, ...rest }: AuditEntry['names'],
  { line }: ReadLine,
  names: Names,
): AuditEntry['names'] {
  const group = isAuditCommand(line.name) ? AUDIT_COMMANDS[line.name].group : null;
  const isWork = group === 'work' || group === 'corrections';
  const isOwn =
    line.actor_user_id !== null && labelOf(names, 'user', line.actor_user_id) === person;
  return person === undefined || (isWork && isOwn) ? rest : { person, ...rest };
}

const ROLES: readonly unknown[] = ['operator', 'foreman', 'admin'];

type Flags = Pick<AuditNames, 'isActive' | 'role' | 'undone' | 'isForReview' | 'isRight' | 'count'>;

function flagsIn(command: string, before: Fields, after: Fields): Flags {
  const changed = (name: string) => (after[name] === before[name] ? undefined : after[name]);
  const isActive = changed('is_active') ?? changed('isActive');
  const role = changed('role');
  const undone = after['undone'];
  const right = after['isWhole'] ?? after['outcome'];
  const count = after['rows'] ?? after['orders'] ?? after['blanked'];
  return {
    isActive: isActive === undefined ? undefined : isActive === 1 || isActive === true,
    role: ROLES.includes(role) ? (role as 'admin') : undefined,
    undone: undone === 'start' || undone === 'closure' ? undone : undefined,
    isForReview:
      command === 'capture.tap' && typeof after['reason'] === 'string' ? true : undefined,
    isRight: right === undefined ? undefined : right === true || right === 'verified',
    count: Number.isSafeInteger(count) ? (count as number) : undefined,
  };
}

type Defined<Fields> = { [Name in keyof Fields]?: Exclude<Fields[Name], undefined> };
const dropUndefined = <Fields extends object>(fields: Fields): Defined<Fields> =>
  Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== undefined),
  ) as Defined<Fields>;

/** Whether the line is what was written, and stands where it was written. */
function sealOf(line: LogLine, secret: Buffer): Seal {
  if (rowMac(secret, line) !== line.mac) return 'edited';
  const before = line.seq === 1 ? CHAIN_START : line.previous_mac;
  return before === line.prev_mac ? 'whole' : 'unchained';
}

const instant = (at: number): string => new Date(at).toISOString();
const ON_BEHALF_OF: readonly string[] = ON_BEHALF;

/** Who did it: whose sign-in it was, or whom the server did it for. */
function actorOf({ line, ids }: ReadLine): number | null {
  if (line.actor_user_id !== null) return line.actor_user_id;
  const isOnBehalf = ON_BEHALF_OF.includes(line.name);
  return (isOnBehalf ? ids.find(({ kind }) => kind === 'user')?.id : undefined) ?? null;
}

function refusalOf({ outcome, refusal }: LogLine): AuditEntry['refusal'] {
  if (outcome === 'accepted' || refusal === null) return null;
  const { code = '', detail = '' } = JSON.parse(refusal) as { code?: string; detail?: string };
  return { code, detail: String(withhold(detail)) };
}

function toEntry(read: ReadLine, names: Names, secret: Buffer | null): AuditEntry {
  const { line, change, ids } = read;
  const by = actorOf(read);
  const tapped = fieldsOf(change.after)['command'];
  const labels = ids.flatMap(({ field, kind, id }) => {
    const named = nameOf(names, kind, id);
    return named ? [[`${field}:${id}`, named.label]] : [];
  });
  return {
    id: String(line.seq),
    kind: 'command',
    at: instant(line.received_at),
    occurredAt: instant(line.occurred_at),
    by: by === null ? null : { id: by, name: labelOf(names, 'user', by) },
    system: by === null ? (/^system:(.*)$/.exec(line.scope)?.[1] ?? null) : null,
    device: deviceOf(names, line.device_id),
    address: null,
    command: line.name,
    within: line.name === 'capture.tap' && typeof tapped === 'string' ? tapped : null,
    signIn: null,
    outcome: line.outcome,
    refusal: refusalOf(line),
    about: withhold(change.about ?? null) as Fields | null,
    names: withoutOneself(namesIn(read, names), read, names),
    before: withhold(change.before),
    after: withhold(change.after),
    labels: Object.fromEntries(labels) as Record<string, string>,
    seq: line.seq,
    scope: line.scope,
    key: line.idempotency_key,
    seal: secret && sealOf(line, secret),
  };
}

const deviceOf = (names: Names, id: number | null): AuditEntry['device'] =>
  id === null ? null : { id, name: labelOf(names, 'device', id) };

/**
 * Lines in the order they are given.
 * @param secret of the chain; without it no line says whether its MAC is right
 */
export function readLines(
  reader: Reader,
  lines: readonly LogLine[],
  secret: Buffer | null,
): AuditEntry[] {
  const minted = findMinted(
    reader,
    lines.flatMap((line) => mintedId(changeOf(line))),
  );
  const read = lines.map((line) => readLine(reader, line, minted));
  const names = collectNames(reader, [
    ...read.flatMap(({ ids }) => ids),
    ...lines.flatMap(({ actor_user_id: id }) =>
      id === null ? [] : [{ kind: 'user', id } as const],
    ),
    ...lines.flatMap(({ device_id: id }) => (id === null ? [] : [{ kind: 'device', id } as const])),
  ]);
  return read.map((one) => toEntry(one, names, secret));
}

const NOTHING_LOGGED = {
  system: null,
  command: null,
  within: null,
  refusal: null,
  about: null,
  before: null,
  after: null,
  seq: null,
  scope: null,
  key: null,
  seal: null,
} as const;

/** Failed sign-ins in the order they are given. */
export function readSignIns(reader: Reader, events: readonly SignInEvent[]): AuditEntry[] {
  const names = collectNames(reader, [
    ...events.flatMap(({ user_id: id }) => (id === null ? [] : [{ kind: 'user', id } as const])),
    ...events.flatMap(({ device_id: id }) =>
      id === null ? [] : [{ kind: 'device', id } as const],
    ),
  ]);
  return events.map(({ id, at, kind, strength, user_id: user, device_id: device, address }) => ({
    ...NOTHING_LOGGED,
    id: `sign-in-${id}`,
    kind: 'sign-in',
    at: instant(at),
    occurredAt: instant(at),
    by: null,
    device: deviceOf(names, device),
    address,
    signIn: { kind, strength },
    outcome: 'refused',
    names: user === null ? {} : { person: labelOf(names, 'user', user) },
    labels: user === null ? {} : { [`userId:${user}`]: labelOf(names, 'user', user) },
  }));
}
