/**
 * npm run audit:verify [-- --head SEQ:MAC]
 *
 * Finds the first edited, missing or moved row of the command log. With a head from the server's
 * log (event `audit_head`) it also finds a tail that was cut off. Exit 1 when the chain is broken.
 */
import { parseArgs } from 'node:util';
import { readEnv, toConfig } from '#server/config.ts';
import { openReader } from '#server/db/open.ts';
import { runScript, ScriptError } from '#server/scripts/run-script.ts';
import { readSecret } from '#server/secret-files.ts';
import { verifyChain, type Head } from './verify-chain.ts';

function readHeadArgument(): Head | undefined {
  const { values } = parseArgs({ options: { head: { type: 'string' } } });
  if (values.head === undefined) return undefined;
  const [, seq, mac] = /^(\d+):([0-9a-f]{64})$/.exec(values.head) ?? [];
  if (seq === undefined || mac === undefined) {
    throw new ScriptError('Say the head as it was logged: npm run audit:verify -- --head SEQ:MAC');
  }
  return { seq: Number(seq), mac };
}

await runScript(() => {
  const known = readHeadArgument();
  const config = toConfig(readEnv());
  const reader = openReader(config.databasePath);
  try {
    const secret = readSecret(config.secretsDir, 'audit-mac').value;
    const verdict = verifyChain(reader, secret, known);
    if (!verdict.whole) throw new ScriptError(`The audit chain is broken: ${verdict.reason}.`);
    console.log(`The audit chain is whole: ${verdict.head.seq} rows.`);
    console.log(`Its head: ${verdict.head.seq}:${verdict.head.mac}`);
    return Promise.resolve();
  } finally {
    reader.close();
  }
});
