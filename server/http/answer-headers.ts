/**
 * The headers every answer carries, said before the answer is made: one that is touched afterwards
 * is made a second time, as a stream, which costs more than everything else a request does.
 */
import type { MiddlewareHandler } from 'hono';

export const DOCS = '/api/docs';

export const isWithin = (path: string, base: string): boolean =>
  path === base || path.startsWith(`${base}/`);

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
/** An answer of the API is data, whatever somebody wrote into it. */
const DATA_CSP = "default-src 'none'; frame-ancestors 'none'";

const ALWAYS: readonly (readonly [string, string])[] = [
  ['X-Content-Type-Options', 'nosniff'],
  ['X-Frame-Options', 'DENY'],
  ['Referrer-Policy', 'no-referrer'],
  ['Cross-Origin-Opener-Policy', 'same-origin'],
  ['Cross-Origin-Resource-Policy', 'same-origin'],
  ['Origin-Agent-Cluster', '?1'],
  ['Permissions-Policy', 'camera=(), microphone=(), geolocation=()'],
];

function policyFor(path: string): string {
  if (isWithin(path, DOCS)) return DOCS_CSP;
  return isWithin(path, '/api') ? DATA_CSP : STRICT_CSP;
}

/** TLS is the proxy's to promise, so there is no Strict-Transport-Security here. */
export function answerHeaders(isDraining: () => boolean): MiddlewareHandler {
  return async (c, next) => {
    for (const [name, value] of ALWAYS) c.header(name, value);
    c.header('Content-Security-Policy', policyFor(c.req.path));
    if (isWithin(c.req.path, '/api')) c.header('Cache-Control', 'no-store');
    if (isDraining()) c.header('Connection', 'close');
    await next();
  };
}
