/** Fresh things of one person, each to be asked about once: what one caller did stays out of the next one's way. */
import { uuid7 } from '#schema/rules/uuid7.ts';
import { openTablet } from '#server/capture/testing/tablet.ts';
import type { TestShop } from '#server/testing/test-shop.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

export type Subjects = Awaited<ReturnType<typeof openSubjects>>;

/** Somebody whose things are asked about. */
export interface Subject {
  userId: number;
  teamId: number | null;
  /** A task that nobody else does. */
  taskType: string;
}

export async function openSubjects(shop: TestShop) {
  await shop.addOrder('10482', 50_000);
  const tablet = await openTablet(shop);
  const { raw } = shop.door.connection;
  let [times, weeks, views] = [0, 0, 0];

  async function post(userId: number, path: string, body: object) {
    const as = await shop.cookieFor(userId);
    const { status, json, text } = await shop.request('POST', path, { as, body });
    if (status >= 300) throw new Error(`${path}: ${text}`);
    return json;
  }

  /** Ends what runs, and starts anew. @returns the session's id */
  async function running({ userId }: Subject): Promise<string> {
    shop.later(MINUTE_MS);
    const work = { orderNumber: '10482', taskType: 'ENGRAVE', switch: true };
    return (await post(userId, '/api/sessions', work)).session.id as string;
  }

  async function ended(subject: Subject): Promise<string> {
    const id = await running(subject);
    shop.later(MINUTE_MS);
    await post(subject.userId, `/api/sessions/${id}/closure`, { reason: 'finished' });
    return id;
  }

  return {
    tablet,
    running,
    ended,

    /** A minute of the task that is nobody else's. */
    async ownTask(subject: Subject): Promise<void> {
      const { session } = await post(subject.userId, '/api/sessions', {
        taskType: subject.taskType,
        switch: true,
      });
      shop.later(MINUTE_MS);
      await post(subject.userId, `/api/sessions/${session.id}/closure`, { reason: 'finished' });
    },

    /** Work too long to believe, by its mark. */
    async long(subject: Subject): Promise<string> {
      const id = await ended(subject);
      raw.prepare('UPDATE work_session SET is_long = 1 WHERE public_id = ?').run(id);
      return id;
    },

    async usage({ userId }: Subject): Promise<string> {
      const plates = { orderNumber: '10482', materialCode: 'BRASS', quantity: 2 };
      return (await post(userId, '/api/material-usages', plates)).materialUsage.id as string;
    },

    /** A tap that waits in the inbox: cleaning, by nobody knows whom. @returns its number */
    async waiting({ userId }: Subject): Promise<number> {
      shop.later(MINUTE_MS);
      const work = { id: uuid7(shop.now()), taskType: 'CLEAN', switch: true };
      const bad = { kind: 'grant', grant: 'bad' } as const;
      return (await tablet.does(userId, 'sessions.start', work, { proof: bad })).itemId as number;
    },

    /** A saved view, straight in the table: only foremen save any. */
    view({ userId }: Subject): number {
      views += 1;
      return Number(
        raw
          .prepare(
            `INSERT INTO saved_view (user_id, page, name, query, saved_at)
             VALUES (?, 'sessions', 'view ' || ?, '', 0)`,
          )
          .run(userId, views).lastInsertRowid,
      );
    },

    halfAMinuteAgo: () => new Date(shop.now() - MINUTE_MS / 2).toISOString(),

    /** A stretch of a day of its own, long ago, on which nobody worked. */
    freeTime(): { startedAt: string; endedAt: string } {
      times += 1;
      const startedAt = shop.now() - (100 + times) * DAY_MS;
      return {
        startedAt: new Date(startedAt).toISOString(),
        endedAt: new Date(startedAt + MINUTE_MS).toISOString(),
      };
    },

    /** A week that is over, and that nobody was asked about. @returns its Monday */
    freeWeek(): string {
      weeks += 1;
      const monday = Date.parse('2024-01-01') + 7 * weeks * DAY_MS;
      return new Date(monday).toISOString().slice(0, 10);
    },
  };
}
