/** Every declared address, as tests walk them: read from the document, so none can be forgotten. */
import type { ZodType } from 'zod';
import { createApi } from '#server/app.ts';
import type { AppContext } from '#server/context.ts';
import { ACCESS_EXTENSION } from '#server/http/route.ts';

/** As much of JSON Schema as the contract uses. */
export interface JsonSchema {
  type?: string | string[];
  enum?: unknown[];
  const?: unknown;
  oneOf?: JsonSchema[];
  format?: string;
  pattern?: string;
  properties?: Record<string, JsonSchema>;
  required?: string[];
  items?: JsonSchema;
  minimum?: number;
  maximum?: number;
  minLength?: number;
  maxLength?: number;
}

export interface Parameter {
  name: string;
  in: 'path' | 'query' | 'header';
  required?: boolean;
  schema: JsonSchema;
}

export interface Operation {
  /** `POST /api/sessions/{id}/closure` */
  name: string;
  method: string;
  path: string;
  access: unknown;
  parameters: Parameter[];
  body: JsonSchema | undefined;
  /** The schemas of JSON answers, by status. */
  answers: Map<number, ZodType>;
}

interface DocumentedOperation {
  parameters?: Parameter[];
  requestBody?: { content: Record<string, { schema: JsonSchema }> };
  [ACCESS_EXTENSION]?: unknown;
}

/** The document as it goes over the wire. */
export function documentOf(context: AppContext) {
  const document = createApi(context).document();
  return JSON.parse(JSON.stringify(document)) as {
    openapi: string;
    info: Record<string, unknown>;
    components: { schemas: Record<string, JsonSchema> };
    paths: Record<string, Record<string, DocumentedOperation & Record<string, unknown>>>;
  };
}

export function operationsOf(context: AppContext): Operation[] {
  const { api } = createApi(context);
  const answers = new Map<string, Map<number, ZodType>>();
  for (const definition of api.openAPIRegistry.definitions) {
    if (definition.type !== 'route') continue;
    const { method, path, responses } = definition.route;
    const byStatus = new Map<number, ZodType>();
    for (const [status, response] of Object.entries(responses)) {
      const { content } = response as { content?: Record<string, { schema?: unknown }> };
      const schema = content?.['application/json']?.schema;
      if (schema) byStatus.set(Number(status), schema as ZodType);
    }
    answers.set(`${method.toUpperCase()} ${path}`, byStatus);
  }
  return Object.entries(documentOf(context).paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(([method, operation]) => {
      const name = `${method.toUpperCase()} ${path}`;
      return {
        name,
        method: method.toUpperCase(),
        path,
        access: operation[ACCESS_EXTENSION],
        parameters: operation.parameters ?? [],
        body: operation.requestBody?.content['application/json']?.schema,
        answers: answers.get(name) ?? new Map<number, ZodType>(),
      };
    }),
  );
}
