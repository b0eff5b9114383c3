/**
 * npm run admin:create -- --username NAME [--name "Display Name"]
 *
 * Makes the first admin of a real shop. The password is asked for, or read as one line from
 * standard input; it is never an argument, which every process of the machine could read.
 */
import { randomUUID } from 'node:crypto';
import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { parseArgs } from 'node:util';
import { hash } from 'bcryptjs';
import { NewPassword, NewUser } from '#schema/contract/users.ts';
import { readEnv, toConfig } from '#server/config.ts';
import { openBuiltDoor } from '#server/scripts/built-door.ts';
import { runScript, ScriptError } from '#server/scripts/run-script.ts';
import { loadSecrets, secretValue } from '#server/secrets.ts';
import { BCRYPT_COST, peppered } from '#server/workers/pepper.ts';

const USAGE = 'npm run admin:create -- --username NAME [--name "Display Name"]';

/** Asks without showing what is typed. */
async function askPassword(): Promise<string> {
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const { stdin } = process;
  if (stdin.isTTY) process.stdout.write('Password (at least 10 characters): ');
  const lines = createInterface({ input: stdin, output: silent, terminal: stdin.isTTY });
  const first = await lines[Symbol.asyncIterator]().next();
  lines.close();
  if (stdin.isTTY) process.stdout.write('\n');
  return first.done === true ? '' : first.value;
}

await runScript(async (clock) => {
  const { values } = parseArgs({
    options: { username: { type: 'string' }, name: { type: 'string' } },
  });
  if (values.username === undefined) throw new ScriptError(`Say a user name: ${USAGE}`);
  const user = NewUser.safeParse({
    displayName: values.name ?? values.username,
    username: values.username,
    role: 'admin',
  });
  if (!user.success) throw new ScriptError(user.error.issues.map((i) => i.message).join('; '));
  const password = NewPassword.safeParse({ password: await askPassword() });
  if (!password.success) {
    throw new ScriptError(password.error.issues.map((issue) => issue.message).join('; '));
  }
  const config = toConfig(readEnv());
  const door = openBuiltDoor(config, 'admin:create', clock);
  try {
    console.log(door.how);
    const pepper = secretValue(loadSecrets(config.secretsDir, []), 'pin-pepper');
    const envelope = {
      scope: 'system:admin-create',
      key: randomUUID(),
      actor: { kind: 'system', name: 'admin-create' },
      deviceId: null,
      occurredAt: null,
    } as const;
    await door.writer.execute('admin.create', envelope, {
      displayName: user.data.displayName,
      username: values.username,
      passwordHash: await hash(peppered(pepper, password.data.password), BCRYPT_COST),
    });
    console.log(`${values.username} can now sign in to the console.`);
  } finally {
    door.close();
  }
});
