import { describe, expect, it } from 'vitest';
import { parseOptions, UsageError } from './options.ts';
import { adminFrom, requireMeant } from './target.ts';

describe('flags', () => {
  it('are all optional', () => {
    expect(parseOptions([])).toEqual({
      users: 20,
      iterations: 2,
      burst: false,
      target: undefined,
      iMean: undefined,
      seed: true,
      cleanup: true,
      json: undefined,
      help: false,
    });
    expect(parseOptions(['--local'])).toEqual(parseOptions([]));
  });

  it('say what they say', () => {
    const said = '--users 200 --iterations 3 --burst --target http://127.0.0.1:8080/console/';
    const more = ' --no-seed --no-cleanup --i-mean 127.0.0.1:8080 --json out.json';
    expect(parseOptions(`${said}${more}`.split(' '))).toEqual({
      users: 200,
      iterations: 3,
      burst: true,
      target: 'http://127.0.0.1:8080',
      iMean: '127.0.0.1:8080',
      seed: false,
      cleanup: false,
      json: 'out.json',
      help: false,
    });
  });

  it.each([
    ['--users 0', 'users'],
    ['--users 2001', 'users'],
    ['--users many', 'users'],
    ['--iterations 0', 'iterations'],
    ['--target localhost', 'target'],
    ['--target ftp://x', 'target'],
    ['--local --target http://x', 'exclude'],
    ['--no-seed', '--no-seed needs --target'],
    ['--no-cleanup', '--no-cleanup needs --target'],
    ['--faster', 'faster'],
    ['loudly', 'loudly'],
  ])('%s is refused in words', (args, words) => {
    const parse = () => parseOptions(args.split(' '));
    expect(parse).toThrow(UsageError);
    expect(parse).toThrow(words);
  });
});

describe('a running server', () => {
  it('is taken at once where nobody works, and only by name where somebody may', () => {
    for (const environment of ['development', 'staging']) {
      expect(() => requireMeant('http://x:1', environment, undefined)).not.toThrow();
    }
    for (const environment of ['production', 'halle-2']) {
      expect(() => requireMeant('http://x:1', environment, undefined)).toThrow('--i-mean x:1');
      expect(() => requireMeant('http://x:1', environment, 'x')).toThrow('--i-mean x:1');
      expect(() => requireMeant('http://x:1', environment, 'x:1')).not.toThrow();
    }
  });

  it('needs an admin, from the environment only', () => {
    expect(() => adminFrom({ STRESS_ADMIN_USERNAME: 'ada' })).toThrow('STRESS_ADMIN_PASSWORD');
    const both = { STRESS_ADMIN_USERNAME: 'ada', STRESS_ADMIN_PASSWORD: 'secret' };
    expect(adminFrom(both)).toEqual({ username: 'ada', password: 'secret' });
  });
});
