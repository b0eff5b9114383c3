/** One browser that looks on: a stream that ends when its sign-in does, or when nobody reads it. */
import type { Context } from 'hono';
import { stream } from 'hono/streaming';
import type { AppContext } from '#server/context.ts';
import { RequestCaller } from '#server/http/caller.ts';
import type { Env } from '#server/http/route.ts';
import { roleSuffices } from '#server/writer/tx.ts';
import type { FloorBoard } from './floor-board.ts';

/** A browser so far behind is cut off; when it comes back it is told what it missed. */
const MOST_UNREAD_BYTES = 4 * 1024 * 1024;

export function streamFloor(c: Context<Env>, app: AppContext, board: FloorBoard): Response {
  const mayLook = (): boolean => {
    const { role } = new RequestCaller(c, app.config, app.reader, app.clock());
    return role !== null && roleSuffices(role, 'foreman');
  };
  c.header('Content-Type', 'text/event-stream');
  c.header('X-Accel-Buffering', 'no');
  return stream(c, (out) => {
    let unread = 0;
    return new Promise<void>((done) => {
      const end = (): void => {
        stop();
        done();
      };
      const send = (bytes: Uint8Array): void => {
        if (unread > MOST_UNREAD_BYTES || !mayLook()) return end();
        unread += bytes.length;
        void out.write(bytes).then(() => (unread -= bytes.length));
      };
      let stop = (): void => undefined;
      stop = board.listen({ send, close: end }, c.req.header('last-event-id'));
      out.onAbort(end);
    });
  });
}
