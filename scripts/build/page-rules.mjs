/** Rules a built page must keep: nothing inline, and a weight that is known. */
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress } from 'node:zlib';
import { Stop } from '../lib/project.mjs';

/** The strict content security policy blocks these; better to fail here than on the floor. */
export const INLINE = /<script(?![^>]*\ssrc=)[^>]*>|<style[\s>]|<[^>]+\s(?:style|on[a-z]+)=[^>]*>/i;

/** @param {string} folder of a built page */
export async function checkNothingInline(folder) {
  const html = await readFile(join(folder, 'index.html'), 'utf8');
  const found = INLINE.exec(html.replace(/<!--[\s\S]*?-->/g, ''));
  if (found) throw new Stop(`${folder}/index.html has something inline: ${found[0]}`);
}

const isCode = (file) => /\.(?:js|css)$/.test(file);

/**
 * The scripts and styles a page loads at once: Vite names them all in its HTML.
 * @param {string} html of a built page
 * @param {string} base path it is served under
 */
function loadedAtOnce(html, base) {
  const addresses = [...html.matchAll(/\s(?:src|href)="([^"]+)"/g)].map((match) => match[1]);
  return new Set(addresses.filter(isCode).map((address) => address.slice(base.length)));
}

/**
 * Whether a file of a page is one it loads only when somebody goes there.
 * @param {string} html of a built page
 * @param {string} base path it is served under
 * @returns {(file: string) => boolean}
 */
export function laziness(html, base) {
  const loaded = loadedAtOnce(html, base);
  return (file) => isCode(file) && !loaded.has(file);
}

/**
 * Weighs the scripts and styles a page loads at once, and names those it would load later.
 * @param {string} folder of a built page
 * @param {string} base path it is served under
 */
export async function measurePage(folder, base) {
  const html = await readFile(join(folder, 'index.html'), 'utf8');
  const loaded = loadedAtOnce(html, base);
  let bytes = 0;
  for (const file of loaded) {
    bytes += (await promisify(brotliCompress)(await readFile(join(folder, file)))).length;
  }
  const assets = await readdir(join(folder, 'assets')).catch(() => []);
  const lazyFiles = assets.map((name) => `assets/${name}`).filter(laziness(html, base));
  return { bytes, lazyFiles };
}
