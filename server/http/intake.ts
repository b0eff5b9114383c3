/** What every request to the API passes before its slice: who it is, and whether it is sound. */
import type { MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { AppError } from '#server/app-error.ts';
import type { AppContext } from '#server/context.ts';
import { RequestCaller } from './caller.ts';
import { MEANINGS, toAppError } from './problem.ts';
import type { Env } from './route.ts';

const LARGEST_BODY_BYTES = 64 * 1024;
const isMutation = (method: string): boolean => !['GET', 'HEAD', 'OPTIONS'].includes(method);

/** Hands the context over and finds out who calls. */
export function intake(app: AppContext): MiddlewareHandler<Env> {
  return async (c, next) => {
    c.set('app', app);
    c.set('caller', new RequestCaller(c, app.config, app.reader, app.clock()));
    await next();
  };
}

/** As the router reads it, with any parameters. */
const JSON_TYPE = /^application\/json(;\s*[a-z0-9-]+=[^;]+)*$/i;

/** Mutations come from our own pages, as JSON, in reasonable size. */
export const soundMutation: MiddlewareHandler<Env> = async (c, next) => {
  if (!isMutation(c.req.method)) return next();
  requireOwnOrigin(c.req.header('origin'), c.req.header('sec-fetch-site'), c.req.url);
  const type = c.req.header('content-type');
  const hasBody =
    (c.req.header('content-length') ?? '0') !== '0' ||
    c.req.header('transfer-encoding') !== undefined;
  const isJson = JSON_TYPE.test(type ?? '');
  // Nothing is of no type; a form of another site always names one.
  const isNothing = !hasBody && (type === undefined || c.req.method === 'DELETE');
  if (!isJson && !isNothing) {
    throw new AppError('unsupported_media_type', 'Send the body as application/json.');
  }
  if (!hasBody) return next();
  // A body in chunks is counted while it is read; a length that is said is believed, as Node reads
  // no further.
  if (c.req.header('transfer-encoding') !== undefined) return limitChunks(c, next);
  if (Number(c.req.header('content-length')) > LARGEST_BODY_BYTES) refuseSize();
  return next();
};

function refuseSize(): never {
  throw new AppError('too_large', 'A request may have 64 kB at most.');
}

const limitChunks = bodyLimit({ maxSize: LARGEST_BODY_BYTES, onError: refuseSize });

/** A browser names the page that sends; a page of somebody else may not act here. */
function requireOwnOrigin(
  origin: string | undefined,
  fetchSite: string | undefined,
  url: string,
): void {
  const isForeignSite = fetchSite !== undefined && !['same-origin', 'none'].includes(fetchSite);
  // Behind a proxy the scheme is the proxy's to know, so only host and port are compared.
  const isForeignOrigin = origin !== undefined && hostOf(origin) !== new URL(url).host;
  if (isForeignSite || isForeignOrigin) {
    throw new AppError('origin_refused', 'This request came from another site.');
  }
}

/** Undefined for the `null` of a sandboxed page and for what is no address. */
function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined;
}

/** One line per request: no body, no cookie, no query, which may hold names. */
export function logRequests(app: AppContext): MiddlewareHandler<Env> {
  return async (c, next) => {
    const started = performance.now();
    await next();
    app.log.info({
      event: 'http_request',
      method: c.req.method,
      path: c.req.path,
      status: c.res.status,
      ms: Math.round((performance.now() - started) * 10) / 10,
      ip: c.get('caller').address,
    });
  };
}

/** Errors nobody expected are logged whole; the caller only learns that there was one. */
export function logUnexpected(app: AppContext, error: unknown, path: string): AppError {
  const known = toAppError(error);
  if (MEANINGS[known.code].status >= 500 && known.code === 'internal') {
    const { name, message, stack } = error instanceof Error ? error : new Error(String(error));
    app.log.error({ event: 'unexpected_error', path, name, message, stack });
  }
  return known;
}
