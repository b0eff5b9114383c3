/** The floor, live, and what a foreman does about it. */
import type { EndWork, SwitchAnswer, SwitchWork } from '#schema/contract/floor.ts';
import type { Session, SessionAnswer, SessionList } from '#schema/contract/sessions.ts';
import type { ConsoleApi } from './console-api.ts';
import { FloorLine, type FloorLineParts } from './floor-line.ts';
import { createQuery, type Query } from './load.ts';
import { createSubmitter, type FormFields, type Submitter } from './submission.ts';

/** One person's work of a day. */
export interface DayQuestion {
  userId: number;
  /** The plant's day. */
  day: string;
  /** Another one when it has to be asked for again. */
  version: string;
}

export interface Floor {
  line: FloorLine;
  day: Query<DayQuestion, Session[]>;
  endWork: Submitter<[sessionId: string, end: EndWork], Session>;
  switchWork: Submitter<[sessionId: string, change: SwitchWork], SwitchAnswer>;
}

const MOST_OF_A_DAY = '200';

const FIELD_OF_CODE: Readonly<Record<string, string>> = {
  ends_before_start: 'at',
  in_future: 'at',
  overlaps: 'at',
  order_unknown: 'orderNumber',
  order_void: 'orderNumber',
  order_needed: 'orderNumber',
  order_not_needed: 'orderNumber',
  task_type_unknown: 'taskType',
};

const DEED: FormFields = {
  fields: ['at', 'orderNumber', 'taskType', 'reason'],
  fieldOf: (code) => FIELD_OF_CODE[code],
};

export function createFloor(api: ConsoleApi, parts: Omit<FloorLineParts, 'api'>): Floor {
  const pathOf = (sessionId: string, deed: string) =>
    `/api/floor/sessions/${encodeURIComponent(sessionId)}/${deed}`;
  return {
    line: new FloorLine({ api, ...parts }),
    day: createQuery(
      async ({ userId, day }, signal) => {
        const days = { from: day, to: day, limit: MOST_OF_A_DAY };
        const query = new URLSearchParams({ user: String(userId), ...days });
        return (await api.get<SessionList>(`/api/sessions?${query.toString()}`, signal)).sessions;
      },
      (a, b) => a.userId === b.userId && a.day === b.day && a.version === b.version,
    ),
    endWork: createSubmitter(async (sessionId: string, end: EndWork) => {
      const path = pathOf(sessionId, 'closure');
      return (await api.change<SessionAnswer>('POST', path, end)).session;
    }, DEED),
    switchWork: createSubmitter(
      (sessionId: string, change: SwitchWork) =>
        api.change<SwitchAnswer>('POST', pathOf(sessionId, 'switch'), change),
      DEED,
    ),
  };
}
