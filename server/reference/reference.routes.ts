import {
  ErpItems,
  ErpItemsQuery,
  ImportAccepted,
  ImportParameters,
  ItemAdopted,
  ItemAdoption,
  OrderMerge,
  OrderMerged,
  PageQuery,
  ReferenceChanges,
  ReferenceChangesQuery,
  ReferenceState,
  ReferenceTables,
  RefreshStarted,
  TableInspection,
  TableParameters,
  UnmatchedOrders,
} from '#schema/contract/reference.ts';
import { z } from 'zod';
import { requiredText } from '#schema/contract/common.ts';
import { nextDay } from '#schema/rules/week.ts';
import type { AppContext } from '#server/context.ts';
import { execute } from '#server/http/envelope.ts';
import { address, jsonAnswer, jsonBody, router } from '#server/http/route.ts';
import { plantCalendar } from '#server/settings/plant-calendar.ts';
import { listChanges } from './changes.queries.ts';
import { listItems } from './items.queries.ts';
import { findTrouble, listImports, listStandings } from './reference.queries.ts';
import { listUnmatched } from './unmatched.queries.ts';

const state = address('admin', {
  method: 'get',
  path: '/api/reference',
  summary: 'What was imported from the ERP, when, from which file, with which result',
  responses: { 200: jsonAnswer(ReferenceState, 'Imports') },
});
const refresh = address('admin', {
  method: 'post',
  path: '/api/reference/refresh',
  summary: 'Take what the ERP dropped last and import it, now',
  responses: { 202: jsonAnswer(RefreshStarted, 'Begun') },
});
const accept = address('admin', {
  method: 'post',
  path: '/api/reference/imports/{id}/acceptance',
  summary: 'Let in what was held back because it was so much less than before',
  request: { params: ImportParameters },
  responses: { 200: jsonAnswer(ImportAccepted, 'The next import of these files takes them') },
});
const changes = address('admin', {
  method: 'get',
  path: '/api/reference/changes',
  summary: 'What imports did to orders since yesterday',
  request: { query: ReferenceChangesQuery },
  responses: { 200: jsonAnswer(ReferenceChanges, 'Changes') },
});
const unmatched = address('admin', {
  method: 'get',
  path: '/api/reference/unmatched',
  summary: 'Orders typed on the floor that the ERP does not know',
  request: { query: PageQuery },
  responses: { 200: jsonAnswer(UnmatchedOrders, 'Orders') },
});
const merge = address('admin', {
  method: 'post',
  path: '/api/reference/merges',
  summary: 'Merge an order that was typed wrong into the one that was meant',
  request: { body: jsonBody(OrderMerge) },
  responses: { 201: jsonAnswer(OrderMerged, 'Merged') },
});
const items = address('admin', {
  method: 'get',
  path: '/api/reference/items',
  summary: 'The ERP’s items, and which of them are materials',
  request: { query: ErpItemsQuery },
  responses: { 200: jsonAnswer(ErpItems, 'Items') },
});
const adopt = address('admin', {
  method: 'post',
  path: '/api/reference/items/{code}/adoption',
  summary: 'Make a material of one of the ERP’s items',
  request: { params: z.object({ code: requiredText(64) }), body: jsonBody(ItemAdoption) },
  responses: { 201: jsonAnswer(ItemAdopted, 'A material now') },
});
const tables = address('admin', {
  method: 'get',
  path: '/api/reference/tables',
  summary: 'The tables of the folder the import reads',
  responses: { 200: jsonAnswer(ReferenceTables, 'Tables') },
});
const table = address('admin', {
  method: 'get',
  path: '/api/reference/tables/{name}',
  summary: 'What one of the tables is, holds, and whether an import would take it',
  request: { params: TableParameters },
  responses: { 200: jsonAnswer(TableInspection, 'Inspection') },
});

const isoOf = (ms: number): string => new Date(ms).toISOString();

export function referenceRoutes(app: AppContext) {
  const { reader, refresher } = app;
  const schedule = (): ReferenceState['schedule'] => {
    const nextAt = refresher.nextAt();
    if (nextAt === null) return null;
    const { plantTimeZone: timeZone } = app.settings();
    return { at: app.config.referenceAt, timeZone, nextAt: isoOf(nextAt) };
  };
  /** The beginning of yesterday by the plant's clock, UTC ms. */
  const yesterday = (): number => {
    const calendar = plantCalendar(app.settings().plantTimeZone);
    return calendar.startOf(nextDay(calendar.dayOf(app.clock()), -1));
  };
  return router()
    .openapi(state, (c) =>
      c.json(
        {
          imports: listImports(reader),
          groups: listStandings(reader),
          isUnderWay: refresher.isUnderWay(),
          degraded: findTrouble(reader),
          schedule: schedule(),
        },
        200,
      ),
    )
    .openapi(refresh, (c) => {
      refresher.start();
      return c.json({ isUnderWay: true as const }, 202);
    })
    .openapi(accept, async (c) =>
      c.json(await execute(c, 'reference.accept', { importId: c.req.valid('param').id }), 200),
    )
    .openapi(changes, (c) => {
      const { since: said, ...page } = c.req.valid('query');
      const since = said === undefined ? yesterday() : Date.parse(said);
      const found = reader.snapshot(() =>
        listChanges(reader, { ...page, cursor: page.cursor, since }),
      );
      return c.json({ since: isoOf(since), ...found }, 200);
    })
    .openapi(unmatched, (c) => {
      const { cursor, limit } = c.req.valid('query');
      return c.json(listUnmatched(reader, { cursor, limit }), 200);
    })
    .openapi(merge, async (c) =>
      c.json(await execute(c, 'reference.mergeOrder', c.req.valid('json')), 201),
    )
    .openapi(items, (c) => c.json(listItems(reader, c.req.valid('query')), 200))
    .openapi(tables, async (c) => c.json({ tables: await app.inspector.list() }, 200))
    .openapi(table, async (c) =>
      c.json(await app.inspector.inspect(c.req.valid('param').name), 200),
    )
    .openapi(adopt, async (c) => {
      const { code } = c.req.valid('param');
      return c.json(await execute(c, 'reference.adoptItem', { code, ...c.req.valid('json') }), 201);
    });
}
