/** A small HTTP client for load: kept-alive connections, one cookie jar per person, timed answers. */
import { Agent, request } from 'node:http';
import { text } from 'node:stream/consumers';

export interface Answer {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  /** The parsed JSON body; undefined when there is none. */
  body: unknown;
  /** From the moment of sending to the last byte of the answer, ms. */
  ms: number;
}

export interface Sending {
  method: string;
  path: string;
  body?: unknown;
  headers?: Record<string, string>;
  /** The connection is given up after this long, ms. */
  timeoutMs?: number;
}

const TIMEOUT_MS = 30_000;

/** The name and value of each cookie an answer sets. */
export function cookiesOf({ headers }: Answer): [string, string][] {
  const set = headers['set-cookie'];
  const lines = set === undefined ? [] : Array.isArray(set) ? set : [set];
  return lines.map((line) => {
    const pair = line.split(';', 1)[0] ?? '';
    const equals = pair.indexOf('=');
    return [pair.slice(0, equals), pair.slice(equals + 1)];
  });
}

/**
 * One person at one tablet: cookies are kept, connections are shared over the agent.
 * `send` rejects only when the connection fails or times out; a refusal is an answer.
 */
export class HttpClient {
  readonly #cookies: Map<string, string>;

  constructor(
    readonly origin: string,
    readonly agent: Agent = new Agent({ keepAlive: true }),
    cookies: Iterable<[string, string]> = [],
  ) {
    this.#cookies = new Map(cookies);
  }

  get cookies(): [string, string][] {
    return [...this.#cookies];
  }

  send({ method, path, body, headers, timeoutMs = TIMEOUT_MS }: Sending): Promise<Answer> {
    const payload = body === undefined ? undefined : JSON.stringify(body);
    const started = performance.now();
    return new Promise((resolve, reject) => {
      const outgoing = request(
        new URL(path, this.origin),
        {
          method,
          agent: this.agent,
          timeout: timeoutMs,
          headers: {
            ...(method !== 'GET' && { 'content-type': 'application/json' }),
            ...(payload !== undefined && { 'content-length': Buffer.byteLength(payload) }),
            ...(this.#cookies.size > 0 && {
              cookie: this.cookies.map(([name, value]) => `${name}=${value}`).join('; '),
            }),
            ...headers,
          },
        },
        (incoming) => {
          text(incoming).then((said) => {
            const isJson = said !== '' && /json/.test(incoming.headers['content-type'] ?? '');
            const answer: Answer = {
              status: incoming.statusCode ?? 0,
              headers: incoming.headers,
              body: isJson ? JSON.parse(said) : undefined,
              ms: performance.now() - started,
            };
            for (const [name, value] of cookiesOf(answer)) this.#cookies.set(name, value);
            resolve(answer);
          }, reject);
        },
      );
      outgoing.on('timeout', () => {
        outgoing.destroy(new Error(`no answer to ${method} ${path} within ${timeoutMs} ms`));
      });
      outgoing.on('error', reject);
      outgoing.end(payload);
    });
  }
}
