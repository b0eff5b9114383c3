/**
 * Worker entry for PINs and passwords. bcryptjs keeps the thread it runs in busy for some 50 ms,
 * which is why it never runs where requests are answered.
 */
import { compare, hash } from 'bcryptjs';
import { giveWay } from './give-way.ts';
import { BCRYPT_COST } from './pepper.ts';

giveWay();

export type PasswordJob =
  { kind: 'hash'; secret: string } | { kind: 'verify'; secret: string; hash: string };

export default function run(job: PasswordJob): Promise<string | boolean> {
  return job.kind === 'hash' ? hash(job.secret, BCRYPT_COST) : compare(job.secret, job.hash);
}
