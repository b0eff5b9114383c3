/** The list of sessions, one of them with its history, and putting it right. */
import type { Correction } from '#schema/contract/corrected-work.ts';
import type { TaskType } from '#schema/contract/orders.ts';
import type { SessionDetail, SessionList } from '#schema/contract/sessions.ts';
import type { Readable } from '../../shared/store.ts';
import { createApprovedWeek, type ApprovedWeekQuery } from './approved-week.ts';
import type { ConsoleApi } from './console-api.ts';
import { createCorrections, type Corrections } from './corrections.ts';
import { createQuery, type Query } from './load.ts';
import { createPagedQuery, type PagedQuery } from './paged.ts';

const PAGE_ROWS = 100;

export interface Sessions extends Corrections {
  list: PagedQuery<SessionList>;
  /** One session as whoever corrects it needs it, asked by its id. */
  detail: Query<string, SessionDetail>;
  /** The corrections of one session, asked by its id. */
  history: Query<string, Correction[]>;
  taskTypes: Query<'all', TaskType[]>;
  /** For the week of the work that is changed or added. */
  approvedWeek: ApprovedWeekQuery;
  /** Keeps the first page and the open session fresh while somebody looks; answers how to stop. */
  watch(ticks: Readable<number>): () => void;
}

export function createSessions(api: ConsoleApi): Sessions {
  const list = createPagedQuery<SessionList>(
    (question, cursor, signal) => {
      const query = new URLSearchParams(question);
      query.set('limit', String(PAGE_ROWS));
      if (cursor) query.set('cursor', cursor);
      return api.get(`/api/sessions?${query.toString()}`, signal);
    },
    (first, next) => ({ ...next, sessions: [...first.sessions, ...next.sessions] }),
  );
  const detail = createQuery<string, SessionDetail>(async (sessionId, signal) => {
    const path = `/api/sessions/${encodeURIComponent(sessionId)}`;
    return (await api.get<{ session: SessionDetail }>(path, signal)).session;
  });
  const history = createQuery<string, Correction[]>(async (sessionId, signal) => {
    const path = `/api/sessions/${encodeURIComponent(sessionId)}/corrections`;
    return (await api.get<{ corrections: Correction[] }>(path, signal)).corrections;
  });
  const loadCurrent = async () => {
    await Promise.all([detail.reload(), history.reload()]);
  };

  return {
    list,
    detail,
    history,
    approvedWeek: createApprovedWeek(api),
    taskTypes: createQuery(
      async (_all, signal) =>
        (await api.get<{ taskTypes: TaskType[] }>('/api/task-types', signal)).taskTypes,
    ),
    ...createCorrections(api, {
      loadCurrent,
      async refresh() {
        await Promise.all([list.reload(), loadCurrent()]);
      },
    }),
    watch: (ticks) =>
      ticks.subscribe(() => {
        const { value, loading } = list.state.get();
        // Whoever reads further down keeps what is there, and asks anew by a filter.
        const isFirstPage = (value?.sessions.length ?? 0) <= PAGE_ROWS;
        const isBusy = loading || list.moreState.get().loading;
        if (isFirstPage && !isBusy) void list.reload();
        if (!detail.state.get().loading) void detail.reload();
      }),
  };
}
