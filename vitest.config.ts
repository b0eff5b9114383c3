import { defineConfig } from 'vitest/config';

/** As in the build: Lit's decorators are the legacy ones (see tsconfig.pwa.json). */
const oxc = {
  decorator: { legacy: true },
  assumptions: { setPublicClassFields: true },
  typescript: { removeClassFieldsWithoutInitializer: true },
};

const shared = {
  environment: 'node',
  pool: 'forks',
  globalSetup: './scripts/lib/vitest-built.mjs',
  // Who waits in vain fails anyway; a machine that does other things meanwhile may take its time.
  expect: { poll: { timeout: 15_000 } },
  // A time zone with daylight saving: what depends on the machine's zone by mistake shows here.
  env: { TZ: 'America/New_York' },
} as const;

export default defineConfig({
  cacheDir: 'node_modules/.cache/vite/test',
  test: {
    reporters: ['default'],
    projects: [
      {
        oxc,
        test: {
          ...shared,
          name: 'unit',
          include: ['{schema,server,scripts,pwa,loadtest}/**/*.test.ts'],
          exclude: ['**/*.browser.test.ts', '**/node_modules/**'],
          // Many start servers.
          testTimeout: 60_000,
          hookTimeout: 60_000,
          sequence: { groupOrder: 0 },
        },
      },
      {
        oxc,
        test: {
          ...shared,
          name: 'browser',
          include: ['{pwa,scripts}/**/*.browser.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          // Each file has a server and a Chromium of its own.
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
