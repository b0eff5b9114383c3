/** The documents as pages: everyone opens, leads nowhere else than to what is there, and reads well. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inspectEverywhere } from './testing/inspect.ts';
import { openStage, type Stage } from './testing/stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

describe('the guide', () => {
  it('has a page for every document, and no link that leads nowhere', async () => {
    await stage.lend(async (page) => {
      const addresses = new Set(['/guide/']);
      for (const address of addresses) {
        const answer = await page.request.get(address);
        expect([address, answer.status()]).toEqual([address, 200]);
        const html = await answer.text();
        const found = html.matchAll(/\s(?:href|src)="(\/(?:guide|api\/docs)[^"#]*)/g);
        for (const [, next = ''] of found) addresses.add(next);
      }
      for (const wanted of ['/guide/es.html', '/guide/running.html', '/guide/topology.html']) {
        expect([...addresses]).toContain(wanted);
      }
    });
  });

  it.each(['/guide/', '/guide/es.html', '/guide/topology.html', '/guide/running.html'])(
    'is read without obstacles at %s, at every size, light and dark',
    async (path) => {
      await stage.lend(async (page) => {
        await page.goto(path);
        expect(await page.title()).toMatch(/ · Time On Tasks$/);
        expect(await inspectEverywhere(page, { target: 24, main: 24 })).toEqual([]);
      });
    },
  );
});
