/** Every screen of the tablet, at three sizes, in light and dark, asked for no motion. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { walkTablet } from '../../scripts/pictures/walk.mjs';
import { signIn } from './testing/at-the-tablet.ts';
import { holdEveryScreen } from './testing/every-screen.ts';
import { openStage, type Stage } from './testing/stage.ts';

const WALK_MS = 300_000;
const SCREENS = 34;

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

it(
  'is clean to axe, big enough for gloves, inside its frame, and still',
  () => holdEveryScreen(stage, walkTablet, { target: 44, main: 64 }, SCREENS),
  WALK_MS,
);

describe('the first load of the tablet', () => {
  it('is at most 60,000 bytes of script and style on the wire, and nothing follows', async () => {
    const worker = await stage.office.addWorker('Rita Bytes');
    const { page, context } = await stage.window();
    const loaded: { kind: string; path: string; bytes: number; encoding: string }[] = [];
    page.on('requestfinished', (request) => {
      void Promise.all([request.sizes(), request.response()]).then(([sizes, response]) => {
        loaded.push({
          kind: request.resourceType(),
          path: new URL(request.url()).pathname,
          bytes: sizes.responseBodySize,
          encoding: response?.headers()['content-encoding'] ?? '',
        });
      });
    });
    await page.goto('/');
    await page.getByRole('heading', { name: 'Who are you?' }).waitFor();
    const code = () => loaded.filter(({ kind }) => ['script', 'stylesheet'].includes(kind));
    await expect.poll(() => code().length).toBe(2);
    const bytes = code().reduce((total, one) => total + one.bytes, 0);
    expect(bytes).toBeGreaterThan(10_000);
    expect(bytes).toBeLessThanOrEqual(60_000);

    await signIn(page, worker);
    await page.getByRole('button', { name: /^Start/ }).click();
    await page.getByText('Newest orders').waitFor();
    expect(code()).toHaveLength(2);
    await context.close();
  });
});
