/** The wire between a tablet and its server, for tests that cut it, or let it hang. */
import { once } from 'node:events';
import { createServer, request as ask, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/**
 * `up` as it should be; `dead` nobody answers; `stalled` connects and then says nothing, as behind
 * the laser; `no-server` a proxy answers that there is nobody behind it; `deaf` what is sent
 * arrives, and the answer is lost.
 */
export type LineState = 'up' | 'dead' | 'stalled' | 'no-server' | 'deaf';

export interface Line {
  /** The shop's address at this end; as a browser's proxy it is the shop under any name. */
  origin: string;
  /** `up` lets everything go that hung. */
  set(state: LineState): void;
  /** Lets requests for these addresses hang until the line is up again. */
  hold(address: RegExp): void;
  close(): Promise<void>;
}

export async function openLine(serverOrigin: string): Promise<Line> {
  let state: LineState = 'up';
  let held: RegExp | undefined;
  const waiting = new Set<() => void>();

  function pass(incoming: IncomingMessage, outgoing: ServerResponse): void {
    const { method, headers, url = '/' } = incoming;
    const { pathname, search } = new URL(url, serverOrigin);
    const address = new URL(pathname + search, serverOrigin);
    const onward = ask(address, { method, headers }, (answer) => {
      if (state === 'deaf') {
        answer.resume().on('end', () => outgoing.destroy());
        return;
      }
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
    });
    onward.on('error', () => outgoing.destroy());
    incoming.pipe(onward);
  }

  const server = createServer((incoming, outgoing) => {
    if (state === 'dead') outgoing.destroy();
    else if (state === 'no-server') outgoing.writeHead(502).end('Bad Gateway');
    else if (state === 'stalled' || held?.test(incoming.url ?? '')) {
      waiting.add(() => {
        pass(incoming, outgoing);
      });
    } else pass(incoming, outgoing);
  });

  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    set(next) {
      state = next;
      // Connections kept alive would outlive the cable.
      if (next === 'dead') server.closeAllConnections();
      if (next !== 'up') return;
      held = undefined;
      for (const go of waiting) go();
      waiting.clear();
    },
    hold(address) {
      held = address;
    },
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
