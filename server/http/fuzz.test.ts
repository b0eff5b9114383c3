import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Problem } from '#schema/contract/common.ts';
import { FAILURE_CODES, REFUSAL_CODES } from '#server/app-error.ts';
import { openTestShop, type TestShop } from '#server/testing/test-shop.ts';
import { openSender } from './testing/fuzz-sender.ts';
import { operationsOf, type Operation } from './testing/operations.ts';
import { requests, type FuzzRequest } from './testing/requests.ts';

/** More, or others: FUZZ_RUNS=200000 FUZZ_SEED=7 npx vitest run server/http/fuzz.test.ts */
const RUNS = Number(process.env['FUZZ_RUNS'] ?? 20_000);
const SEED = Number(process.env['FUZZ_SEED'] ?? 20_260_114);
const CODES: ReadonlySet<string> = new Set([...REFUSAL_CODES, ...FAILURE_CODES]);

type Sent = Awaited<ReturnType<Awaited<ReturnType<typeof openSender>>['send']>>;

function expectProblem({ response, type, json }: Sent): void {
  expect(type).toBe('application/problem+json');
  const problem = Problem.strict().parse(json);
  expect(problem.status).toBe(response.status);
  expect(CODES).toContain(problem.code);
  expect(problem.detail).not.toBe('');
  if (problem.code === 'malformed') expect(problem.errors?.length).toBeGreaterThan(0);
}

/** The answer is what the contract declares for this status, and nothing beyond it. */
function expectDeclared(operation: Operation, { response, type, json }: Sent): void {
  const schema = operation.answers.get(response.status);
  if (!schema) {
    expect(type).not.toContain('json');
    return;
  }
  const parsed = schema.parse(json);
  if (!isDeepStrictEqual(parsed, json)) expect(parsed).toEqual(json);
}

describe('20,000 random requests', () => {
  let shop: TestShop;
  beforeAll(async () => {
    shop = await openTestShop();
  });
  afterAll(() => shop.close());

  it('are answered as the contract says, and never with a 5xx', { timeout: 300_000 }, async () => {
    const sender = await openSender(shop);
    const operations = operationsOf(shop.context);
    const count = { welcome: new Map<string, number>(), refused: new Map<string, number>() };
    const codes = new Set<string>();

    const judge = async (request: FuzzRequest): Promise<void> => {
      const { method } = request;
      const operation = operations.find(({ name }) => name === request.operation);
      const sent = await sender.send(request);
      const { status, headers } = sent.response;
      expect(status).toBeLessThan(500);
      if (request.path.startsWith('/api/') && !request.path.startsWith('/api/docs')) {
        expect(headers.get('cache-control')).toBe('no-store');
      }
      if (status >= 400) {
        if (method !== 'HEAD') {
          expectProblem(sent);
          codes.add((sent.json as Problem).code);
        }
      } else if (operation && method === operation.method && status !== 304) {
        expectDeclared(operation, sent);
      }
      if (operation && method === operation.method) {
        const tally = status < 400 ? count.welcome : count.refused;
        tally.set(operation.name, (tally.get(operation.name) ?? 0) + 1);
      }
      expect(sender.errors.splice(0)).toEqual([]);
      expect(shop.unexpected.splice(0)).toEqual([]);
    };

    const send = (numRuns: number, often: readonly string[]) =>
      fc.assert(fc.asyncProperty(requests(operations, often), judge), {
        numRuns,
        seed: SEED + often.length,
        // What came before matters, so a shrunk request may pass: the first one is shown as it was.
        endOnFailure: true,
      });
    await send(RUNS, []);

    // What only works while something else waits is welcome now and then: it is tried on until it is.
    const unmet = (tally: ReadonlyMap<string, number>, of: readonly Operation[]) =>
      of.map(({ name }) => name).filter((name) => !tally.has(name));
    const isHashing = ({ name }: Operation) => /\/(pin|password)$/.test(name);
    // Tested where there are tables of the ERP to read, and where work lasted half a day.
    const needsMore = ({ path }: Operation) =>
      /reference\/(refresh|imports|items\/)|agreement$/.test(path);
    const notWelcome = () =>
      unmet(
        count.welcome,
        operations.filter((one) => !isHashing(one) && !needsMore(one)),
      );
    for (let round = 0; round < 5 && notWelcome().length > 0; round += 1) {
      await send(RUNS / 10, notWelcome());
    }

    if (process.env['FUZZ_SHOW']) console.log(count, codes);
    // Random, but not shallow: every address was reached and every address refused something.
    expect(notWelcome()).toEqual([]);
    const always = ['GET /api/health', 'GET /api/ready', 'GET /api/version', 'GET /api/shop'];
    const refusing = operations.filter(
      ({ name, path }) => !always.includes(name) && !/openapi|roster|capture|auth$/.test(path),
    );
    expect(unmet(count.refused, refusing)).toEqual([]);
    expect(codes.size).toBeGreaterThan(25);

    const { raw } = shop.door.connection;
    expect(raw.pragma('integrity_check')).toEqual([{ integrity_check: 'ok' }]);
    expect(raw.pragma('foreign_key_check')).toEqual([]);
  });
});
