import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkNothingInline, measurePage } from './page-rules.mjs';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'page-'));
  await mkdir(join(folder, 'assets'));
});
afterEach(() => rm(folder, { recursive: true }));

const page = (html: string) => writeFile(join(folder, 'index.html'), html);

describe('checkNothingInline', () => {
  it('accepts external scripts and styles', async () => {
    await page('<script type="module" src="/a.js"></script><link rel="stylesheet" href="/a.css">');
    await expect(checkNothingInline(folder)).resolves.toBeUndefined();
  });

  it.each([
    '<script>go()</script>',
    '<script type="module">go()</script>',
    '<style>b { }</style>',
    '<body style="margin: 0">',
    '<button onclick="go()">',
  ])('refuses %s', async (html) => {
    await page(html);
    await expect(checkNothingInline(folder)).rejects.toThrow('inline');
  });
});

describe('measurePage', () => {
  it('weighs what the page loads and names what it would load later', async () => {
    await page('<script type="module" src="/x/assets/a.js"></script>');
    await writeFile(join(folder, 'assets/a.js'), 'x'.repeat(5000));
    await writeFile(join(folder, 'assets/later.js'), 'x');
    const { bytes, lazyFiles } = await measurePage(folder, '/x/');
    expect(bytes).toBeGreaterThan(5);
    expect(bytes).toBeLessThan(100);
    expect(lazyFiles).toEqual(['assets/later.js']);
  });
});
