/** The ids inside a logged change: which thing each stands for, whatever the field is called. */
import type { AuditIdKind } from './names.queries.ts';

export interface ChangeId {
  /** The field as it is written. */
  field: string;
  kind: AuditIdKind;
  id: number;
}

const KINDS: Readonly<Record<string, AuditIdKind>> = {
  user: 'user',
  device: 'device',
  order: 'order',
  orderTask: 'orderTask',
  session: 'session',
  material: 'material',
  materialUsage: 'materialUsage',
  taskType: 'taskType',
  team: 'team',
  payRate: 'payRate',
  item: 'item',
  capturedEvent: 'item',
};

/** `resumedSessionIds`, `team_id` → `session`, `team`; undefined for what is no id of ours. */
export function idKindOf(field: string): AuditIdKind | undefined {
  const camel = field.replace(/_([a-z])/g, (_all, letter: string) => letter.toUpperCase());
  const [, name] = /^(.+?)Ids?$/.exec(camel) ?? [];
  if (name === undefined) return undefined;
  const known = KINDS[name];
  if (known) return known;
  const last = /[A-Z][a-z]+$/.exec(name)?.[0].toLowerCase();
  return last === undefined ? undefined : KINDS[last];
}

/** Every id in it, in the order they are written. */
export function idsIn(value: unknown, field = ''): ChangeId[] {
  if (typeof value === 'number') {
    const kind = idKindOf(field);
    return kind ? [{ field, kind, id: value }] : [];
  }
  if (Array.isArray(value)) return value.flatMap((one) => idsIn(one, field));
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([name, part]) => idsIn(part, name));
}
