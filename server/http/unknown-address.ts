/** Addresses nobody answers: 405 when only the method is wrong, 404 otherwise. */
import type { OpenAPIHono } from '@hono/zod-openapi';
import type { Context, MiddlewareHandler } from 'hono';
import { AppError } from '#server/app-error.ts';
import type { Env } from './route.ts';

interface KnownAddress {
  pattern: RegExp;
  /** Every method it answers, HEAD and OPTIONS among them. */
  methods: readonly string[];
}

/** Addresses of one length below the same first word stand together: few to look through. */
function shelfOf(path: string): string {
  const words = path.split('/');
  return `${words.length} ${words[2] ?? ''}`;
}

function readAddresses(api: OpenAPIHono<Env>): Map<string, KnownAddress[]> {
  const shelves = new Map<string, KnownAddress[]>();
  for (const definition of api.openAPIRegistry.definitions) {
    if (definition.type !== 'route') continue;
    const { path, method } = definition.route;
    const shelf = shelves.get(shelfOf(path)) ?? [];
    shelves.set(shelfOf(path), shelf);
    shelf.push({
      pattern: new RegExp(`^${path.replaceAll('.', '\\.').replace(/\{[^}]+\}/g, '[^/]+')}$`),
      methods: [method.toUpperCase(), ...(method === 'get' ? ['HEAD'] : []), 'OPTIONS'],
    });
  }
  return shelves;
}

/**
 * Stands before everything that judges a request: that an address no slice declares, or
 * not with this method, is said first. OPTIONS is answered here; other origins get no
 * leave from it.
 */
export function onlyKnown(api: OpenAPIHono<Env>): MiddlewareHandler {
  const shelves = readAddresses(api);
  return async (c, next) => {
    const { path, method } = c.req;
    const matching = (shelves.get(shelfOf(path)) ?? []).filter(({ pattern }) => pattern.test(path));
    const isKnown = matching.some(({ methods }) => methods.includes(method));
    if (isKnown && method !== 'OPTIONS') return next();
    const methods = [...new Set(matching.flatMap((entry) => entry.methods))];
    if (methods.length === 0) throw unknownAddress(c);
    c.header('Allow', methods.join(', '));
    if (method === 'OPTIONS') return c.body(null, 204);
    throw new AppError('method_not_allowed', `${path} knows ${methods.join(', ')} only.`);
  };
}

export function unknownAddress(c: Context): AppError {
  return new AppError('route_unknown', `There is nothing at ${c.req.path}.`);
}
