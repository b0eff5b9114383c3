/** Which server the run is about: one of its own, or one that runs already. */
import { readPublic, readVersion, type Credentials } from './admin-api.ts';
import { openLocalServer } from './local-server.ts';
import { UsageError, type Options } from './options.ts';

export interface Target {
  origin: string;
  /** For people: what this is. */
  label: string;
  admin: Credentials;
  close(): Promise<void>;
}

/** Environments in which nobody works. Anything else may be a shop at work. */
const HARMLESS = ['development', 'staging', 'stress', 'test'];

export function adminFrom(environment: NodeJS.ProcessEnv): Credentials {
  const { STRESS_ADMIN_USERNAME: username, STRESS_ADMIN_PASSWORD: password } = environment;
  if (!username || !password) {
    throw new UsageError(
      'Set STRESS_ADMIN_USERNAME and STRESS_ADMIN_PASSWORD: an admin of the target makes the people and orders.',
    );
  }
  return { username, password };
}

/** @throws UsageError when this server must be meant by name and is not. */
export function requireMeant(origin: string, environment: string, iMean: string | undefined): void {
  const { host } = new URL(origin);
  if (HARMLESS.includes(environment) || iMean === host) return;
  throw new UsageError(
    `${host} says its environment is “${environment}”: people may be working there. ` +
      `If you mean it, say --i-mean ${host}.`,
  );
}

export async function openTarget(
  options: Pick<Options, 'target' | 'iMean'>,
  environment: NodeJS.ProcessEnv,
  say: (line: string) => void,
): Promise<Target> {
  if (options.target === undefined) {
    say('[seed] No target: a server of its own on a temporary database.');
    const server = await openLocalServer();
    return { ...server, label: `${server.origin} (local, temporary database)` };
  }
  const origin = options.target;
  const admin = adminFrom(environment);
  const version = await readVersion(origin);
  say(`[seed] ${new URL(origin).host}: environment “${version.environment}”, ${version.app}.`);
  requireMeant(origin, version.environment, options.iMean);
  await readPublic(origin, '/api/health');
  return {
    origin,
    admin,
    label: `${origin} (${version.environment})`,
    close: () => Promise.resolve(),
  };
}
