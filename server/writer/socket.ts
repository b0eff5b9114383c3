/**
 * The door for scripts: a Unix socket beside the database (0600). Whoever may open the database
 * file may open the socket; a request that comes through it is the server's own writer's work.
 */
import { chmodSync, rmSync } from 'node:fs';
import { createServer, request as httpRequest, type Server } from 'node:http';
import { text } from 'node:stream/consumers';
import { z } from 'zod';
import type { CommandReply } from './command.ts';
import type { Send } from './writer.ts';

/** Only the server's own scripts come through here, so only `system` actors. */
const ScriptRequest = z.strictObject({
  name: z.string().max(80),
  input: z.unknown(),
  scope: z.string().startsWith('system:').max(80),
  key: z.string().min(1).max(255),
  actor: z.strictObject({ kind: z.literal('system'), name: z.string().max(40) }),
  deviceId: z.null(),
  occurredAt: z.number().nullable(),
});

const LARGEST_REQUEST_BYTES = 16 * 1024 * 1024;

/** Listens until closed. */
export async function listenForScripts(path: string, send: Send): Promise<Server> {
  rmSync(path, { force: true });
  const server = createServer((incoming, outgoing) => {
    void (async () => {
      const length = Number(incoming.headers['content-length'] ?? 0);
      if (length > LARGEST_REQUEST_BYTES) {
        outgoing.writeHead(413).end();
        return;
      }
      const command = ScriptRequest.parse(JSON.parse(await text(incoming)));
      const reply = await send(command);
      outgoing.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(reply));
    })().catch(() => outgoing.writeHead(400).end());
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(path, resolve);
  });
  chmodSync(path, 0o600);
  return server;
}

/** Sends commands to a running server. @throws Error when nobody listens there. */
export function sendThrough(path: string): Send {
  return (command) =>
    new Promise<CommandReply>((resolve, reject) => {
      const body = JSON.stringify(command);
      const outgoing = httpRequest(
        {
          socketPath: path,
          method: 'POST',
          path: '/commands',
          headers: {
            'content-type': 'application/json',
            'content-length': Buffer.byteLength(body),
          },
        },
        (incoming) => {
          text(incoming).then((answer) => {
            if (incoming.statusCode === 200) resolve(JSON.parse(answer) as CommandReply);
            else
              reject(new Error(`The server refused the script’s request (${incoming.statusCode})`));
          }, reject);
        },
      );
      outgoing.on('error', (cause) => {
        const words =
          `The server that writes to this database does not answer any more (${cause.message}). ` +
          'What it answered before is kept. Start it, then run this again.';
        reject(new Error(words, { cause }));
      });
      outgoing.end(body);
    });
}
