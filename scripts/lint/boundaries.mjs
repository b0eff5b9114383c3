/**
 * The import table of the architecture, as one ESLint rule: who may import what, by folder (the
 * feature) and by suffix (the layer, and the thread it runs on). Tests may import anything.
 */
import { posix, relative, sep } from 'node:path';
import { root } from '../lib/project.mjs';

/** A later slice may use an earlier one, never the reverse; so there are no circles. */
export const SLICES = [
  'settings',
  'users',
  'auth',
  'devices',
  'orders',
  'costing',
  'periods',
  'sessions',
  'materials',
  'corrections',
  'capture',
  'approvals',
  'floor',
  'reports',
  'previews',
  'audit',
  'exports',
  'views',
  'reference',
  'fixtures',
  'demo',
];

/** Where a process or a thread begins: these take the machine's clock, all others are handed one. */
const TAKE_THE_CLOCK = [
  'server/main.ts',
  'server/writer/thread.ts',
  'server/scripts/run-script.ts',
];

const LAYER = /\.(routes|commands|queries)\.ts$/;
const TEST = /\.test\.ts$|(?:^|\/)testing\//;
const NOT_IN_COMMANDS = ['hono', '@hono', 'piscina', 'bcryptjs', 'node:http', 'node:https'];

/**
 * Where a file stands.
 * @param {string} path relative to the root, with forward slashes
 */
function place(path) {
  const [room = '', folder = ''] = path.split('/');
  const layer = LAYER.exec(path)?.[1];
  const slice = room === 'server' && SLICES.includes(folder) ? folder : undefined;
  return { path, room, folder, layer, slice, base: posix.basename(path) };
}

/** The repository path an import means, or undefined for a package. */
function resolveImport(source, fromPath) {
  if (source.startsWith('#')) return source.slice(1);
  if (source.startsWith('.')) return posix.normalize(posix.join(posix.dirname(fromPath), source));
  return undefined;
}

const startsWithAny = (path, ...folders) => folders.some((folder) => path.startsWith(folder));

/** @returns {string | undefined} why this package may not be imported there */
function refusePackage(from, name, isType) {
  const isOneOf = (names) => names.some((n) => name === n || name.startsWith(`${n}/`));
  if (isType) return undefined;
  if (from.room === 'schema') {
    if (from.folder === 'contract' && isOneOf(['zod'])) return undefined;
    return 'schema/ imports zod only, and only in contract/: its rules and tables weigh nothing.';
  }
  if (from.layer === 'commands' && isOneOf(NOT_IN_COMMANDS)) {
    return 'Commands run on the writer thread: no HTTP, no hashing, no pool.';
  }
  if (from.layer === 'queries' && name !== 'kysely') {
    return 'Queries import db/, schema/ and nothing that could wait or compute for long.';
  }
  if (from.room === 'pwa') {
    if (name.startsWith('node:')) return 'Pages run in the browser.';
    if (isOneOf(['zod'])) return 'zod is too heavy for the pages: import types only.';
    const isLight = from.folder !== 'console';
    if (isLight && isOneOf(['temporal-polyfill', '@awesome.me'])) {
      return `${name} is too heavy for the tablet.`;
    }
  }
  return undefined;
}

function refuseInPages(from, to, isType) {
  if (to.room === 'server') return 'Pages talk to the server through schema/contract only.';
  if (to.room === 'schema' && to.folder === 'contract' && !isType) {
    return 'The contract brings zod along: import its types only (import type).';
  }
  if (to.room !== 'pwa' || from.folder === to.folder) return undefined;
  if (startsWithAny(from.path, 'pwa/tablet/', 'pwa/console/') && to.folder === 'shared') {
    return undefined;
  }
  return 'The tablet and the console share pwa/shared only, which knows neither.';
}

