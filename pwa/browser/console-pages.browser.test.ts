/** Every screen of the console, at three sizes, in light and dark, asked for no motion. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { CONSOLE_WALKS, walkConsoleDoor } from '../../scripts/pictures/walk.mjs';
import { openConsole } from './testing/at-the-console.ts';
import { holdEveryScreen } from './testing/every-screen.ts';
import { openStage, type Stage } from './testing/stage.ts';

const WALK_MS = 300_000;
const SCREENS = { floor: 7, reports: 13, office: 37 };

type Visit = (name: string) => Promise<void>;

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

const hold = (walk: (page: Page, visit: Visit) => Promise<void>, screens: number) =>
  holdEveryScreen(stage, walk, { target: 24, main: 36 }, screens);

/** Each by somebody of their own, all at once. */
describe.concurrent('is clean to axe, inside its frame, and still', { timeout: WALK_MS }, () => {
  it('at the door', () => hold(walkConsoleDoor, 2));

  it.each(Object.entries(CONSOLE_WALKS))('%s', async (name, walk) => {
    const signedIn = async (page: Page, visit: Visit) => {
      await page.clock.install();
      await openConsole(page, '/console/');
      await walk(page, visit);
    };
    await hold(signedIn, SCREENS[name as keyof typeof SCREENS]);
  });
});
