/** The static pages: three folders under WEB_ROOT, each swappable while the server runs. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono, type Context, type MiddlewareHandler } from 'hono';
import type { Config } from '#server/config.ts';

export const PAGE_FOLDERS = ['tablet', 'console', 'docs'] as const;
export type PageFolder = (typeof PAGE_FOLDERS)[number];

const STRICT_CSP = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types lit-html',
].join('; ');
/** Swagger UI writes its own markup and style attributes; it is documentation, nobody signs in there. */
const DOCS_CSP = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** A token of what a folder serves: equal tokens, equal pages. '' when it was not built. */
export function assetToken(config: Config, folder: PageFolder): string {
  try {
    const page = readFileSync(join(config.webRoot, folder, 'index.html'));
    return createHash('sha256').update(page).digest('hex').slice(0, 12);
  } catch {
    return '';
  }
}

/** A new hash is a new address, so what has one may be kept for ever; pages are asked for anew. */
function keepFor(c: Context, path: string): void {
  const isHashed = /\/assets\//.test(path);
  c.header('Cache-Control', isHashed ? 'public, max-age=31536000, immutable' : 'no-cache');
}

const folder = (config: Config, name: PageFolder, prefix: string): MiddlewareHandler =>
  serveStatic({
    root: join(config.webRoot, name),
    precompressed: true,
    rewriteRequestPath: (path) => path.slice(prefix.length) || '/',
    onFound: (path, c) => keepFor(c, path),
  });

/** Answers with a folder's page whatever the path: the app reads the address itself. */
const page = (config: Config, name: PageFolder): MiddlewareHandler =>
  serveStatic({
    root: join(config.webRoot, name),
    precompressed: true,
    rewriteRequestPath: () => '/index.html',
    onFound: (path, c) => keepFor(c, path),
  });

const isFile = (path: string): boolean => /\.[a-z0-9]+$/i.test(path);

export function pages(config: Config): Hono {
  const app = new Hono();
  app.use(async (c, next) => {
    await next();
    c.header('Content-Security-Policy', c.req.path.startsWith('/api/docs') ? DOCS_CSP : STRICT_CSP);
    c.header('Permissions-Policy', 'camera=(), microphone=(), geolocation=()');
  });
  app.get('/workforce/*', (c) => c.redirect('/', 308));
  app.get('/workforce', (c) => c.redirect('/', 308));
  app.get('/console', (c) => c.redirect('/console/', 308));
  app.get('/api/docs', (c) => c.redirect('/api/docs/', 308));
  app.get('/api/docs/*', folder(config, 'docs', '/api/docs'));
  app.get('/console/*', folder(config, 'console', '/console'));
  app.get('/console/*', (c, next) =>
    isFile(c.req.path) ? next() : page(config, 'console')(c, next),
  );
  app.get('/', (c, next) => {
    const host = c.req.header('host')?.replace(/:\d+$/, '');
    const isConsole = config.consoleHost !== null && host === config.consoleHost;
    return page(config, isConsole ? 'console' : 'tablet')(c, next);
  });
  app.get('/*', folder(config, 'tablet', ''));
  return app;
}
