/** Addresses nobody answers: 405 when only the method is wrong, 404 otherwise. */
import type { Context } from 'hono';
import { AppError } from '#server/app-error.ts';

export interface AllowedMethods {
  pattern: RegExp;
  methods: string[];
}

/** What methods each declared address knows, read from the OpenAPI document. */
export function allowedMethods(document: object): AllowedMethods[] {
  const { paths } = document as { paths: Record<string, object> };
  return Object.entries(paths).map(([path, operations]) => ({
    pattern: new RegExp(`^${path.replaceAll('.', '\\.').replace(/\{[^}]+\}/g, '[^/]+')}$`),
    methods: Object.keys(operations).map((method) => method.toUpperCase()),
  }));
}

export function unknownAddress(c: Context, known: readonly AllowedMethods[]): AppError {
  const { path, method } = c.req;
  const methods = known.filter(({ pattern }) => pattern.test(path)).flatMap((entry) => entry.methods);
  if (methods.length > 0 && !methods.includes(method)) {
    c.header('Allow', [...new Set(methods)].join(', '));
    return new AppError('method_not_allowed', `${path} knows ${methods.join(', ')} only.`);
  }
  return new AppError('route_unknown', `There is nothing at ${path}.`);
}
