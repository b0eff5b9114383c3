import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addTokens, checkTokens } from './tokens.mjs';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tokens-'));
});
afterEach(() => rm(folder, { recursive: true }));

async function write(build: string, files: Record<string, string>): Promise<string> {
  for (const [name, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, build, name)), { recursive: true });
    await writeFile(join(folder, build, name), content);
  }
  return join(folder, build);
}

const pageWith = (script: string) =>
  `<link rel="icon" href="/icons/icon.svg" /><link rel="manifest" href="/manifest.webmanifest" />
   <script src="${script}"></script><a href="/console/">Console</a>`;

async function tabletWith({ icon = '<svg/>', name = 'Tablet' } = {}, build = 'built') {
  const built = await write(build, {
    'index.html': pageWith('/assets/app-12345678.js'),
    'icons/icon.svg': icon,
    'manifest.webmanifest': `{"name": "${name}", "icons": [{ "src": "/icons/icon.svg" }]}`,
    'assets/app-12345678.js': 'go()',
  });
  await addTokens(built);
  const html = await readFile(join(built, 'index.html'), 'utf8');
  return {
    built,
    icon: /href="(\/assets\/icon-[^"]+)"/.exec(html)?.[1],
    manifest: /href="(\/manifest[^"]+)"/.exec(html)?.[1],
  };
}

describe('addTokens', () => {
  it('gives icons and manifest addresses that change with them, and with nothing else', async () => {
    const first = await tabletWith();
    expect(first.icon).toMatch(/^\/assets\/icon-[0-9a-f]{12}\.svg$/);
    expect(await readdir(join(first.built, 'assets'))).toContain(first.icon?.split('/')[2]);
    expect(await readFile(join(first.built, 'manifest.webmanifest'), 'utf8')).toContain(first.icon);
    const same = await tabletWith({}, 'same');
    expect(same).toMatchObject({ icon: first.icon, manifest: first.manifest });
    const renamed = await tabletWith({ name: 'Slate' }, 'renamed');
    expect(renamed.icon).toBe(first.icon);
    expect(renamed.manifest).not.toBe(first.manifest);
    const redrawn = await tabletWith({ icon: '<svg><g/></svg>' }, 'redrawn');
    expect(redrawn.icon).not.toBe(first.icon);
    expect(redrawn.manifest).not.toBe(first.manifest);
  });
});

describe('checkTokens', () => {
  it('accepts a first build, the same again, and one whose changed files have new addresses', async () => {
    const { built } = await tabletWith();
    await expect(checkTokens(built, join(folder, 'nothing'))).resolves.toBeUndefined();
    await expect(checkTokens(built, built)).resolves.toBeUndefined();
    const next = await tabletWith({ icon: '<svg><g/></svg>', name: 'Slate' }, 'next');
    await expect(checkTokens(next.built, built)).resolves.toBeUndefined();
  });

  it('refuses an asset that changed and kept its name', async () => {
    const { built } = await tabletWith();
    const next = await tabletWith({}, 'next');
    await write('next', { 'assets/app-12345678.js': 'stop()' });
    await expect(checkTokens(next.built, built)).rejects.toThrow(
      'assets/app-12345678.js has changed but kept its token',
    );
  });

  it('refuses an asset of an older build that came back with other content', async () => {
    const served = await write('served', { 'assets/app-1a2b3c4d.css': 'a' });
    const built = await write('next', { 'assets/app-1a2b3c4d.css': 'b' });
    await expect(checkTokens(built, served)).rejects.toThrow('has changed but kept its token');
  });

  it('refuses a manifest that changed under the token it had', async () => {
    const { built } = await tabletWith();
    const next = await tabletWith({}, 'next');
    await write('next', { 'manifest.webmanifest': '{"name": "Slate"}' });
    await expect(checkTokens(next.built, built)).rejects.toThrow(/manifest\.webmanifest\?v=/);
  });

  it.each<[string, Record<string, string>]>([
    ['a script', { 'index.html': '<script type="module" src="/app.js"></script>' }],
    ['a sound among the assets without one', { 'index.html': '<link href="/assets/beep.mp3" />' }],
    ['an icon of the manifest', { 'manifest.webmanifest': '{"icons":[{"src": "/icon.png"}]}' }],
  ])('refuses %s without a token', async (_what, files) => {
    const built = await write('built', files);
    await expect(checkTokens(built, join(folder, 'nothing'))).rejects.toThrow(
      'would stay the same',
    );
  });

  it('does not mind another compression of the same file', async () => {
    const served = await write('served', {
      'assets/a-12345678.js': 'a',
      'assets/a-12345678.js.br': '1',
    });
    const built = await write('next', {
      'assets/a-12345678.js': 'a',
      'assets/a-12345678.js.br': '2',
    });
    await expect(checkTokens(built, served)).resolves.toBeUndefined();
  });
});
