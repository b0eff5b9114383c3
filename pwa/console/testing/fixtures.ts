/** Rows of the wire for tests, each with what does not matter filled in. */
import type { FloorWork } from '#schema/contract/floor.ts';
import type { Device, Heard } from '#schema/contract/devices.ts';
import type { InboxEstimate, InboxTap, TappedWork } from '#schema/contract/inbox.ts';
import type { TaskType } from '#schema/contract/orders.ts';
import type { ReferenceImport, ReferenceState } from '#schema/contract/reference.ts';
import type { Session, SessionDetail } from '#schema/contract/sessions.ts';
import type { User } from '#schema/contract/users.ts';
import { ApiError } from '../../shared/api.ts';
import type { ConsoleApi } from '../stores/console-api.ts';

export function session(change: Partial<Session> = {}): Session {
  return {
    id: '01934a3e-0000-7000-8000-000000000001',
    user: { id: 7, displayName: 'Luis Ortega' },
    orderNumber: '10482',
    customerName: 'Rotary Club',
    description: '60 plaques',
    dueDate: null,
    taskType: 'ENGRAVE',
    taskTypeName: 'Engraving',
    startedAt: '2026-07-01T13:00:07.250Z',
    endedAt: '2026-07-01T14:30:42.500Z',
    endReason: 'finished',
    durationMs: 5_435_250,
    laborCents: 3000,
    goodQuantity: null,
    scrapQuantity: null,
    note: '',
    flags: [],
    ...change,
  };
}

/** The same as whoever corrects it is shown it: all of its time belongs to its order. */
export function sessionDetail(change: Partial<SessionDetail> = {}): SessionDetail {
  const one = session(change);
  const { orderNumber, durationMs, laborCents } = one;
  const whole = { orderNumber, weight: 1, durationMs, laborCents };
  return { ...one, version: 1, changed: null, enteredBy: null, shares: [whole], ...change };
}

/** Tasks of both kinds: cleaning is done on no order. */
export const TASK_TYPES: readonly TaskType[] = [
  { code: 'ENGRAVE', name: 'Engraving', kind: 'direct' as const, icon: 'pen', hue: 180 },
  { code: 'PACK', name: 'Packing', kind: 'direct' as const, icon: 'box', hue: 90 },
  { code: 'CLEAN', name: 'Cleaning', kind: 'indirect' as const, icon: 'broom', hue: 0 },
].map((task) => ({ ...task, version: 1, changed: null }));

export function floorWork(change: Partial<FloorWork> = {}): FloorWork {
  const open = { endedAt: null, endReason: null, durationMs: null, laborCents: null };
  return { ...session(open), team: 'Engraving', unverified: false, ...change };
}

const UNSAID: TappedWork = {
  orderNumber: null,
  taskType: null,
  taskTypeName: null,
  switch: false,
  sessionId: null,
  sessionStartedAt: null,
  closureReason: null,
  goodQuantity: null,
  scrapQuantity: null,
  note: null,
  undoes: null,
  materialCode: null,
  materialName: null,
  unit: null,
  quantity: null,
};

/** A start of Engraving on order 10482, and of `work` what a test says instead. */
export function tap({
  work,
  ...change
}: Partial<Omit<InboxTap, 'work'>> & { work?: Partial<TappedWork> } = {}): InboxTap {
  const start = { orderNumber: '10482', taskType: 'ENGRAVE', taskTypeName: 'Engraving' };
  const isStart = (change.command ?? 'sessions.start') === 'sessions.start';
  return {
    kind: 'refused',
    id: 12,
    state: 'review',
    user: { id: 7, displayName: 'Luis Ortega', team: 'Engraving' },
    device: { id: 3, displayName: 'Bench 1' },
    command: 'sessions.start',
    work: { ...UNSAID, ...(isStart && start), ...work },
    occurredAt: '2026-07-01T13:00:07.250Z',
    deviceTime: '2026-07-01T13:00:07.250Z',
    clockOffsetMs: 0,
    receivedAt: '2026-07-01T14:00:30.000Z',
    reason: 'order_void',
    detail: 'Order 10482 is void. Ask your foreman, or pick another.',
    likelyAnswer: 'change_order',
    decision: null,
    ...change,
  };
}

