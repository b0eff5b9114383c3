/** The office's side of a run: makes the fixtures, reads the ledger, removes everything again. */
import type { FixtureRemoval, LedgerPage, LedgerPerson } from '#schema/contract/fixtures.ts';
import { z } from 'zod';
import { uuid7 } from '#schema/rules/uuid7.ts';
import { HttpClient, type Answer } from '../http-client.ts';
import { attempt } from './attempt.ts';
import type { Ledger } from './ledger.ts';

export interface Credentials {
  username: string;
  password: string;
}

const EXPECTED = { GET: 200, POST: 201, DELETE: 200 } as const;
const Version = z.object({ app: z.string(), environment: z.string() });

export class AdminApi {
  private constructor(private readonly client: HttpClient) {}

  /** @throws Error in plain words when the sign-in is refused. */
  static async signIn(origin: string, { username, password }: Credentials): Promise<AdminApi> {
    const client = new HttpClient(origin);
    const body = { username, password };
    const sending = { method: 'POST', path: '/api/auth/password', body };
    const { failure } = await attempt(client, sending, 200);
    if (failure !== undefined) throw new Error(`Cannot sign in as ${username}. ${failure}`);
    return new AdminApi(client);
  }

  /** @throws Error with what the server said when it refuses. */
  async call<Body>(
    method: keyof typeof EXPECTED,
    path: string,
    body?: unknown,
    expected: number = EXPECTED[method],
  ): Promise<Body> {
    const headers: Record<string, string> =
      method === 'GET' ? {} : { 'idempotency-key': uuid7(Date.now()) };
    const sending = { method, path, headers, ...(body !== undefined && { body }) };
    const { answer, failure } = await attempt(this.client, sending, expected);
    if (!answer) throw new Error(failure);
    return answer.body as Body;
  }

  /** The whole ledger of the fixtures' people, page by page. */
  async readLedger(): Promise<Ledger> {
    const ledger = new Map<number, LedgerPerson>();
    let query = '';
    for (;;) {
      const page = await this.call<LedgerPage>('GET', `/api/fixtures/ledger${query}`);
      for (const person of page.people) ledger.set(person.userId, person);
      if (page.nextCursor === null) return ledger;
      query = `?cursor=${page.nextCursor}`;
    }
  }

  removeFixtures(): Promise<FixtureRemoval> {
    return this.call('DELETE', '/api/fixtures');
  }

  async signOut(): Promise<void> {
    await this.call('DELETE', '/api/auth', undefined, 204);
    this.client.agent.destroy();
  }
}

/**
 * What a server says it is; asked before anything is confided to it.
 * @throws Error when there is no Time On Tasks
 */
export async function readVersion(origin: string): Promise<z.infer<typeof Version>> {
  const answer = await answerOf(origin, '/api/version');
  const version = Version.safeParse(answer.status === 200 ? answer.body : undefined);
  if (version.success) return version.data;
  throw new Error(`${origin} answers, but is no Time On Tasks. Check the address and the port.`);
}

/** Reads something anybody may read. @throws Error when the server does not answer 200. */
export async function readPublic<Body>(origin: string, path: string): Promise<Body> {
  const answer = await answerOf(origin, path);
  if (answer.status !== 200) throw new Error(`${origin}${path} answers ${answer.status}.`);
  return answer.body as Body;
}

async function answerOf(origin: string, path: string): Promise<Answer> {
  try {
    return await new HttpClient(origin).send({ method: 'GET', path, timeoutMs: 10_000 });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`${origin} does not answer: ${reason}. Is the server running?`);
  }
}
