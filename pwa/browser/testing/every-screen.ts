/** Holds every screen of a walk to the same rules. */
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { inspectEverywhere, type Smallest } from './inspect.ts';
import type { Stage } from './stage.ts';

type Walk = (page: Page, visit: (name: string) => Promise<void>) => Promise<void>;

/** @param screens how many there are, so that none is left out unnoticed */
export async function holdEveryScreen(
  stage: Stage,
  walk: Walk,
  smallest: Smallest,
  screens: number,
): Promise<void> {
  const wrong: string[] = [];
  const seen: string[] = [];
  const inspect = async (page: Page, name: string) => {
    seen.push(name);
    const found = await inspectEverywhere(page, smallest);
    wrong.push(...found.map((one) => `${name}, ${one}`));
  };
  await stage.lend((page) => walk(page, (name) => inspect(page, name)), { reducedMotion: true });
  expect(wrong).toEqual([]);
  expect(seen).toHaveLength(screens);
}
