/** The static pages: folders under WEB_ROOT, each swappable while the server runs. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Hono, type Context, type Handler } from 'hono';
import type { Config } from '#server/config.ts';
import { DOCS } from './answer-headers.ts';
import { labelling } from './environment-label.ts';
import { answerFile, fileNames } from './static-file.ts';

export const PAGE_FOLDERS = ['tablet', 'console', 'docs'] as const;
export type PageFolder = (typeof PAGE_FOLDERS)[number];

/** A token of what a folder serves: equal tokens, equal pages. '' when it was not built. */
export function assetToken(config: Config, folder: PageFolder): string {
  try {
    const page = readFileSync(join(config.webRoot, folder, 'index.html'));
    return createHash('sha256').update(page).digest('hex').slice(0, 12);
  } catch {
    return '';
  }
}

/** The build a folder serves, as an open page of it names its own; null when it was not built. */
export function servedBuild(config: Config, folder: PageFolder): string | null {
  try {
    const version = readFileSync(join(config.webRoot, folder, 'version.json'), 'utf8');
    return (JSON.parse(version) as { build?: string }).build ?? null;
  } catch {
    return null;
  }
}

/** Whether `/` is the console under this host name. */
export const isConsoleHost = ({ consoleHost }: Config, hostname: string): boolean =>
  consoleHost !== null && hostname === consoleHost;

const PAGE: string[] = ['index.html'];
const REVALIDATED = 'no-cache';
const FOR_EVER = 'public, max-age=31536000, immutable';

/** What the build writes; an order number such as 10.482 in an address is none of it. */
const isFileName = (path: string): boolean =>
  /\.(css|gif|gz|br|html|ico|jpe?g|js|json|map|mjs|png|svg|txt|wasm|webmanifest|webp|woff2?|xml)$/i.test(
    path,
  );

/** One worker for all pages, at the root, because a worker sees what lies below its own address. */
const WORKER = '/sw.js';

/** The documents, built into the folder of the API's page. */
const GUIDE = '/guide/';

interface Place {
  folder: PageFolder | 'service-worker';
  /** The path below the folder, still encoded. */
  path: string;
  /** Whether the address is the app's own to read, so that its page answers. */
  isPage: boolean;
}

/** Which file of which folder an address means. */
function placeOf(pathname: string, isForConsole: boolean): Place {
  const below = (folder: PageFolder, base: string): Place => {
    const path = pathname.slice(base.length);
    const isDeepLink = folder === 'console' && !isFileName(path) && !path.startsWith('/assets/');
    return { folder, path, isPage: pathname === '/' || path === '/' || isDeepLink };
  };
  if (pathname === WORKER) return { folder: 'service-worker', path: WORKER, isPage: false };
  if (pathname.startsWith(`${DOCS}/`)) return below('docs', DOCS);
  if (pathname.startsWith(GUIDE)) {
    const path = pathname === GUIDE ? `${GUIDE}index.html` : pathname;
    return { folder: 'docs', path, isPage: false };
  }
  if (pathname.startsWith('/console/')) return below('console', '/console');
  return below(pathname === '/' && isForConsole ? 'console' : 'tablet', '');
}

async function answerPlace(
  c: Context,
  { webRoot, environmentLabel }: Config,
  place: Place,
): Promise<Response | undefined> {
  const folder = join(webRoot, place.folder);
  const answer = (names: string[]) => {
    // A new hash is a new address, so what has one may be kept for ever; pages are asked for anew.
    const keep = names[0] === 'assets' ? FOR_EVER : REVALIDATED;
    const edit =
      environmentLabel === null ? undefined : labelling(names.join('/'), environmentLabel);
    return answerFile(c, folder, names, keep, edit);
  };
  const names = fileNames(place.path);
  if (!names) return undefined;
  const file = await answer(names);
  if (file || !place.isPage) return file;
  return (await answer(PAGE)) ?? notBuilt(c, folder);
}

/** Says to whoever set this up what is missing; the API goes on without pages. */
function notBuilt(c: Context, folder: string): Response {
  return c.text(
    `Time On Tasks is running, but its pages are not there: ${folder} holds no index.html.\n` +
      'Build them with  npm run build  or point WEB_ROOT to where they are.\n' +
      'The API answers at /api/health.\n',
    503,
    { 'Cache-Control': 'no-store' },
  );
}

/** Addresses that have moved, or want a slash at their end. */
const MOVED: Readonly<Record<string, string>> = {
  '/workforce': '/',
  '/user-guide.html': '/guide/',
  '/guide': '/guide/',
  '/console': '/console/',
};

function servePages(config: Config): Handler {
  return async (c, next) => {
    const { pathname, hostname } = new URL(c.req.url);
    const place = placeOf(pathname, isConsoleHost(config, hostname));
    return (await answerPlace(c, config, place)) ?? next();
  };
}

/** The API's readable page; it stands among the API's addresses, so it is asked before them. */
export function docsPages(config: Config): Hono {
  const app = new Hono();
  app.get(DOCS, (c) => c.redirect(`${DOCS}/`, 308));
  app.get(`${DOCS}/*`, servePages(config));
  return app;
}

/** Everything that is no address of the API. */
export function pages(config: Config): Hono {
  const app = new Hono();
  app.get('/workforce/*', (c) => c.redirect('/', 308));
  for (const [from, to] of Object.entries(MOVED)) app.get(from, (c) => c.redirect(to, 308));
  app.get('/*', servePages(config));
  return app;
}
