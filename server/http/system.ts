/** Is it alive, is it ready, which version is it, and whose shop is it. */
import { statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import { sql } from 'kysely';
import { Health, Readiness, Shop, Version } from '#schema/contract/system.ts';
import { buildInfo } from '#server/build-info.ts';
import { configHash } from '#server/config.ts';
import type { AppContext } from '#server/context.ts';
import { statement } from '#server/db/statements.ts';
import { DEMO_SIGN_INS } from '#server/demo/sign-ins.ts';
import { findDeviceName } from '#server/devices/devices.queries.ts';
import { findLatestImport } from '#server/reference/reference.queries.ts';
import { assetToken } from './pages.ts';
import { address, jsonAnswer, router } from './route.ts';

/** It says every second that it lives. So long silent, it waits for somebody else's lock, or hangs. */
const WRITER_SILENT_MS = 5_000;
const LEAST_DISK_BYTES = 200 * 1024 * 1024;

const health = address('public', {
  method: 'get',
  path: '/api/health',
  summary: 'Whether the server answers and can read its database',
  responses: { 200: jsonAnswer(Health, 'Alive'), 503: jsonAnswer(Health, 'Cannot read') },
});
const ready = address('public', {
  method: 'get',
  path: '/api/ready',
  summary: 'Whether the server takes work, check by check',
  responses: { 200: jsonAnswer(Readiness, 'Ready'), 503: jsonAnswer(Readiness, 'Not ready') },
});
const version = address('public', {
  method: 'get',
  path: '/api/version',
  summary: 'What runs here; equal but for the environment means no drift',
  responses: { 200: jsonAnswer(Version, 'Version') },
});
const shop = address('public', {
  method: 'get',
  path: '/api/shop',
  summary: 'What the pages need to know before anybody signed in',
  responses: { 200: jsonAnswer(Shop, 'Shop') },
});

const anything = statement((db, _p: object) => db.selectNoFrom(sql<number>`1`.as('one')));

export function systemRoutes(app: AppContext) {
  return router()
    .openapi(health, (c) => {
      try {
        app.reader.get(anything, {});
        return c.json({ status: 'ok' as const }, 200);
      } catch (error) {
        const detail = error instanceof Error ? error.constructor.name : 'Error';
        app.log.warn({ event: 'health_failed', error_class: detail });
        return c.json({ status: 'error' as const, detail }, 503);
      }
    })
    .openapi(ready, async (c) => {
      const vital = await readinessChecks(app);
      const reference = referenceCheck(app);
      const isReady = Object.values(vital).every(({ ok }) => ok);
      const well = reference.ok ? ('ready' as const) : ('degraded' as const);
      const status = isReady ? well : ('not_ready' as const);
      return c.json({ status, checks: { ...vital, reference } }, isReady ? 200 : 503);
    })
    .openapi(version, (c) =>
      c.json(
        {
          ...buildInfo,
          serverHash: app.status.serverHash,
          environment: app.config.environmentSlug,
          node: process.version,
          sqlite: app.status.door.sqlite,
          pragmas: app.status.door.pragmas,
          schemaLevel: app.status.door.schemaLevel,
          assets: {
            tablet: assetToken(app.config, 'tablet'),
            console: assetToken(app.config, 'console'),
            docs: assetToken(app.config, 'docs'),
          },
          config: configHash(app.config),
          reference: findLatestImport(app.reader),
        },
        200,
      ),
    )
    .openapi(shop, (c) => {
      const settings = app.settings();
      const { deviceId, revokedTablet } = c.get('caller');
      const mayBeAny = !app.config.enrolmentRequired && revokedTablet === null;
      return c.json(
        {
          name: settings.shopName,
          environment: app.config.environmentLabel,
          timeZone: settings.plantTimeZone,
          pinLength: settings.pinLength,
          generation: settings.generation,
          demo: settings.isDemo ? DEMO_SIGN_INS : null,
          enrolled: deviceId !== null || mayBeAny,
          tablet: (deviceId !== null && findDeviceName(app.reader, deviceId)) || null,
        },
        200,
      );
    });
}

/** Work goes on without fresh orders, but somebody has to look. */
function referenceCheck(app: AppContext): { ok: boolean; detail: string } {
  const trouble = app.refresher.trouble();
  return { ok: trouble === null, detail: trouble ?? 'as last imported' };
}

async function readinessChecks(app: AppContext) {
  const silentMs = app.status.writerSilentForMs();
  const disk = await statfs(dirname(app.config.databasePath));
  const freeBytes = disk.bavail * disk.bsize;
  return {
    writer: { ok: silentMs < WRITER_SILENT_MS, detail: `last heard ${silentMs} ms ago` },
    disk: {
      ok: freeBytes >= LEAST_DISK_BYTES,
      detail: `${Math.floor(freeBytes / 1_048_576)} MiB free`,
    },
    schema: { ok: true, detail: `level ${app.status.door.schemaLevel}` },
    draining: {
      ok: !app.status.isDraining(),
      detail: app.status.isDraining() ? 'shutting down' : 'no',
    },
  };
}
