import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { openTestShop, type TestShop } from '#server/testing/test-shop.ts';
import { documentOf } from './testing/operations.ts';

/** As much of the OpenAPI 3.1 structure as we use, closed to anything else. */
const Schema = z.union([z.boolean(), z.looseObject({})]);
const Content = z.record(
  z.string().regex(/^[a-z]+\/[a-z0-9.+-]+$/),
  z.strictObject({ schema: Schema.optional() }),
);
const Response = z.strictObject({ description: z.string().min(1), content: Content.optional() });
const Parameter = z
  .strictObject({
    name: z.string().min(1),
    in: z.enum(['path', 'query', 'header']),
    required: z.boolean(),
    description: z.string().optional(),
    schema: Schema,
  })
  .refine((parameter) => parameter.in !== 'path' || parameter.required);
const Operation = z.strictObject({
  operationId: z.string().regex(/^[a-z][A-Za-z0-9]+$/),
  summary: z.string().min(5),
  description: z.string().regex(/^For .+\.$/),
  tags: z.array(z.string()).length(1),
  'x-access': z.enum([
    'public',
    'device',
    'capture',
    'enrolled',
    'one-time-pin',
    'operator',
    'foreman',
    'admin',
  ]),
  parameters: z.array(Parameter).optional(),
  requestBody: z.strictObject({ required: z.literal(true), content: Content }).optional(),
  responses: z.record(z.string().regex(/^(default|[1-5]\d\d)$/), Response),
});
const Document = z.strictObject({
  openapi: z.string().regex(/^3\.1\.\d+$/),
  info: z.strictObject({
    title: z.string().min(1),
    version: z.string().min(1),
    description: z.string().min(1),
  }),
  components: z.strictObject({
    schemas: z.record(z.string().regex(/^[A-Za-z]+$/), Schema),
    parameters: z.strictObject({}).optional(),
  }),
  webhooks: z.strictObject({}).optional(),
  paths: z.record(
    z.string().startsWith('/api/'),
    z.partialRecord(z.enum(['get', 'post', 'put', 'patch', 'delete']), Operation),
  ),
});

describe('the OpenAPI document', () => {
  let shop: TestShop;
  beforeAll(async () => {
    shop = await openTestShop();
  });
  afterAll(() => shop.close());

  const everything = (node: unknown, visit: (key: string, value: unknown) => void): void => {
    if (typeof node !== 'object' || node === null) return;
    for (const [key, value] of Object.entries(node)) {
      visit(key, value);
      everything(value, visit);
    }
  };
  const operations = () =>
    Object.entries(documentOf(shop.context).paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => ({
        path,
        method,
        operation: Operation.parse(operation),
      })),
    );

  it('is OpenAPI 3.1, for everybody to read', async () => {
    const { status, json } = await shop.request('GET', '/api/openapi.json');
    expect(status).toBe(200);
    expect(Document.parse(json)).toEqual(json);
  });

  it('points to nothing that is not there', () => {
    const document = documentOf(shop.context);
    const references: string[] = [];
    everything(document, (key, value) => {
      if (key === '$ref') references.push(String(value));
    });
    expect(references.length).toBeGreaterThan(20);
    for (const reference of references) {
      const name = /^#\/components\/schemas\/(\w+)$/.exec(reference)?.[1] ?? reference;
      expect(document.components.schemas, reference).toHaveProperty(name);
    }
  });

  it('has patterns that are regular expressions, without their flags', () => {
    everything(documentOf(shop.context), (key, value) => {
      if (key !== 'pattern' || typeof value !== 'string') return;
      expect(() => new RegExp(value, 'u')).not.toThrow();
      expect(value).not.toMatch(/\/[a-z]*$/);
    });
  });

  it('gives every operation an own id, and a problem for whatever else may happen', () => {
    const ids = operations().map(({ operation }) => operation.operationId);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { path, operation } of operations()) {
      expect(operation.responses['default']?.content, path).toEqual({
        'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } },
      });
      expect(Object.keys(operation.responses).some((status) => status.startsWith('2'))).toBe(true);
    }
  });

  it('declares each parameter of a path, and what every request may carry', () => {
    for (const { path, method, operation } of operations()) {
      const named = (where: string) =>
        (operation.parameters ?? []).filter((one) => one.in === where).map(({ name }) => name);
      const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      expect(named('path')).toEqual(inPath);
      const isForPeople = !['public', 'device'].includes(operation['x-access']);
      const ofReading = isForPeople ? ['Acting-User'] : [];
      expect(named('header').filter((name) => name !== 'if-match')).toEqual(
        method === 'get' ? ofReading : ['Idempotency-Key', 'Occurred-At', 'Sent-At', 'Acting-User'],
      );
    }
  });

  it('says of every change of something with a version that it may be guarded by it', () => {
    const guarded = operations()
      .filter(({ operation }) => operation.parameters?.some(({ name }) => name === 'if-match'))
      .map(({ path, method }) => `${method} ${path}`);
    expect(guarded.sort()).toEqual([
      'delete /api/devices/{id}',
      'delete /api/teams/{id}',
      'patch /api/devices/{id}',
      'patch /api/materials/{code}',
      'patch /api/settings',
      'patch /api/task-types/{code}',
      'patch /api/teams/{id}',
      'patch /api/users/{id}',
      'post /api/approvals',
      'post /api/sessions/{id}/agreement',
      'post /api/sessions/{id}/corrections',
      'post /api/sessions/{id}/split',
      'post /api/sessions/{id}/void',
      'post /api/users/{id}/deactivation',
    ]);
  });

  it('tells no pay: answers that can hold money can hold null instead', () => {
    const { schemas } = documentOf(shop.context).components;
    const { laborCents } = schemas['Session']?.properties ?? {};
    expect(laborCents?.type).toEqual(['integer', 'null']);
  });
});
