/**
 * Addresses that carry their content, so that whoever holds one may keep what it answers for ever.
 * Vite names its own files so; here are the files it only copies, and the check that none of them,
 * however it got its token, keeps an address whose content has changed.
 */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile, readdir, rename, rmdir, writeFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { Stop } from '../lib/project.mjs';

/** @param {...(string | Buffer)} contents */
export function tokenOf(...contents) {
  const hash = createHash('sha256');
  for (const content of contents) hash.update(content);
  return hash.digest('hex').slice(0, 12);
}

const MANIFEST = 'manifest.webmanifest';

/**
 * Moves the icons among the assets and has the page and the web manifest name them there. The
 * manifest itself keeps its name, because the server writes the environment's label into it; its
 * token stands behind it, and the server's token covers the label too.
 * @param {string} folder of a built page that has icons/ and a manifest
 */
export async function addTokens(folder) {
  let html = await readFile(join(folder, 'index.html'), 'utf8');
  let manifest = await readFile(join(folder, MANIFEST), 'utf8');
  for (const name of await readdir(join(folder, 'icons'))) {
    const token = tokenOf(await readFile(join(folder, 'icons', name)));
    const extension = extname(name);
    const moved = `assets/${name.slice(0, -extension.length)}-${token}${extension}`;
    await rename(join(folder, 'icons', name), join(folder, moved));
    html = html.replaceAll(`"/icons/${name}"`, `"/${moved}"`);
    manifest = manifest.replaceAll(`"/icons/${name}"`, `"/${moved}"`);
  }
  await rmdir(join(folder, 'icons'));
  await writeFile(join(folder, MANIFEST), manifest);
  html = html.replaceAll(`"/${MANIFEST}"`, `"/${MANIFEST}?v=${tokenOf(manifest)}"`);
  await writeFile(join(folder, 'index.html'), html);
}

/** What a page or a manifest fetches from this server. */
const FETCHED =
  /"src"\s*:\s*"(\/[^"]*)"|<(?:script|link|img)\s(?:[^>]*\s)?(?:src|href)="(\/[^"]*)"/g;
const HAS_TOKEN = /(?:^|\/)assets\/[^/]+-[\w-]{8,}\.\w+$|\?v=[0-9a-f]{12}$/;
const isCompressed = (name) => /\.(?:br|gz)$/.test(name);

/**
 * Every address of a built page that is kept for ever, and a hash of what it answers.
 * @param {string} folder
 * @returns {Promise<Map<string, string>>}
 */
async function keptAddresses(folder) {
  const kept = new Map();
  const note = async (address, file) => {
    kept.set(address, tokenOf(await readFile(join(folder, file))));
  };
  for (const name of await readdir(join(folder, 'assets')).catch(() => [])) {
    if (!isCompressed(name)) await note(`assets/${name}`, `assets/${name}`);
  }
  const html = await readFile(join(folder, 'index.html'), 'utf8').catch(() => '');
  const manifest = new RegExp(`/(${MANIFEST})\\?v=[0-9a-f]{12}`).exec(html);
  if (manifest) await note(manifest[0].slice(1), manifest[1]);
  return kept;
}

/**
 * @param {string} built folder of the new build
 * @param {string} served folder of the one that is in place, with its forerunners' assets
 * @throws {Stop} when something has no token, or changed and kept the one it had
 */
export async function checkTokens(built, served) {
  for (const file of ['index.html', MANIFEST]) {
    if (!existsSync(join(built, file))) continue;
    const text = await readFile(join(built, file), 'utf8');
    for (const [, inJson, inHtml] of text.matchAll(FETCHED)) {
      const address = inJson ?? inHtml;
      if (HAS_TOKEN.test(address)) continue;
      throw new Stop(
        `${file} fetches ${address}, an address that would stay the same when its content changes.`,
        'Let Vite name the file (a relative address), or give it a token in scripts/build/tokens.mjs.',
      );
    }
  }
  const before = await keptAddresses(served);
  for (const [address, content] of await keptAddresses(built)) {
    if (!before.has(address) || before.get(address) === content) continue;
    throw new Stop(
      `${address} has changed but kept its token: browsers that know it would never fetch it again.`,
      'Whatever names that file must hash what is in it.',
    );
  }
}
