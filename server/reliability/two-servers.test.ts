/** Two servers on one file: the lock is the operating system's, and it is one for every name. */
import { once } from 'node:events';
import { mkdirSync, symlinkSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { spawnServer, type RunningServer } from '#server/testing/spawn-server.ts';
import { makeFolder } from '#server/writer/testing/scratch.ts';

describe('a second server on the same database', () => {
  const { folder, remove } = makeFolder();
  let first: RunningServer;

  beforeAll(async () => {
    mkdirSync(join(folder, 'data'));
    first = await spawnServer({}, { folder: join(folder, 'data') });
    mkdirSync(join(folder, 'elsewhere'));
    symlinkSync(join(folder, 'data'), join(folder, 'linked-folder'));
    symlinkSync('../data/shop.db', join(folder, 'elsewhere/linked.db'));
    symlinkSync('linked.db', join(folder, 'elsewhere/twice.db'));
  });
  afterAll(async () => {
    await first.stop('SIGKILL');
    remove();
  });

  /** Starts one more; one that gets in is stopped again. */
  async function startOn(DATABASE_PATH: string): Promise<string> {
    const SECRETS_DIR = join(folder, 'data/secrets');
    return spawnServer({ DATABASE_PATH, SECRETS_DIR }, { folder }).then(
      async (server) => {
        await server.stop('SIGKILL');
        return 'started';
      },
      (error: Error) => error.message,
    );
  }

  it.concurrent.each([
    ['the same name', 'data/shop.db'],
    ['a name through a linked folder', 'linked-folder/shop.db'],
    ['a linked file', 'elsewhere/linked.db'],
    ['a link to a link', 'elsewhere/twice.db'],
    ['a name that goes up and down again', 'elsewhere/../data/shop.db'],
  ])('is refused by %s and told whose it is', async (_how, name) => {
    // Joined by hand: join() would tidy the name up.
    const said = await startOn(`${folder}/${name}`);
    expect(said).toContain('exit 1');
    expect(said).toContain(`in use by server, process ${first.child.pid} on ${hostname()}`);
  });

  it('is let in to another database, the control', async () => {
    expect(await startOn(join(folder, 'other.db'))).toBe('started');
  });

  it('starts at once when the first was killed', async () => {
    first.child.kill('SIGKILL');
    await once(first.child, 'exit');
    expect(await startOn(join(folder, 'elsewhere/linked.db'))).toBe('started');
  });
});

describe('a database that a link already names before it exists', () => {
  const { folder, remove } = makeFolder();
  afterAll(remove);

  it('has one lock too', async () => {
    symlinkSync('later.db', join(folder, 'link.db'));
    const first = await spawnServer({ DATABASE_PATH: join(folder, 'link.db') }, { folder });
    const second = spawnServer({ DATABASE_PATH: join(folder, 'later.db') }, { folder });
    const said = await second.then(
      (server) => server.stop('SIGKILL'),
      (error: Error) => error.message,
    );
    expect(said).toContain(`process ${first.child.pid}`);
    await first.stop();
  });
});
