/**
 * Sends the tables a mapping names to another machine and imports them there through its running
 * server. What was sent is removed there in the end, however it ends.
 */
import { join } from 'node:path';
import { TableError } from '../foxpro/table-error.ts';
import type { Mapping } from '../mapping.ts';
import { latestOrder, mappedFiles, type MappedFile } from './mapped-files.ts';
import { LINE_LOST, quoted, Remote, RemoteError } from './remote.ts';
import type { Target } from './target.ts';

export interface Push {
  target: Target;
  dir: string;
  mapping: Mapping;
  mappingPath: string;
  /** Let in what the import would hold back because it is so much less than the last time. */
  accept: boolean;
  say: (line: string) => void;
  /** Ends it early, and what was sent is removed all the same. */
  signal: AbortSignal;
}

const LOST_MEANWHILE =
  'The connection was lost while the import ran; it may be done or not. Push again: ' +
  'what was imported is skipped.';

const count = new Intl.NumberFormat('en-US');

/** @throws RemoteError, TableError: the message says whether anything was imported */
export async function push({ target, dir, mapping, mappingPath, ...rest }: Push): Promise<void> {
  const { say, signal, accept } = rest;
  const files = mappedFiles(dir, mapping);
  const order = latestOrder(dir, mapping);
  if (order === undefined) {
    throw new TableError('has no orders; nothing was sent.', { file: mapping.orders.file });
  }
  const remote = new Remote(target, signal);
  try {
    await requireServer(remote, target);
    await inFolderThere(remote, say, async (folder) => {
      await sendAll(remote, [...files, { name: 'mapping.json', path: mappingPath }], folder, say);
      const options = accept ? ['--through-server', '--accept'] : ['--through-server'];
      const code = await remote.show(script(target, 'import', folder, ...options));
      if (code === LINE_LOST) throw new RemoteError(LOST_MEANWHILE);
      if (code !== 0) throw new RemoteError('Nothing or not everything was imported; see above.');
      const check = script(target, 'reference-check', target.SERVER_URL, order);
      const checked = await remote.show(check);
      if (checked !== 0) throw new RemoteError('It was imported, but then not found; see above.');
    });
  } finally {
    await remote.close();
  }
}

/**
 * Makes a folder and removes it when whoever asked hangs up, also when that is killed or the line
 * is cut: customers' data stays nowhere.
 */
const KEEP_FOLDER = `sh -c ${quoted(`
umask 077
folder=$(mktemp -d) || exit
trap 'rm -rf -- "$folder"' EXIT
trap 'exit 1' HUP INT TERM
echo "$folder"
while read -r _; do :; done`)}`;

/** A folder of temporary files there, for as long as `act` runs. */
async function inFolderThere(
  remote: Remote,
  say: (line: string) => void,
  act: (folder: string) => Promise<void>,
): Promise<void> {
  const { said: folder, letGo } = await remote.hold(KEEP_FOLDER);
  if (!/^\/[^\n]+$/.test(folder)) {
    await letGo();
    throw new RemoteError(`mktemp there answered ${JSON.stringify(folder)}; nothing was sent.`);
  }
  try {
    await act(folder);
  } finally {
    remote.end();
    await letGo();
    await remote.read(`rm -rf -- ${quoted(folder)}`).catch((error: unknown) => {
      say(`${folder} could not be removed there; remove it by hand. ${String(error)}`);
    });
  }
}

/** A built script there, with the environment of the server there. */
function script(target: Target, bundle: string, ...args: string[]): string {
  const { APP_DIR, NODE, DATABASE_PATH, SECRETS_DIR, PLANT_TIME_ZONE } = target;
  const environment = { NODE_ENV: 'production', DATABASE_PATH, SECRETS_DIR, PLANT_TIME_ZONE };
  const words = Object.entries(environment)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}=${quoted(value ?? '')}`);
  const command = [NODE, `dist/server/${bundle}.js`, ...args].map(quoted).join(' ');
  return `cd ${quoted(APP_DIR)} && ${words.join(' ')} ${command}`;
}

/** The server there answers, and for the database that the import would go to. */
async function requireServer(remote: Remote, target: Target): Promise<void> {
  await remote
    .read(script(target, 'reference-check', target.SERVER_URL))
    .catch((error: unknown) => {
      const why = error instanceof Error ? error.message : String(error);
      throw new RemoteError(`The server there cannot import now; nothing was sent. ${why}`);
    });
}

/** Each file is the same on both sides in name, size and SHA-256, or none is imported. */
async function sendAll(
  remote: Remote,
  files: readonly MappedFile[],
  folder: string,
  say: (line: string) => void,
): Promise<void> {
  for (const { name, path } of files) {
    const here = await remote.send(path, join(folder, name));
    const file = quoted(join(folder, name));
    const said = await remote.read(`wc -c < ${file} && sha256sum < ${file}`);
    const [bytes, sha256] = said.trim().split(/\s+/);
    if (Number(bytes) !== here.bytes || sha256 !== here.sha256) {
      throw new RemoteError(
        `${name} is not the same on both sides; nothing was imported. ` +
          `Here ${here.bytes} bytes, ${here.sha256}; there ${bytes} bytes, ${sha256}.`,
      );
    }
    say(`  ${name}, ${count.format(here.bytes)} bytes, SHA-256 ${sha256}: the same on both sides`);
  }
  const there = (await remote.read(`ls -A ${quoted(folder)}`)).trim().split('\n').sort();
  const names = files.map(({ name }) => name).sort();
  if (there.join('\n') === names.join('\n')) return;
  throw new RemoteError(`There are other files than were sent (${there.join(', ')}).`);
}
