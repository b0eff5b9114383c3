import js from '@eslint/js';
import { defineConfig, globalIgnores } from 'eslint/config';
import lit from 'eslint-plugin-lit';
import litA11y from 'eslint-plugin-lit-a11y';
import tseslint from 'typescript-eslint';
import boundaries from './scripts/lint/boundaries.mjs';
import ownWords from './scripts/lint/own-words.mjs';

const clockSyntax = [
  ['CallExpression[callee.object.name="Date"][callee.property.name="now"]', 'Date.now()'],
  ['NewExpression[callee.name="Date"][arguments.length=0]', 'new Date()'],
  ['CallExpression[callee.name="Date"]', 'Date()'],
  ['MemberExpression[object.name="Temporal"][property.name="Now"]', 'Temporal.Now'],
];
/** There is one clock, and it is handed over; only the places that make it read the machine's. */
const noClock = (advice) => [
  'error',
  ...clockSyntax.map(([selector, name]) => ({ selector, message: `No ${name} here: ${advice}` })),
];

const tests = ['**/*.test.ts', '**/testing/**/*.ts'];

export default defineConfig(
  globalIgnores(['dist/', 'data/', 'coverage/', '.artifacts/', 'node_modules/']),
  js.configs.recommended,
  {
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-var': 'error',
      'prefer-const': 'error',
      'no-restricted-globals': ['error', 'event', 'name', 'status'],
    },
  },
  {
    files: ['**/*.mjs', '**/*.js'],
    languageOptions: {
      globals: Object.fromEntries(
        ['process', 'performance', 'setTimeout', 'URL', 'window'].map((name) => [name, 'readonly']),
      ),
    },
  },
  {
    files: ['**/*.ts', '**/*.mts'],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: {
      parserOptions: {
        project: ['server', 'pwa', 'worker', 'test'].map((one) => `tsconfig.${one}.json`),
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-import-type-side-effects': 'error',
      '@typescript-eslint/no-unnecessary-condition': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/return-await': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // An event listener may be async; it handles its own errors.
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: false }],
    },
  },
  {
    files: ['schema/**/*.ts', 'server/**/*.ts', 'pwa/**/*.ts'],
    plugins: { project: { rules: { boundaries } } },
    rules: { 'project/boundaries': 'error' },
  },
  {
    files: ['server/**/*.ts'],
    ignores: ['server/system-clock.ts', ...tests],
    rules: {
      'no-restricted-syntax': noClock('commands use tx.now, the rest a clock handed over.'),
    },
  },
  {
    files: ['server/**/*.ts'],
    ignores: [
      'server/main.ts',
      'server/greeting.ts',
      'server/reference/import.ts',
      'server/reference/inspect-main.ts',
      'server/reference/refresh/main.ts',
      'server/reference/push/main.ts',
      'server/reference/push/check-main.ts',
      'server/users/admin-create.ts',
      'server/settings/rotate-secret.ts',
      'server/costing/verify-rollups.ts',
      'server/costing/rebuild-rollups.ts',
      'server/writer/audit-verify.ts',
      ...tests,
    ],
    rules: { 'no-console': 'error' },
  },
  {
    files: ['pwa/tablet/**/*.ts', 'pwa/shared/**/*.ts'],
    ignores: ['pwa/**/clock.ts', ...tests],
    rules: { 'no-restricted-syntax': noClock('use the clock of pwa/shared.') },
  },
  {
    files: ['pwa/**/*.ts'],
    extends: [lit.configs['flat/recommended'], litA11y.configs.recommended],
    rules: {
      // Lit binds its event listeners: `@click=${this.save}`.
      '@typescript-eslint/unbound-method': 'off',
      'lit/no-private-properties': 'error',
      'lit/no-useless-template-literals': 'error',
    },
  },
  {
    files: ['pwa/console/**/*.ts', 'pwa/tablet/**/*.ts'],
    ignores: ['pwa/console/text/**', 'pwa/tablet/**/*text*.ts', ...tests],
    plugins: { words: { rules: { own: ownWords } } },
    rules: { 'words/own': 'error' },
  },
  {
    files: tests,
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
    },
  },
);
