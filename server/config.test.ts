import { describe, expect, it } from 'vitest';
import { configHash, toConfig } from './config.ts';

describe('the configuration', () => {
  it('has a preset for everything', () => {
    expect(toConfig({})).toMatchObject({
      port: 8080,
      host: '127.0.0.1',
      plantTimeZone: 'UTC',
      isProduction: false,
      demo: false,
      enrolmentRequired: false,
      writeBatchMax: 256,
      writeDeadlineMs: 10_000,
      trustedProxies: [],
    });
  });

  it('keeps the weekly summaries beside the database unless told otherwise', () => {
    expect(toConfig({ DATABASE_PATH: '/srv/shop/a.db' }).reportsDir).toBe('/srv/shop/reports');
    expect(toConfig({ REPORTS_DIR: '/srv/out' }).reportsDir).toBe('/srv/out');
  });

  it('keeps the ERP’s tables beside the database unless told otherwise', () => {
    expect(toConfig({ DATABASE_PATH: '/srv/shop/a.db' })).toMatchObject({
      referenceDir: '/srv/shop/pm_database',
      referenceInbox: null,
      forceRefresh: false,
    });
    const said = { REFERENCE_DIR: '/srv/pm', REFERENCE_INBOX: '/mnt/drop', FORCE_REFRESH: '1' };
    expect(toConfig(said)).toMatchObject({
      referenceDir: '/srv/pm',
      referenceInbox: '/mnt/drop',
      forceRefresh: true,
    });
  });

  it('keeps the secrets beside the database unless told otherwise', () => {
    expect(toConfig({ DATABASE_PATH: '/srv/shop/a.db' }).secretsDir).toBe('/srv/shop/secrets');
    expect(toConfig({ SECRETS_DIR: '/etc/tot' }).secretsDir).toBe('/etc/tot');
  });

  it('takes a variable set to nothing for not set', () => {
    expect(toConfig({ PORT: '', ENVIRONMENT_LABEL: '' })).toMatchObject({
      port: 8080,
      environmentLabel: null,
    });
  });

  it('asks for enrolled tablets in production only', () => {
    expect(toConfig({ NODE_ENV: 'production' }).enrolmentRequired).toBe(true);
    expect(
      toConfig({ NODE_ENV: 'production', DEVICE_ENROLMENT: 'optional' }).enrolmentRequired,
    ).toBe(false);
  });

  it('refuses a demo in production', () => {
    expect(() => toConfig({ NODE_ENV: 'production', DEMO: '1' })).toThrow('no real shop');
  });

  it.each([
    ['PORT', '80000'],
    ['PORT', 'http'],
    ['PLANT_TIME_ZONE', 'Mars/Olympus'],
    ['DEMO', 'yes'],
    ['WRITE_BATCH_MAX', '0'],
    ['NODE_ENV', 'prod'],
  ])('refuses %s=%s and says which it is', (name, value) => {
    expect(() => toConfig({ [name]: value })).toThrow(name);
  });

  it('names every variable that is wrong at once', () => {
    expect(() => toConfig({ PORT: 'x', DEMO: 'x' })).toThrow(/PORT.*DEMO/s);
  });

  it('hashes what matters and not where the files lie', () => {
    const here = configHash(toConfig({ DATABASE_PATH: '/a/a.db', PORT: '1' }));
    expect(configHash(toConfig({ DATABASE_PATH: '/b/b.db', PORT: '2' }))).toBe(here);
    expect(configHash(toConfig({ WRITE_BATCH_MAX: '1' }))).not.toBe(here);
  });

  it('makes a word for cookies out of any label', () => {
    expect(toConfig({ ENVIRONMENT_LABEL: 'Staging №2' }).environmentSlug).toBe('staging-2');
    expect(toConfig({ NODE_ENV: 'production' }).environmentSlug).toBe('production');
  });
});
