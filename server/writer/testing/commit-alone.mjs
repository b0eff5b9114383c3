/** Commits a number of single rows: node commit-alone.mjs FILE ROWS SYNCHRONOUS */
import Database from 'better-sqlite3';

const [, , path, rows, synchronous] = process.argv;
const db = new Database(path);
db.pragma('journal_mode = WAL');
db.pragma(`synchronous = ${synchronous}`);
db.exec('CREATE TABLE IF NOT EXISTS t (n INTEGER)');
const insert = db.prepare('INSERT INTO t VALUES (?)');
for (let n = 0; n < Number(rows); n += 1) {
  db.exec('BEGIN IMMEDIATE');
  insert.run(n);
  db.exec('COMMIT');
}
process.exit(0);
