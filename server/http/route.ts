/**
 * How a slice declares an address: its input, its answers and who may call it, in one place that
 * the server obeys, the OpenAPI document shows and the rights test walks.
 */
import { createRoute, OpenAPIHono, type RouteConfig } from '@hono/zod-openapi';
import type { MiddlewareHandler } from 'hono';
import { z, type ZodType } from 'zod';
import type { Role } from '#schema/contract/users.ts';
import { AppError, type FieldError } from '#server/app-error.ts';
import type { AppContext } from '#server/context.ts';
import { roleSuffices } from '#server/writer/tx.ts';
import { isPinDue, type Caller } from './caller.ts';
import { refuseOtherUser } from './envelope.ts';
import { fieldWords } from './field-words.ts';

export interface Env {
  Variables: { caller: Caller; app: AppContext };
}

/**
 * `device`: a tablet that may sign people in. `capture`: the same, where it brings taps and keeps
 * them until it is let in. `enrolled`: a tablet the office enrolled, also where others may sign
 * people in. A role: that role or more, by this sign-in. `one-time-pin`: a sign-in by a PIN that
 * must be changed first, which opens nothing else.
 */
export type Access = 'public' | 'device' | 'capture' | 'enrolled' | 'one-time-pin' | Role;

/** Whether somebody must be signed in there, by whatever means. */
export const isForPeople = (access: Access): access is 'one-time-pin' | Role =>
  !['public', 'device', 'capture', 'enrolled'].includes(access);

const NOT_ENROLLED = 'This tablet is not enrolled. Ask the office for a code.';

/** Why nobody may sign in here, in words: a revoked tablet is refused where others may be any. */
function refuseTablet({ deviceId, revokedTablet }: Caller, isRequired: boolean): string | null {
  if (deviceId !== null) return null;
  if (revokedTablet !== null) return `${revokedTablet} was revoked. Ask the office for a code.`;
  return isRequired ? NOT_ENROLLED : null;
}

/** @throws AppError `not_signed_in`, `not_allowed`, `pin_due`. */
function requireRole(caller: Caller, access: 'one-time-pin' | Role): void {
  if (!caller.role) throw new AppError('not_signed_in', 'Sign in first.');
  const pinDue = isPinDue(caller);
  if (access === 'one-time-pin') {
    if (pinDue) return;
    throw new AppError('not_allowed', 'Only a one-time PIN is changed here.');
  }
  if (pinDue) {
    throw new AppError('pin_due', 'This is a one-time PIN. Choose a PIN of your own first.');
  }
  if (roleSuffices(caller.role, access)) return;
  throw new AppError('not_allowed', `This needs ${access} rights, signed in with a password.`);
}

export const ACCESS_EXTENSION = 'x-access';

function guard(access: Access): MiddlewareHandler<Env> {
  return async (c, next) => {
    const caller = c.get('caller');
    if (access === 'device' || access === 'capture') {
      const refusal = refuseTablet(caller, c.get('app').config.enrolmentRequired);
      const code = access === 'device' ? 'device_required' : 'device_unknown';
      if (refusal !== null) throw new AppError(code, refusal);
    } else if (access === 'enrolled') {
      if (caller.deviceId === null) throw new AppError('device_unknown', NOT_ENROLLED);
    } else if (isForPeople(access)) {
      refuseOtherUser(c);
      requireRole(caller, access);
    }
    await next();
  };
}

type Declared = Omit<RouteConfig, 'path' | 'tags'>;

/**
 * A parameter nobody knows is refused: a filter with a slip in its name would show everything, as
 * if it held for what was asked. What is public stays open to whatever probes and links append.
 */
function strictly(access: Access, { method, request }: Declared): Declared['request'] {
  if (method !== 'get' || access === 'public') return request;
  const { query = z.object({}) } = request ?? {};
  return { ...request, query: query instanceof z.ZodObject ? query.strict() : query };
}

/** Declares one address. The slice's name is its tag. */
export function address<const Path extends string, const Config extends Declared & { path: Path }>(
  access: Access,
  config: Config,
) {
  const tag = config.path.split('/')[2] ?? 'system';
  const declared = {
    ...config,
    request: strictly(access, config),
    tags: [tag],
    middleware: [guard(access)],
    [ACCESS_EXTENSION]: access,
  };
  return createRoute(declared as Config);
}

/** A JSON body of a request. */
export const jsonBody = <Schema extends ZodType>(schema: Schema) => ({
  required: true,
  content: { 'application/json': { schema } },
});

/** A JSON answer. */
export const jsonAnswer = <Schema extends ZodType>(schema: Schema, description: string) => ({
  description,
  content: { 'application/json': { schema } },
});

/** An answer says enough to find a mistake; it is no echo of 64 kB of them. */
const MOST_ERRORS = 20;
const LONGEST_FIELD = 100;

/** A router whose malformed input becomes one problem that names every field. */
export function router(): OpenAPIHono<Env> {
  return new OpenAPIHono<Env>({
    defaultHook: (result) => {
      if (result.success) return;
      const found = result.error.issues.flatMap((issue): FieldError[] => {
        const field = issue.path.map(String).join('.');
        // An unknown field is named itself, not the object it stands in.
        if (issue.code === 'unrecognized_keys') {
          return issue.keys.map((key) => ({
            field: [...issue.path, key].map(String).join('.'),
            message: 'is not known here',
          }));
        }
        return [{ field: field === '' ? 'body' : field, message: fieldWords(issue) }];
      });
      const errors = found
        .slice(0, MOST_ERRORS)
        .map(({ field, message }) => ({ field: field.slice(0, LONGEST_FIELD), message }));
      const first = errors[0];
      throw new AppError('malformed', first ? `${first.field}: ${first.message}` : 'Malformed', {
        errors,
      });
    },
  });
}
