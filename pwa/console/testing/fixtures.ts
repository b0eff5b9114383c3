/** Rows of the wire for tests, each with what does not matter filled in. */
import type { Session } from '#schema/contract/sessions.ts';
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
    hasPassword: false,
    currentRate: null,
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
}

/** An API that answers from a list; an Error in it is thrown. What was asked is written down. */
export function scriptedApi(...answers: unknown[]): ConsoleApi & { asked: Asked[] } {
  const asked: Asked[] = [];
  const next = <Answer>(method: string, path: string, body?: unknown): Promise<Answer> => {
    asked.push({ method, path, body });
    const answer = answers.shift();
    return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer as Answer);
  };
  return {
    asked,
    get: (path) => next('GET', path),
    change: (method, path, body) => next(method, path, body),
  };
}
