/** Says which build a page is: in the page itself, and beside it in version.json. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { commitInfo } from './targets.mjs';
import { tokenOf } from './tokens.mjs';

/**
 * An open page compares the two to learn that there is a newer one. The build is a hash of the
 * page, which names every file it loads by content; so building the same again is no new version.
 * @param {string} folder of a built page
 */
export async function stampVersion(folder) {
  const file = join(folder, 'index.html');
  const html = await readFile(file, 'utf8');
  const build = tokenOf(html);
  const { commit } = await commitInfo();
  const version = { build, commit, time: new Date().toISOString() };
  await writeFile(join(folder, 'version.json'), `${JSON.stringify(version)}\n`);
  const meta = `  <meta name="build" content="${build}" />\n  </head>`;
  await writeFile(file, html.replace('</head>', meta));
}