/** What a layer of a slice may import within server/. */
function refuseByLayer(from, to, isType) {
  const isOther = to.slice !== from.slice;
  if (from.layer === 'routes' && !isType) {
    if (to.layer === 'commands') return 'Routes change data through writer.execute only.';
    if (to.layer === 'queries' && isOther) return "Routes read through their own slice's queries.";
    if (to.layer === 'routes') return 'Routes do not import routes; app.ts mounts them.';
  }
  if (from.layer === 'commands') {
    if (to.layer === 'routes') return 'Commands know nothing of HTTP.';
    if (to.folder === 'http')
      return 'Commands know nothing of HTTP: throw an AppError with a code.';
    if (to.folder === 'workers' && !isType)
      return 'Commands run on the writer thread, not in a pool.';
  }
  if (from.layer === 'queries' && !isType) {
    const own = !isOther && to.layer !== 'commands' && to.layer !== 'routes';
    const earlier = isOther && to.layer === 'queries';
    const isAllowed = own || earlier || to.folder === 'db' || to.path === 'server/app-error.ts';
    if (!isAllowed) return 'Queries import db/, schema/, their own slice and earlier queries only.';
  }
  return undefined;
}

function refuseInServer(from, to, isType) {
  if (to.room === 'pwa') return 'The server serves built pages; it imports none of their code.';
  if (to.room === 'schema') {
    const isContract = to.folder === 'contract' && !isType;
    return from.layer === 'queries' && isContract
      ? 'Queries need the types of the contract only (import type).'
      : undefined;
  }
  if (to.room !== 'server') return 'The server imports from server/ and schema/ only.';
  if (to.path === 'server/system-clock.ts' && !TAKE_THE_CLOCK.includes(from.path)) {
    return 'The clock is handed over: commands use tx.now, the rest the one they are given.';
  }
  if (from.slice && to.slice && SLICES.indexOf(to.slice) > SLICES.indexOf(from.slice)) {
    return `${from.slice} comes before ${to.slice}: the later slice uses the earlier, never the reverse.`;
  }
  if (
    from.folder === 'db' &&
    (to.slice || startsWithAny(to.path, 'server/http/', 'server/writer/'))
  ) {
    return 'db/ knows connections and statements, no slices.';
  }
  return refuseByLayer(from, to, isType);
}

/**
 * @param {string} fromPath repository path of the importing file
 * @param {string} source what its import says
 * @param {boolean} isType whether it is an `import type`
 * @returns {string | undefined} why it is refused
 */
export function refuse(fromPath, source, isType) {
  if (TEST.test(fromPath)) return undefined;
  const from = place(fromPath);
  const path = resolveImport(source, fromPath);
  if (path === undefined) return refusePackage(from, source, isType);
  const to = place(path);
  if (TEST.test(path)) return 'Only tests import test code.';
  if (from.room === 'schema') {
    if (to.room !== 'schema') return 'schema/ imports nothing but itself and zod.';
    const weighs = from.folder !== 'contract' && to.folder === 'contract' && !isType;
    return weighs ? 'Rules and tables need the types of the contract only.' : undefined;
  }
  if (from.room === 'pwa') return refuseInPages(from, to, isType);
  if (from.room === 'server') return refuseInServer(from, to, isType);
  return undefined;
}

function isTypeOnly(node) {
  if (node.importKind === 'type' || node.exportKind === 'type') return true;
  const specifiers = node.specifiers ?? [];
  const kinds = specifiers.map((s) => s.importKind ?? s.exportKind);
  return kinds.length > 0 && kinds.every((kind) => kind === 'type');
}

/** @type {import('eslint').Rule.RuleModule} */
const boundaries = {
  meta: { type: 'problem', schema: [], messages: { refused: '{{source}}: {{why}}' } },
  create(context) {
    const fromPath = relative(root, context.filename).split(sep).join('/');
    const from = place(fromPath);
    const check = (node) => {
      const source = node.source?.value;
      if (typeof source !== 'string') return;
      const why = refuse(fromPath, source.replace(/\?.*$/, ''), isTypeOnly(node));
      if (why) context.report({ node: node.source, messageId: 'refused', data: { source, why } });
    };
    return {
      Program(node) {
        if (from.room !== 'server' || !from.layer || from.slice) return;
        const why = 'a slice must have its place among SLICES in scripts/lint/boundaries.mjs.';
        context.report({ node, messageId: 'refused', data: { source: fromPath, why } });
      },
      ImportDeclaration: check,
      ExportNamedDeclaration: check,
      ExportAllDeclaration: check,
      ImportExpression: check,
    };
  },
};

export default boundaries;
