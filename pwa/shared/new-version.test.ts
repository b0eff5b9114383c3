import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { watchForNewVersion, type NewVersionParts } from './new-version.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A page of build "one" before a server whose build and idleness the test decides. */
function openPage(server: { build: string | null; idle: boolean }) {
  const reload = vi.fn<NewVersionParts['reload']>();
  const watch = watchForNewVersion({
    build: 'one',
    newestBuild: () => Promise.resolve(server.build),
    isIdle: () => server.idle,
    reload,
  });
  return { ...watch, reload, pass: (ms: number) => vi.advanceTimersByTimeAsync(ms) };
}

describe('watchForNewVersion', () => {
  it('loads a newer build at the next idle moment, once', async () => {
    const server = { build: 'two', idle: true };
    const page = openPage(server);
    await page.look();
    await page.pass(1_000);
    expect(page.reload).toHaveBeenCalledTimes(1);
    await page.pass(60_000);
    expect(page.reload).toHaveBeenCalledTimes(1);
  });

  it('waits as long as somebody is signed in', async () => {
    const server = { build: 'two', idle: false };
    const page = openPage(server);
    await page.look();
    await page.pass(3_600_000);
    expect(page.reload).not.toHaveBeenCalled();
    server.idle = true;
    await page.pass(1_000);
    expect(page.reload).toHaveBeenCalledTimes(1);
  });

  it('does not go away under the fingers of somebody who is not signed in yet', async () => {
    const page = openPage({ build: 'two', idle: true });
    await page.look();
    for (let touches = 0; touches < 10; touches += 1) {
      page.touched();
      await page.pass(9_000);
    }
    expect(page.reload).not.toHaveBeenCalled();
    await page.pass(2_000);
    expect(page.reload).toHaveBeenCalledTimes(1);
  });

  it.each([['its own build', 'one'] as const, ['no answer', null] as const])(
    'stays on %s',
    async (_what, build) => {
      const page = openPage({ build, idle: true });
      await page.look();
      await page.pass(60_000);
      expect(page.reload).not.toHaveBeenCalled();
    },
  );

  it('stays when the newer build was taken back before anybody left', async () => {
    const server = { build: 'two', idle: false };
    const page = openPage(server);
    await page.look();
    server.build = 'one';
    await page.look();
    server.idle = true;
    await page.pass(60_000);
    expect(page.reload).not.toHaveBeenCalled();
  });

  it('still waits when the network went away meanwhile: it knows what it knows', async () => {
    const server: { build: string | null; idle: boolean } = { build: 'two', idle: false };
    const page = openPage(server);
    await page.look();
    server.build = null;
    await page.look();
    server.idle = true;
    await page.pass(1_000);
    expect(page.reload).toHaveBeenCalledTimes(1);
  });
});
