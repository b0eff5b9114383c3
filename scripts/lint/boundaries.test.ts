import { Linter } from 'eslint';
import { join } from 'node:path';
import tseslint from 'typescript-eslint';
import { describe, expect, it } from 'vitest';
import { root } from '../lib/project.mjs';
import boundaries, { refuse } from './boundaries.mjs';

const sessionRoutes = 'server/sessions/sessions.routes.ts';
const sessionCommands = 'server/sessions/sessions.commands.ts';
const sessionQueries = 'server/sessions/sessions.queries.ts';

describe('the import table', () => {
  it.each([
    [sessionRoutes, './sessions.queries.ts'],
    [sessionRoutes, '#server/http/guard.ts'],
    [sessionRoutes, '#schema/contract/sessions.ts'],
    [sessionRoutes, '@hono/zod-openapi'],
    [sessionCommands, './sessions.queries.ts'],
    [sessionCommands, '#server/orders/orders.queries.ts'],
    [sessionCommands, '#server/costing/rates.commands.ts'],
    [sessionCommands, '#schema/rules/shares.ts'],
    [sessionQueries, '#server/db/statements.ts'],
    [sessionQueries, '#server/app-error.ts'],
    [sessionQueries, '#server/orders/orders.queries.ts'],
    [sessionQueries, '#schema/tables.ts'],
    ['server/app.ts', './sessions/sessions.routes.ts'],
    ['server/writer/thread.ts', '#server/commands.ts'],
    ['server/scripts/run-script.ts', '#server/system-clock.ts'],
    ['schema/contract/sessions.ts', 'zod'],
    ['schema/rules/shares.ts', './money.ts'],
    ['pwa/tablet/shift.ts', '../shared/api.ts'],
    ['pwa/tablet/shift.ts', '#schema/rules/shares.ts'],
    ['pwa/console/rates.ts', 'lit'],
    ['pwa/tablet/shift.browser.test.ts', '#server/main.ts'],
  ])('lets %s import %s', (from, source) => {
    expect(refuse(from, source, false)).toBeUndefined();
  });

  it.each([
    [sessionRoutes, './sessions.commands.ts'],
    [sessionRoutes, '#server/orders/orders.queries.ts'],
    [sessionRoutes, '../orders/orders.routes.ts'],
    [sessionCommands, './sessions.routes.ts'],
    [sessionCommands, '#server/http/problem.ts'],
    [sessionCommands, '#server/workers/pool.ts'],
    [sessionCommands, 'hono'],
    [sessionCommands, '@hono/zod-openapi'],
    [sessionCommands, 'bcryptjs'],
    [sessionCommands, '#server/reports/reports.queries.ts'],
    ['server/orders/helper.ts', '../sessions/shares.ts'],
    [sessionQueries, './sessions.commands.ts'],
    [sessionQueries, '#server/floor/floor.queries.ts'],
    [sessionQueries, '#server/orders/orders.commands.ts'],
    [sessionQueries, '#server/http/problem.ts'],
    [sessionQueries, '#schema/contract/sessions.ts'],
    [sessionQueries, 'temporal-polyfill'],
    ['server/db/open.ts', '../users/users.queries.ts'],
    ['server/serve.ts', './system-clock.ts'],
    ['server/app.ts', '../pwa/shared/api.ts'],
    ['server/app.ts', '../scripts/build.mjs'],
    ['schema/rules/money.ts', 'zod'],
    ['schema/rules/money.ts', '../contract/users.ts'],
    ['schema/contract/users.ts', '#server/app-error.ts'],
    ['schema/contract/users.ts', 'kysely'],
    ['pwa/tablet/shift.ts', '#server/app-error.ts'],
    ['pwa/tablet/shift.ts', '../console/rates.ts'],
    ['pwa/console/rates.ts', '../tablet/shift.ts'],
    ['pwa/shared/api.ts', '../tablet/shift.ts'],
    ['pwa/tablet/shift.ts', 'zod'],
    ['pwa/tablet/shift.ts', '#schema/contract/users.ts'],
    ['pwa/tablet/shift.ts', 'temporal-polyfill'],
    ['pwa/tablet/shift.ts', 'node:crypto'],
    ['server/app.ts', './testing/shop.ts'],
  ])('refuses %s importing %s', (from, source) => {
    expect(refuse(from, source, false)).toEqual(expect.any(String));
  });

  it.each([
    [sessionRoutes, './sessions.commands.ts'],
    [sessionQueries, '#schema/contract/sessions.ts'],
    ['schema/tables.ts', 'kysely'],
    ['schema/rules/money.ts', '../contract/users.ts'],
    ['pwa/tablet/shift.ts', '#schema/contract/sessions.ts'],
    ['pwa/tablet/shift.ts', 'zod'],
  ])('lets %s import only types of %s', (from, source) => {
    expect(refuse(from, source, true)).toBeUndefined();
  });

  it.each([
    ['pwa/tablet/shift.ts', '#server/app-error.ts'],
    [sessionCommands, '#server/reports/reports.queries.ts'],
    [sessionCommands, './sessions.routes.ts'],
  ])('refuses %s even the types of %s', (from, source) => {
    expect(refuse(from, source, true)).toEqual(expect.any(String));
  });
});

describe('the ESLint rule', () => {
  function lint(path: string, code: string): string[] {
    const messages = new Linter().verify(
      code,
      [
        {
          files: ['**/*.ts'],
          languageOptions: { parser: tseslint.parser },
          plugins: { project: { rules: { boundaries } } },
          rules: { 'project/boundaries': 'error' },
        },
      ],
      { filename: join(root, path) },
    );
    return messages.map((message) => message.message);
  }

  it.each([
    "import { z } from 'zod';",
    "export { z } from 'zod';",
    "export * from 'zod';",
    "const lazy = import('zod');",
    "import { z, type ZodType } from 'zod';",
  ])('sees %s', (code) => {
    expect(lint('pwa/tablet/shift.ts', code)).toEqual([expect.stringContaining('zod:')]);
  });

  it.each([
    "import type { ZodType } from 'zod';",
    "import { type ZodType } from 'zod';",
    "export type { ZodType } from 'zod';",
  ])('knows that %s brings types only', (code) => {
    expect(lint('pwa/tablet/shift.ts', code)).toEqual([]);
  });

  it('asks for the place of a slice nobody ordered', () => {
    expect(lint('server/payroll/payroll.queries.ts', 'export {};')).toEqual([
      expect.stringContaining('SLICES'),
    ]);
  });
});
