import { streamSSE } from 'hono/streaming';
import { Roster } from '#schema/contract/auth.ts';
import { Floor } from '#schema/contract/floor.ts';
import type { AppContext } from '#server/context.ts';
import { address, jsonAnswer, router } from '#server/http/route.ts';
import { plantCalendar } from '#server/settings/plant-calendar.ts';
import { readFloor } from './floor.queries.ts';
import { listRoster } from './roster.queries.ts';

/** Keeps proxies from closing a quiet stream, and tells the browser that it lives. */
const HEARTBEAT_MS = 15_000;

const roster = address('device', {
  method: 'get',
  path: '/api/roster',
  summary: 'The tiles of the sign-in wall',
  responses: { 200: jsonAnswer(Roster, 'People with a PIN') },
});
const floor = address('foreman', {
  method: 'get',
  path: '/api/floor',
  summary: 'Who works on what now',
  responses: { 200: jsonAnswer(Floor, 'Floor') },
});
const events = address('foreman', {
  method: 'get',
  path: '/api/floor/events',
  summary: 'Says, as server-sent events, whenever the floor changed',
  responses: {
    200: { description: 'A stream of FloorEvent', content: { 'text/event-stream': {} } },
  },
});

export function floorRoutes(app: AppContext) {
  return router()
    .openapi(roster, (c) => c.json({ users: listRoster(app.reader) }, 200))
    .openapi(floor, (c) => {
      const now = app.clock();
      const today = plantCalendar(app.settings().plantTimeZone).dayOf(now);
      return c.json(readFloor(app.reader, today, now), 200);
    })
    .openapi(events, (c) => {
      c.header('X-Accel-Buffering', 'no');
      // Nobody would read the stream, nor ever end it.
      if (c.req.method === 'HEAD')
        return c.body(null, 200, { 'content-type': 'text/event-stream' });
      const response = streamSSE(c, async (stream) => {
        const stop = app.events.listen(
          (event) => void stream.writeSSE({ event: event.kind, data: JSON.stringify(event) }),
          () => void stream.close(),
        );
        stream.onAbort(() => stop());
        while (!stream.aborted && !stream.closed) {
          await stream.writeSSE({ event: 'beat', data: '' });
          await stream.sleep(HEARTBEAT_MS);
        }
      });
      // The helper says `no-cache`; what the floor does is nobody's to keep.
      response.headers.set('Cache-Control', 'no-store');
      return response;
    });
}
