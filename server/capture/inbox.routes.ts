import { z, type ZodType } from 'zod';
import { idParameter } from '#schema/contract/common.ts';
import { TAP_INPUTS } from '#schema/contract/events.ts';
import {
  Acceptance,
  Discard,
  Inbox,
  InboxItemAnswer,
  InboxQuery,
  type InboxChanges,
} from '#schema/contract/inbox.ts';
import { AppError } from '#server/app-error.ts';
import type { AppContext } from '#server/context.ts';
import type { Caller } from '#server/http/caller.ts';
import { execute } from '#server/http/envelope.ts';
import { fieldWords } from '#server/http/field-words.ts';
import { address, jsonAnswer, jsonBody, router } from '#server/http/route.ts';
import { plantCalendar } from '#server/settings/plant-calendar.ts';
import { readInbox } from './inbox.queries.ts';
import { findItemRow, inputOf, toItem, type ItemRow } from './waiting-taps.queries.ts';

const params = z.object({ id: idParameter });

const list = address('foreman', {
  method: 'get',
  path: '/api/inbox',
  summary: 'What waits for a decision, or taps that were decided about: the team’s, or all',
  request: { query: InboxQuery },
  responses: { 200: jsonAnswer(Inbox, 'Taps, and work whose end is an estimate') },
});
const accept = address('foreman', {
  method: 'post',
  path: '/api/inbox/{id}/acceptance',
  summary: 'Apply a tap, as it is or with changes, with a reason',
  request: { params, body: jsonBody(Acceptance) },
  responses: { 200: jsonAnswer(InboxItemAnswer, 'Applied') },
});
const discard = address('foreman', {
  method: 'post',
  path: '/api/inbox/{id}/discard',
  summary: 'Discard a tap, with a reason',
  request: { params, body: jsonBody(Discard) },
  responses: { 200: jsonAnswer(InboxItemAnswer, 'Discarded') },
});

/** A foreman sees what is the team's, an admin all. */
function reachOf({ role, signIn }: Caller) {
  const isAdmin = role === 'admin';
  return { isAdmin, teamId: isAdmin ? undefined : (signIn?.team_id ?? null) };
}

/**
 * The tapped input with the foreman's changes, as the command reads it.
 * @throws AppError `malformed` naming what is still missing or does not belong to such a tap.
 */
function changedInput(row: ItemRow, changes: InboxChanges): unknown {
  const { orderNumber, taskType, switch: isSwitch } = changes;
  const read = (TAP_INPUTS[row.command] as ZodType).safeParse({
    ...inputOf(row),
    ...(orderNumber !== undefined && { orderNumber }),
    ...(taskType !== undefined && { taskType }),
    ...(isSwitch !== undefined && { switch: isSwitch }),
  });
  if (read.success) return read.data;
  const errors = read.error.issues.slice(0, 20).map((issue) => ({
    field: issue.path.length === 0 ? 'changes' : issue.path.map(String).join('.').slice(0, 100),
    message: fieldWords(issue),
  }));
  const detail = 'This tap cannot be applied like that: its input is still not in order.';
  throw new AppError('malformed', detail, { errors });
}

export function inboxRoutes(app: AppContext) {
  const getRow = (id: number): ItemRow => {
    const row = findItemRow(app.reader, id);
    if (!row) throw new AppError('not_found', 'There is no such tap in the inbox.');
    return row;
  };
  const answer = ({ role }: Caller, itemId: number) => ({
    item: toItem(app.reader, getRow(itemId), role === 'admin'),
  });
  return router()
    .openapi(list, (c) => {
      const { plantTimeZone, longSessionMs } = app.settings();
      const question = {
        ...c.req.valid('query'),
        ...reachOf(c.get('caller')),
        calendar: plantCalendar(plantTimeZone),
        longSessionMs,
        now: app.clock(),
      };
      return c.json(readInbox(app.reader, question), 200);
    })
    .openapi(accept, async (c) => {
      const { id } = c.req.valid('param');
      const { reason, changes = {} } = c.req.valid('json');
      const { occurredAt, userId = null } = changes;
      const { itemId } = await execute(c, 'capture.accept', {
        itemId: id,
        reason,
        input: changedInput(getRow(id), changes),
        occurredAt: occurredAt === undefined ? null : Date.parse(occurredAt),
        userId,
      });
      return c.json(answer(c.get('caller'), itemId), 200);
    })
    .openapi(discard, async (c) => {
      const { id } = c.req.valid('param');
      const { itemId } = await execute(c, 'capture.discard', {
        itemId: id,
        ...c.req.valid('json'),
      });
      return c.json(answer(c.get('caller'), itemId), 200);
    });
}
