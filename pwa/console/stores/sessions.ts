/** The list of sessions, and putting one of them right. */
import type { Correction } from '#schema/contract/corrected-work.ts';
import type { CorrectionAnswer, NewCorrection } from '#schema/contract/corrections.ts';
import type { TaskType } from '#schema/contract/orders.ts';
import type { Session, SessionList } from '#schema/contract/sessions.ts';
import type { ConsoleApi } from './console-api.ts';
import { createQuery, type Query } from './load.ts';
import { createPagedQuery, type PagedQuery } from './paged.ts';
import { createSubmitter, type FormFields, type Submitter } from './submission.ts';

const PAGE_ROWS = '100';

export interface Sessions {
  list: PagedQuery<SessionList>;
  /** The corrections of one session, asked by its id. */
  history: Query<string, Correction[]>;
  taskTypes: Query<'all', TaskType[]>;
  correct: Submitter<[sessionId: string, correction: NewCorrection], Session>;
}

/** Where a refusal that names no field belongs in the dialog. */
const FIELD_OF_CODE: Readonly<Record<string, string>> = {
  ends_before_start: 'endedAt',
  in_future: 'endedAt',
  still_open: 'endedAt',
  order_unknown: 'orderNumber',
  order_void: 'orderNumber',
  order_needed: 'orderNumber',
  order_not_needed: 'orderNumber',
  task_type_unknown: 'taskType',
};

const CORRECTION: FormFields<[string, NewCorrection]> = {
  fields: ['startedAt', 'endedAt', 'orderNumber', 'taskType', 'reason'],
  // The end that was moved is the one that ran into other work.
  fieldOf: (code, _sessionId, { startedAt }) =>
    code === 'overlaps' ? (startedAt ? 'startedAt' : 'endedAt') : FIELD_OF_CODE[code],
};

export function createSessions(api: ConsoleApi): Sessions {
  const list = createPagedQuery<SessionList>(
    (question, cursor, signal) => {
      const query = new URLSearchParams(question);
      query.set('limit', PAGE_ROWS);
      if (cursor) query.set('cursor', cursor);
      return api.get(`/api/sessions?${query.toString()}`, signal);
    },
    (first, next) => ({ ...next, sessions: [...first.sessions, ...next.sessions] }),
  );
  return {
    list,
    history: createQuery(async (sessionId, signal) => {
      const path = `/api/sessions/${encodeURIComponent(sessionId)}/corrections`;
      return (await api.get<{ corrections: Correction[] }>(path, signal)).corrections;
    }),
    taskTypes: createQuery(
      async (_all, signal) =>
        (await api.get<{ taskTypes: TaskType[] }>('/api/task-types', signal)).taskTypes,
    ),
    correct: createSubmitter(async (sessionId, correction) => {
      const path = `/api/sessions/${encodeURIComponent(sessionId)}/corrections`;
      const { session } = await api.change<CorrectionAnswer>('POST', path, correction);
      list.put((known) => ({
        ...known,
        sessions: known.sessions.map((one) => (one.id === session.id ? session : one)),
      }));
      return session;
    }, CORRECTION),
  };
}
