/** The OpenAPI 3.1 document: what the routes declare, plus what holds for all of them. */
import { z } from 'zod';
import type { OpenAPIHono } from '@hono/zod-openapi';
import { Problem } from '#schema/contract/common.ts';
import { buildInfo } from '#server/build-info.ts';
import {
  ACCESS_EXTENSION,
  address,
  isForPeople,
  jsonAnswer,
  type Access,
  type Env,
} from './route.ts';

export const documentAddress = address('public', {
  method: 'get',
  path: '/api/openapi.json',
  summary: 'This document',
  responses: { 200: jsonAnswer(z.looseObject({ openapi: z.string() }), 'OpenAPI 3.1') },
});

interface Operation {
  operationId?: string;
  responses: Record<string, unknown>;
  parameters?: unknown[];
  description?: string;
  [ACCESS_EXTENSION]?: Access;
}

const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const;

const header = (name: string, description: string) => ({
  name,
  in: 'header',
  required: false,
  description,
  schema: { type: 'string' },
});
const ACTING_USER = header(
  'Acting-User',
  'Id of the person the page believes is signed in; another one gets 409.',
);
const MUTATION_HEADERS = [
  header('Idempotency-Key', 'Any text of at most 255 characters; the same key is done once.'),
  header('Occurred-At', 'When the tap happened by the device’s clock, ISO 8601.'),
  header('Sent-At', 'The device’s clock when sending, so that its offset is known.'),
  ACTING_USER,
];

const ACCESS_WORDS: Readonly<Record<Access, string>> = {
  public: 'For everybody.',
  device: 'For an enrolled tablet.',
  enrolled: 'For an enrolled tablet itself; nobody need be signed in.',
  capture: 'For the taps of an enrolled tablet; nobody need be signed in.',
  'one-time-pin': 'For whoever signed in with a one-time PIN.',
  operator: 'For everybody signed in.',
  foreman: 'For foremen and admins signed in with a password.',
  admin: 'For admins signed in with a password.',
};

/** Makes the document anew from the routes mounted so far. */
export function openApiDocument(api: OpenAPIHono<Env>): object {
  api.openAPIRegistry.registerComponent('schemas', 'Problem', problemSchema());
  const document = api.getOpenAPI31Document({
    openapi: '3.1.0',
    info: {
      title: 'Time On Tasks',
      version: buildInfo.app,
      description:
        'Workforce time tracking. Errors are RFC 9457 problem details with a stable `code`. ' +
        'A 503 or 429 is retryable: send the same request with the same Idempotency-Key.',
    },
  });
  const problem = {
    description: 'Anything else: problem details',
    content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
  };
  for (const [path, operations] of Object.entries(document.paths ?? {})) {
    for (const method of METHODS) {
      const operation = (operations as Record<string, Operation | undefined>)[method];
      if (!operation) continue;
      operation.operationId = operationId(method, path);
      operation.responses['default'] = problem;
      const access = operation[ACCESS_EXTENSION] ?? 'public';
      operation.description = ACCESS_WORDS[access];
      const headers = isForPeople(access) ? [ACTING_USER] : [];
      operation.parameters = [
        ...(operation.parameters ?? []),
        ...(method === 'get' ? headers : MUTATION_HEADERS),
      ];
    }
  }
  cleanPatterns(document);
  return document;
}

/** `post /api/sessions/{id}/closure` is `postSessionsIdClosure`: a name for generated clients. */
function operationId(method: string, path: string): string {
  const words = path.replace(/^\/api\//, '').match(/[A-Za-z0-9]+/g) ?? [];
  return method + words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
}

/** A regular expression's flags are no part of a JSON Schema pattern, which is always unicode. */
function cleanPatterns(node: unknown): void {
  if (typeof node !== 'object' || node === null) return;
  for (const [key, value] of Object.entries(node)) {
    if (key === 'pattern' && typeof value === 'string') {
      Object.assign(node, { pattern: value.replace(/\/[dgimsuvy]+$/, '') });
    } else cleanPatterns(value);
  }
}

/** Zod puts a schema that has an id among its definitions; the document keeps those elsewhere. */
function problemSchema(): object {
  const { $defs } = z.toJSONSchema(Problem);
  return { ...$defs?.['Problem'], id: undefined };
}
