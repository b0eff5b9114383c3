/** Applies the numbered plain-SQL files, forward only, one transaction each. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Connection } from './statements.ts';

export interface Migration {
  level: number;
  name: string;
  sql: string;
}

/** Reads `NNNN_name.sql` files. @throws Error when a number is missing or stands twice. */
export function readMigrations(directory: string): Migration[] {
  const names = readdirSync(directory)
    .filter((name) => /^\d{4}_.+\.sql$/.test(name))
    .sort();
  return names.map((name, index) => {
    const level = Number(name.slice(0, 4));
    if (level !== index + 1) {
      throw new Error(`Migration ${name} should have number ${index + 1}: one is missing or twice`);
    }
    return { level, name, sql: readFileSync(join(directory, name), 'utf8') };
  });
}

export function schemaLevel(connection: Connection): number {
  return connection.raw.pragma('user_version', { simple: true }) as number;
}

/**
 * Brings the database to the level of the code and answers that level.
 * @throws Error when the database is newer than the code, naming both numbers.
 */
export function migrate(connection: Connection, migrations: readonly Migration[]): number {
  const newest = migrations.at(-1)?.level ?? 0;
  const present = schemaLevel(connection);
  if (present > newest) {
    throw new Error(
      `The database is at schema level ${present}, this version knows ${newest}. ` +
        `Start a version that knows level ${present}, or restore the backup made before it.`,
    );
  }
  for (const { level, sql } of migrations.slice(present)) {
    connection.raw.transaction(() => {
      connection.raw.exec(sql);
      connection.raw.pragma(`user_version = ${level}`);
    })();
  }
  return newest;
}
