/**
 * npm run reference:inspect -- FILE.DBF [--rows N] [--write-mapping FILE]
 *
 * Says what a FoxPro table is and whether an import would take it. `--write-mapping` adds its
 * columns to a mapping, or begins one. Exit 1 when the table is damaged.
 */
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { runScript, ScriptError } from '#server/scripts/run-script.ts';
import { describeInspection } from './inspect-words.ts';
import { inspectTable } from './inspect.ts';
import { withTable } from './mapping-skeleton.ts';

const USAGE = 'npm run reference:inspect -- FILE.DBF [--rows N] [--write-mapping FILE]';

function readArguments() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { rows: { type: 'string', default: '3' }, 'write-mapping': { type: 'string' } },
  });
  const [path, ...more] = positionals;
  if (path === undefined || more.length > 0) throw new ScriptError(`Say one table: ${USAGE}`);
  if (!/^\d{1,4}$/.test(values.rows)) {
    throw new ScriptError(`--rows wants a number, not "${values.rows}".`);
  }
  return { path, sampleRows: Number(values.rows), mappingPath: values['write-mapping'] };
}

await runScript(() => {
  const { path, sampleRows, mappingPath } = readArguments();
  const found = inspectTable(path, { sampleRows });
  console.log(describeInspection(found).join('\n'));
  if (found.findings.length > 0) process.exitCode = 1;
  if (mappingPath === undefined) return;
  if (found.findings.some(({ row }) => row === null)) {
    throw new ScriptError('The mapping was not written: the header may not be right either.');
  }
  const before = existsSync(mappingPath) ? readFileSync(mappingPath, 'utf8') : undefined;
  const aside = `${mappingPath}.new`;
  writeFileSync(aside, withTable(before, found));
  renameSync(aside, mappingPath);
  console.log(
    before === undefined
      ? `${mappingPath} is a mapping to edit: deploy/reference/README.md explains every key.`
      : `${mappingPath} now knows the columns of ${found.file}.`,
  );
});
