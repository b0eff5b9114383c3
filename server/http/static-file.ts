/**
 * Answers with a file of a folder that may be swapped at any moment: nothing is remembered between
 * two requests, and a file is read through one handle, so what is sent is of one piece.
 */
import { createHash } from 'node:crypto';
import { open, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import type { Context } from 'hono';
import { getMimeType } from 'hono/utils/mime';

/** What the build puts beside a file, the smallest first. */
const COMPRESSED = [
  { encoding: 'br', suffix: '.br' },
  { encoding: 'gzip', suffix: '.gz' },
] as const;

/** That there is no such file, in the words of the file system. */
const ABSENT = new Set(['ENOENT', 'ENOTDIR', 'EISDIR', 'ENAMETOOLONG', 'ELOOP']);

interface Found {
  bytes: Buffer<ArrayBuffer>;
  tag: string;
}

async function findFile(path: string): Promise<Found | undefined> {
  let file: FileHandle | undefined;
  try {
    file = await open(path, 'r');
    const stats = await file.stat();
    if (!stats.isFile()) return undefined;
    // The inode tells a swapped folder's file from its forerunner of the same age and size.
    const tag = [stats.ino, stats.size, Math.round(stats.mtimeMs)]
      .map((part) => part.toString(36))
      .join('-');
    return { bytes: await file.readFile(), tag };
  } catch (error) {
    const code: unknown = error instanceof Error && 'code' in error ? error.code : undefined;
    if (typeof code === 'string' && ABSENT.has(code)) return undefined;
    throw error;
  } finally {
    await file?.close();
  }
}

const tagOf = (bytes: Buffer): string =>
  createHash('sha256').update(bytes).digest('base64url').slice(0, 16);

/** Whether `Accept-Encoding` takes this encoding; `gzip;q=0` does not. */
function accepts(header: string | undefined, encoding: string): boolean {
  return (header ?? '').split(',').some((part) => {
    const [name, ...parameters] = part.split(';').map((word) => word.trim().toLowerCase());
    return name === encoding && !parameters.some((word) => /^q=0(\.0*)?$/.test(word));
  });
}

/**
 * The names a path below a folder is made of, the page's where it ends in a slash. Undefined for
 * what nobody means honestly: hidden names and `..` however they are written, backslashes, zero
 * bytes, broken percent signs.
 */
export function fileNames(path: string): string[] | undefined {
  let decoded: string;
  try {
    decoded = decodeURIComponent(path.endsWith('/') ? `${path}index.html` : path);
  } catch {
    return undefined;
  }
  const names = decoded.split('/').filter((name) => name !== '');
  return names.some((name) => name.startsWith('.') || /[\\\0]/.test(name)) ? undefined : names;
}

/**
 * The file, compressed as the browser likes it; undefined when there is none. One that is changed
 * on its way out goes uncompressed: the build could not do that beforehand.
 */
export async function answerFile(
  c: Context,
  folder: string,
  names: readonly string[],
  cacheControl: string,
  edit?: (text: string) => string,
): Promise<Response | undefined> {
  const path = join(folder, ...names);
  const wanted = COMPRESSED.filter(
    ({ encoding }) => !edit && accepts(c.req.header('accept-encoding'), encoding),
  );
  for (const { encoding, suffix } of [...wanted, { encoding: undefined, suffix: '' }]) {
    const found = await findFile(path + suffix);
    if (!found) continue;
    const bytes = edit ? Buffer.from(edit(found.bytes.toString())) : found.bytes;
    const tag = edit ? `"${tagOf(bytes)}"` : `"${found.tag}"`;
    c.header('Cache-Control', cacheControl);
    c.header('Vary', 'Accept-Encoding');
    c.header('ETag', tag);
    if (c.req.header('if-none-match') === tag) return c.body(null, 304);
    c.header('Content-Type', getMimeType(path) ?? 'application/octet-stream');
    c.header('Content-Length', String(bytes.length));
    if (encoding) c.header('Content-Encoding', encoding);
    return c.body(bytes, 200);
  }
  return undefined;
}
