/**
 * Compiles a small library that stands between a program and the C library (LD_PRELOAD), to make
 * the disk or the clock behave as badly as they can. Found from the source and from dist/loadtest
 * alike: both lie two folders down.
 */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

const SHIMS = join(import.meta.dirname, '../../server/testing/shims');

export type ShimName = 'count-syncs' | 'fail-disk' | 'jump-clock' | 'record-disk' | 'slow-syncs';

/** @returns the library's path, in this folder @throws Error with what the compiler said */
export function buildShim(folder: string, name: ShimName): string {
  const library = join(folder, `${name}.so`);
  const source = join(SHIMS, `${name}.c`);
  execFileSync('cc', ['-shared', '-fPIC', '-O1', '-Wall', '-o', library, source, '-ldl']);
  return library;
}
