/**
 * The API's readable page: Swagger UI's two files and ours, under names that carry their content;
 * and the documents as pages beside it.
 */
import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, extname, join } from 'node:path';
import { root } from '../lib/project.mjs';
import { compressFolder } from './compress.mjs';
import { buildGuide } from './guide.mjs';
import { checkNothingInline } from './page-rules.mjs';

/** Where the server serves this folder. */
const BASE = '/api/docs/';

/** @param {string} outDir */
export async function buildDocs(outDir) {
  const swagger = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'));
  const own = join(root, 'pwa/docs');
  const sources = {
    'swagger-ui.css': swagger,
    'swagger-ui-bundle.js': swagger,
    'docs.css': own,
    'docs.js': own,
  };
  let html = await readFile(join(own, 'index.html'), 'utf8');
  await mkdir(join(outDir, 'assets'), { recursive: true });
  for (const [name, folder] of Object.entries(sources)) {
    const text = await readFile(join(folder, name), 'utf8');
    const content = text.replace(/\n?(?:\/\/|\/\*)# sourceMappingURL=.*\s*$/, '\n');
    const hash = createHash('sha256').update(content).digest('base64url').slice(0, 8);
    const hashed = `assets/${name.slice(0, -extname(name).length)}-${hash}${extname(name)}`;
    await writeFile(join(outDir, hashed), content);
    html = html.replaceAll(`"${name}"`, `"${BASE}${hashed}"`);
  }
  await writeFile(join(outDir, 'index.html'), html);
  await checkNothingInline(outDir);
  const documents = await buildGuide(outDir);
  await compressFolder(outDir);
  return `Swagger UI, ${documents} documents`;
}
