/**
 * R1 and R64: what the disk and SQLite allow. Raw better-sqlite3, prepared statements, the same
 * PRAGMAs, the same reads and rows as a tap (a start and a closure in turn), but no HTTP, no
 * validation, no hashing and no thread. R1 commits each one alone, R64 sixty-four together, each
 * in a savepoint.
 *
 *   baseline.js DATABASE TAPS-PER-COMMIT SECONDS FIRST-USER
 */
import { openWriter } from '#server/db/open.ts';
import { uuid7 } from '#schema/rules/uuid7.ts';
import { FIRST_ORDER, ORDERS, PEOPLE } from './shop.ts';

const [path = '', together = '1', seconds = '1', firstUser = '1'] = process.argv.slice(2);
const { raw } = openWriter(path);
const sql = (text: string) => raw.prepare(text);

const SESSION = `SELECT w.*, u.display_name, t.code, o.order_number, c.name FROM work_session w
  JOIN app_user u ON u.id = w.user_id JOIN task_type t ON t.id = w.task_type_id
  LEFT JOIN work_session_share s ON s.session_id = w.id
  LEFT JOIN order_task ot ON ot.id = s.order_task_id
  LEFT JOIN sales_order o ON o.id = ot.order_id LEFT JOIN customer_account c ON c.id = o.customer_id`;
const q = {
  begin: sql('BEGIN IMMEDIATE'),
  commit: sql('COMMIT'),
  savepoint: sql('SAVEPOINT tap'),
  release: sql('RELEASE tap'),
  known: sql('SELECT request_hash FROM command_log WHERE scope = ? AND idempotency_key = ?'),
  user: sql('SELECT id, display_name, role, team_id, is_active FROM app_user WHERE id = ?'),
  settings: sql('SELECT name, value FROM setting'),
  task: sql('SELECT id, code, name, kind FROM task_type WHERE code = ? AND is_active = 1'),
  order: sql('SELECT id, order_number, status FROM sales_order WHERE order_key = ?'),
  orderTask: sql('SELECT id FROM order_task WHERE order_id = ? AND task_type_id = ?'),
  addOrderTask: sql('INSERT INTO order_task (order_id, task_type_id, created_at) VALUES (?, ?, ?)'),
  open: sql(`${SESSION} WHERE w.user_id = ? AND w.ended_at IS NULL`),
  latest: sql(
    'SELECT ended_at FROM work_session WHERE user_id = ? AND ended_at IS NOT NULL ORDER BY started_at DESC LIMIT 1',
  ),
  addSession: sql(
    `INSERT INTO work_session (public_id, user_id, task_type_id, device_id, business_day, started_at,
      received_at, source_key) VALUES (?, ?, ?, NULL, ?, ?, ?, ?)`,
  ),
  addShare: sql('INSERT INTO work_session_share (session_id, order_task_id) VALUES (?, ?)'),
  presence: sql('SELECT id FROM presence WHERE user_id = ? AND ended_at IS NULL'),
  addPresence: sql('INSERT INTO presence (user_id, business_day, began_at) VALUES (?, ?, ?)'),
  session: sql(`${SESSION} WHERE w.public_id = ?`),
  end: sql(
    `UPDATE work_session SET ended_at = ?, end_reason = 'paused', duration_ms = ?, is_long = 0,
      closed_received_at = ? WHERE id = ?`,
  ),
  rate: sql(
    'SELECT kind, amount_cents FROM pay_rate WHERE user_id = ? AND effective_from <= ? ORDER BY effective_from DESC LIMIT 1',
  ),
  cost: sql('UPDATE work_session SET annual_hours = 2080 WHERE id = ?'),
  shares: sql('SELECT id, weight FROM work_session_share WHERE session_id = ?'),
  saveShare: sql('UPDATE work_session_share SET duration_ms = ? WHERE id = ?'),
  log: sql(
    `INSERT INTO command_log (seq, scope, idempotency_key, name, actor_user_id, device_id, occurred_at,
      received_at, request_hash, change, outcome, answer, answer_hash, prev_mac, mac)
     VALUES (?, ?, ?, ?, ?, NULL, ?, ?, ?, ?, 'accepted', ?, ?, ?, ?)`,
  ),
};

/** As long as the real ones; what they cost to compute is not the disk's. */
const DIGEST = 'a'.repeat(64);
const CHANGE = JSON.stringify({ before: null, after: { sessionId: 1, padding: 'x'.repeat(60) } });
const ANSWER = JSON.stringify({ session: 'x'.repeat(520), switchedFrom: null });

let seq = sql('SELECT coalesce(max(seq), 0) FROM command_log').pluck().get() as number;
/** By person; an earlier run on the same file left some. */
const running = new Map(
  sql('SELECT user_id, public_id FROM work_session WHERE ended_at IS NULL').raw().all() as [
    user: number,
    id: string,
  ][],
);

function logTap(name: string, user: number, key: string, now: number): void {
  const hashes = [DIGEST, CHANGE, ANSWER, DIGEST, DIGEST, DIGEST];
  q.log.run(++seq, `user:${user}`, key, name, user, now, now, ...hashes);
}

function start(user: number, n: number, now: number): void {
  const key = uuid7(now);
  const day = new Date(now).toISOString().slice(0, 10);
  q.known.get(`user:${user}`, key);
  q.user.get(user);
  q.settings.all();
  const task = q.task.get('ENGRAVE') as { id: number };
  const order = q.order.get(String(FIRST_ORDER + ((n * 7919) % ORDERS))) as { id: number };
  const known = q.orderTask.get(order.id, task.id) as { id: number } | undefined;
  const orderTask = known?.id ?? q.addOrderTask.run(order.id, task.id, now).lastInsertRowid;
  q.open.get(user);
  q.latest.get(user);
  const id = uuid7(now);
  const source = `user:${user}/${key}`;
  const row = q.addSession.run(id, user, task.id, day, now, now, source).lastInsertRowid;
  q.addShare.run(row, orderTask);
  if (!q.presence.get(user)) q.addPresence.run(user, day, now);
  q.session.get(id);
  logTap('sessions.start', user, key, now);
  running.set(user, id);
}

function close(user: number, id: string, now: number): void {
  const key = uuid7(now);
  q.known.get(`user:${user}`, key);
  q.user.get(user);
  q.settings.all();
  const session = q.session.get(id) as { id: number; started_at: number; business_day: string };
  const ms = now - session.started_at;
  q.end.run(now, ms, now, session.id);
  q.rate.get(user, session.business_day);
  q.cost.run(session.id);
  for (const share of q.shares.all(session.id)) q.saveShare.run(ms, (share as { id: number }).id);
  q.session.get(id);
  logTap('sessions.close', user, key, now);
  running.delete(user);
}

let done = 0;
function tap(): void {
  const user = Number(firstUser) + (done % PEOPLE);
  const id = running.get(user);
  const now = Date.now();
  if (id === undefined) start(user, done, now);
  else close(user, id, now);
  done += 1;
}

const perCommit = Number(together);
const began = performance.now();
const until = began + Number(seconds) * 1000;
while (performance.now() < until) {
  q.begin.run();
  for (let n = 0; n < perCommit; n += 1) {
    if (perCommit > 1) q.savepoint.run();
    tap();
    if (perCommit > 1) q.release.run();
  }
  q.commit.run();
}
process.stdout.write(String(done / ((performance.now() - began) / 1000)));
