/**
 * npm run secrets:rotate -- sealed-pin
 *
 * Makes a new key that tablets seal PINs for. The old one is kept beside it and still opens what
 * tablets sealed before. The database knows the new one before it is in place: whatever happens
 * in between, the server starts.
 */
import { randomUUID } from 'node:crypto';
import { parseArgs } from 'node:util';
import { readEnv, toConfig } from '#server/config.ts';
import { openBuiltDoor } from '#server/scripts/built-door.ts';
import { runScript, ScriptError } from '#server/scripts/run-script.ts';
import { newSecret, readSecret, replaceSecret, ROTATED_NAME } from '#server/secret-files.ts';
import { fingerprintOf } from '#server/secrets.ts';

await runScript(async (clock) => {
  const { positionals } = parseArgs({ allowPositionals: true });
  if (positionals.length !== 1 || positionals[0] !== ROTATED_NAME) {
    throw new ScriptError(
      `Say which secret: npm run secrets:rotate -- ${ROTATED_NAME}. The others cannot be changed ` +
        `without losing what was made with them.`,
    );
  }
  const config = toConfig(readEnv());
  const door = openBuiltDoor(config, 'secrets:rotate', clock);
  try {
    console.log(door.how);
    const old = readSecret(config.secretsDir, ROTATED_NAME);
    const next = newSecret(ROTATED_NAME);
    const envelope = {
      scope: 'system:secrets-rotate',
      key: randomUUID(),
      actor: { kind: 'system', name: 'secrets-rotate' },
      deviceId: null,
      occurredAt: null,
    } as const;
    await door.writer.execute('secrets.register', envelope, {
      fingerprints: [fingerprintOf(next)],
    });
    replaceSecret(config.secretsDir, next);
    console.log(`The key ${next.id} takes the place of ${old.id} when the server is restarted.`);
    console.log(`The old one is kept as ${ROTATED_NAME}.${old.id}.json and still opens PINs.`);
  } finally {
    door.close();
  }
});
