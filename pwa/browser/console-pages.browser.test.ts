/** Every screen of the console, at three sizes, in light and dark, asked for no motion. */
import { afterAll, beforeAll, it } from 'vitest';
import { walkConsole } from '../../scripts/pictures/walk.mjs';
import { holdEveryScreen } from './testing/every-screen.ts';
import { openStage, type Stage } from './testing/stage.ts';

const WALK_MS = 300_000;
const SCREENS = 58;

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

it(
  'is clean to axe, inside its frame, and still',
  () => holdEveryScreen(stage, walkConsole, { target: 24, main: 36 }, SCREENS),
  WALK_MS,
);
