/** Addresses nobody answers: 405 when only the method is wrong, 404 otherwise. */
import type { Context, MiddlewareHandler } from 'hono';
import { AppError } from '#server/app-error.ts';

export interface KnownAddress {
  pattern: RegExp;
  /** Every method it answers, HEAD and OPTIONS among them. */
  methods: string[];
}

const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const;

/** What methods each declared address knows, read from the OpenAPI document. */
export function knownAddresses(document: object): KnownAddress[] {
  const { paths } = document as { paths: Record<string, object> };
  return Object.entries(paths).map(([path, operations]) => {
    const declared = METHODS.filter((method) => method in operations);
    return {
      pattern: new RegExp(`^${path.replaceAll('.', '\\.').replace(/\{[^}]+\}/g, '[^/]+')}$`),
      methods: [
        ...declared.map((method) => method.toUpperCase()),
        ...(declared.includes('get') ? ['HEAD'] : []),
        'OPTIONS',
      ],
    };
  });
}

/**
 * Stands before everything that judges a request: that an address does not exist, or not with this
 * method, is said first. OPTIONS is answered here; other origins get no leave from it.
 */
export function onlyKnown(known: readonly KnownAddress[]): MiddlewareHandler {
  return async (c, next) => {
    const { path, method } = c.req;
    const matching = known.filter(({ pattern }) => pattern.test(path));
    const methods = [...new Set(matching.flatMap((entry) => entry.methods))];
    if (methods.length === 0) throw unknownAddress(c);
    if (method !== 'OPTIONS' && methods.includes(method)) return next();
    c.header('Allow', methods.join(', '));
    if (method === 'OPTIONS') return c.body(null, 204);
    throw new AppError('method_not_allowed', `${path} knows ${methods.join(', ')} only.`);
  };
}

export function unknownAddress(c: Context): AppError {
  return new AppError('route_unknown', `There is nothing at ${c.req.path}.`);
}
