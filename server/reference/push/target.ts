/** Where tables are pushed to: `deploy/targets/NAME.env`, explained in `example.env` there. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { isTimeZone } from '#schema/rules/time-zone.ts';

/** A target whose settings are not there or not usable. */
export class TargetError extends Error {
  override readonly name = 'TargetError';
}

const absolute = z.string().startsWith('/', 'expected an absolute path');

const Settings = z.strictObject({
  // Not an option of ssh, which could run anything.
  SSH_HOST: z.string().regex(/^[\w.][\w.@:-]*$/, 'expected user@host'),
  SSH_CONFIG: absolute.optional(),
  APP_DIR: absolute,
  NODE: z.string().min(1).default('node'),
  DATABASE_PATH: absolute,
  SECRETS_DIR: absolute.optional(),
  SERVER_URL: z.url({ protocol: /^https?$/ }),
  PLANT_TIME_ZONE: z.string().refine(isTimeZone, 'is no IANA time zone'),
});
export type Target = z.infer<typeof Settings>;

const TARGETS = 'deploy/targets';

/** @param name as in `deploy/targets/NAME.env`, or the path of such a file. Throws `TargetError`. */
export function loadTarget(name: string): Target {
  const path = name.endsWith('.env') ? name : join(TARGETS, `${name}.env`);
  if (!existsSync(path)) {
    throw new TargetError(`There is no ${path}. Copy ${TARGETS}/example.env and put in yours.`);
  }
  const parsed = Settings.safeParse(Object.fromEntries(pairsOf(readFileSync(path, 'utf8'))));
  if (parsed.success) return parsed.data;
  const wrong = parsed.error.issues.map((issue) => {
    const place = issue.path.join('.');
    return place === '' ? issue.message : `${place}: ${issue.message}`;
  });
  throw new TargetError(`${path} is not usable. ${wrong.join('; ')}`);
}

/** `NAME=value` by lines; `#` begins a comment where a line begins. */
function pairsOf(text: string): [string, string][] {
  return text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => {
      const at = line.indexOf('=');
      return at === -1 ? [line, ''] : [line.slice(0, at).trim(), line.slice(at + 1).trim()];
    });
}