/** Work that began in the morning and was ended the next day. */
export function estimate(change: Partial<InboxEstimate> = {}): InboxEstimate {
  return {
    kind: 'estimated',
    id: '01934a3e-0000-7000-8000-000000000001',
    user: { id: 7, displayName: 'Luis Ortega', team: 'Engraving' },
    orderNumber: '10482',
    taskTypeName: 'Engraving',
    startedAt: '2026-07-01T13:00:07.250Z',
    endedAt: '2026-07-02T12:00:00.000Z',
    proposedEndAt: '2026-07-01T21:30:00.000Z',
    version: 2,
    ...change,
  };
}

export function user(change: Partial<User> = {}): User {
  return {
    id: 7,
    displayName: 'Luis Ortega',
    initials: 'LO',
    role: 'operator',
    username: null,
    team: 'Engraving',
    language: 'en',
    badge: null,
    active: true,
    hasPin: true,
    hasOneTimePin: false,
    hasPassword: false,
    currentRate: null,
    locks: [],
    version: 1,
    changed: null,
    ...change,
  };
}

export function refusal(code: string, change: Partial<ApiError> = {}): ApiError {
  const { status = 409, detail = 'No.', retryable = false, retryAfterMs = null } = change;
  return new ApiError(
    status,
    code,
    detail,
    retryable,
    retryAfterMs,
    change.errors ?? [],
    change.context ?? {},
  );
}

export interface Asked {
  method: string;
  path: string;
  body: unknown;
  ifVersion?: number;
}

/** An API that answers from a list; an Error in it is thrown. What was asked is written down. */
export function scriptedApi(...answers: unknown[]): ConsoleApi & { asked: Asked[] } {
  const asked: Asked[] = [];
  const next = <Answer>(one: Asked): Promise<Answer> => {
    asked.push(one);
    const answer = answers.shift();
    return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer as Answer);
  };
  return {
    asked,
    get: (path) => next({ method: 'GET', path, body: undefined }),
    change: (method, path, body, ifVersion) =>
      next({ method, path, body, ...(ifVersion !== undefined && { ifVersion }) }),
  };
}

/** A tab that is looked at, until it is hidden behind another one. */
export class Tab extends EventTarget {
  visibilityState: DocumentVisibilityState = 'visible';

  turn(to: DocumentVisibilityState): void {
    this.visibilityState = to;
    this.dispatchEvent(new Event('visibilitychange'));
  }
}

/** A tablet that is well. */
export function tablet({
  heard,
  ...change
}: Partial<Omit<Device, 'heard'>> & { heard?: Partial<Heard> | null } = {}): Device {
  const well: Heard = {
    ...{ at: '2026-11-12T14:00:00.000Z', remembered: false, build: 'abc123', isOlder: false },
    ...{ pending: 0, pendingSince: null, clockOffsetMs: 40, storage: 'lasting' },
    ...{ battery: { percent: 80, charging: false }, selfTest: null },
  };
  return {
    ...{ id: 4, name: 'Engraving 1', place: 'By the window', version: 1, changed: null },
    ...{ createdAt: '2026-11-01T14:00:00.000Z', revokedAt: null },
    enrolledAt: '2026-11-01T14:05:00.000Z',
    heard: heard === null ? null : { ...well, ...heard },
    ...change,
  };
}

/** An import of orders that came in. */
export function erpImport(change: Partial<ReferenceImport> = {}): ReferenceImport {
  return {
    ...{ id: 12, group: 'orders', importedAt: '2026-11-12T14:00:00.000Z', result: 'imported' },
    ...{ files: [], rows: 830, added: 3, changed: 2, closed: 1, window: null, durationMs: 1500 },
    ...{ warnings: [], message: '', acceptedAt: null },
    ...change,
  };
}

/** Of a server that imported nothing yet and knows no folder to import from. */
export function referenceState(change: Partial<ReferenceState> = {}): ReferenceState {
  const groups = (['customers', 'orders', 'items'] as const).map((group) => ({
    ...{ group, generation: 0, inTransit: false, lastImportedAt: null, lastCheckedAt: null },
  }));
  return { imports: [], groups, isUnderWay: false, degraded: null, schedule: null, ...change };
}
