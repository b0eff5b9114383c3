import { Heartbeat } from '#schema/contract/devices.ts';
import type { AppContext } from '#server/context.ts';
import { saidClockOffsetMs } from '#server/http/envelope.ts';
import { address, jsonBody, router } from '#server/http/route.ts';
import type { Beat } from './heartbeats.ts';

const heartbeat = address('enrolled', {
  method: 'post',
  path: '/api/devices/heartbeat',
  summary: 'How a tablet is: said every minute, and when what waits on it changes',
  request: { body: jsonBody(Heartbeat) },
  responses: { 204: { description: 'Heard' } },
});

/** @param clockOffsetMs the server's clock minus the tablet's, as far as it said */
function toBeat(said: Heartbeat, now: number, clockOffsetMs: number | null): Beat {
  // What a tablet did, it did before it told.
  const onServer = (instant: string): number =>
    Math.min(now, Date.parse(instant) + (clockOffsetMs ?? 0));
  const { pendingSince, selfTest, ...rest } = said;
  return {
    ...rest,
    heardAt: now,
    clockOffsetMs,
    pendingSince: said.pending === 0 || pendingSince === null ? null : onServer(pendingSince),
    selfTest: selfTest && { at: onServer(selfTest.at), checks: selfTest.checks },
  };
}

export function heartbeatsRoutes(app: AppContext) {
  return router().openapi(heartbeat, (c) => {
    const { deviceId } = c.get('caller');
    // The guard let nobody else in.
    if (deviceId !== null) {
      const beat = toBeat(c.req.valid('json'), app.clock(), saidClockOffsetMs(c));
      app.heartbeats.note(deviceId, beat);
    }
    return c.body(null, 204);
  });
}
