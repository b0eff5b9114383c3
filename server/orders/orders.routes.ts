import { z } from 'zod';
import { orderNumberText } from '#schema/contract/common.ts';
import {
  NewOrder,
  OfflineOrders,
  OrderAnswer,
  OrderSearchAnswer,
  OrderSearchQuery,
  NewTaskType,
  TaskTypeAnswer,
  TaskTypeChange,
  TaskTypeList,
} from '#schema/contract/orders.ts';
import { AppError } from '#server/app-error.ts';
import type { AppContext } from '#server/context.ts';
import { seesMoney, type Caller } from '#server/http/caller.ts';
import { execute, ifMatch, versionSeen } from '#server/http/envelope.ts';
import { address, jsonAnswer, jsonBody, router } from '#server/http/route.ts';
import { sha256 } from '#server/writer/digest.ts';
import { offlineOrders } from './offline-orders.ts';
import { findOrder, getTaskType, listTaskTypes } from './orders.queries.ts';
import { isFragment, searchOrders } from './search.queries.ts';

const search = address('operator', {
  method: 'get',
  path: '/api/orders/search',
  summary: 'Orders by any part of number, customer or description, newest first',
  request: { query: OrderSearchQuery },
  responses: { 200: jsonAnswer(OrderSearchAnswer, 'Orders') },
});
const offline = address('operator', {
  method: 'get',
  path: '/api/orders/offline',
  summary: 'What a tablet keeps of the orders for when it has no network, newest first',
  responses: {
    200: jsonAnswer(OfflineOrders, 'Orders, with an ETag'),
    304: { description: 'Still what If-None-Match names' },
  },
});
const one = address('operator', {
  method: 'get',
  path: '/api/orders/{orderNumber}',
  summary: 'One order',
  request: { params: z.object({ orderNumber: orderNumberText }) },
  responses: { 200: jsonAnswer(OrderAnswer, 'Order') },
});
const create = address('admin', {
  method: 'post',
  path: '/api/orders',
  summary: 'Type in an order before the ERP knows it',
  request: { body: jsonBody(NewOrder) },
  responses: { 201: jsonAnswer(OrderAnswer, 'Made') },
});
const taskTypes = address('operator', {
  method: 'get',
  path: '/api/task-types',
  summary: 'What can be done',
  responses: { 200: jsonAnswer(TaskTypeList, 'Task types') },
});

const addTaskType = address('admin', {
  method: 'post',
  path: '/api/task-types',
  summary: 'Add something that can be done',
  request: { body: jsonBody(NewTaskType) },
  responses: { 201: jsonAnswer(TaskTypeAnswer, 'Added') },
});
const changeTaskType = address('admin', {
  method: 'patch',
  path: '/api/task-types/{code}',
  summary: 'Change a task, or take it off the tablets',
  request: {
    headers: ifMatch,
    params: z.object({ code: z.string().max(24) }),
    body: jsonBody(TaskTypeChange),
  },
  responses: { 200: jsonAnswer(TaskTypeAnswer, 'Changed') },
});

/** Whether If-None-Match names this tag; a proxy that compresses makes it a weak one. */
const isKnown = (ifNoneMatch: string | undefined, tag: string): boolean =>
  ifNoneMatch?.split(',').some((one) => one.trim().replace(/^W\//, '') === tag) ?? false;

export function ordersRoutes(app: AppContext) {
  const getOrder = (orderNumber: string, caller: Caller) => {
    const order = findOrder(app.reader, orderNumber, seesMoney(caller));
    if (!order) throw new AppError('order_unknown', `Order ${orderNumber} is not in the list.`);
    return order;
  };
  const listOffline = offlineOrders(app);
  return router()
    .openapi(search, async (c) => {
      const query = c.req.valid('query');
      const found = isFragment(query.q)
        ? await app.searches.run(query)
        : searchOrders(app.reader, query);
      return c.json({ orders: found }, 200);
    })
    .openapi(offline, async (c) => {
      const body = JSON.stringify({ orders: await listOffline(c.get('caller').deviceId) });
      const tag = `"${sha256(body)}"`;
      c.header('ETag', tag);
      if (isKnown(c.req.header('if-none-match'), tag)) return c.body(null, 304);
      return c.body(body, 200, { 'content-type': 'application/json' });
    })
    .openapi(one, (c) =>
      c.json({ order: getOrder(c.req.valid('param').orderNumber, c.get('caller')) }, 200),
    )
    .openapi(create, async (c) => {
      const { orderNumber } = await execute(c, 'orders.create', c.req.valid('json'));
      return c.json({ order: getOrder(orderNumber, c.get('caller')) }, 201);
    })
    .openapi(taskTypes, (c) => c.json({ taskTypes: listTaskTypes(app.reader) }, 200))
    .openapi(addTaskType, async (c) => {
      const { code } = await execute(c, 'orders.addTaskType', c.req.valid('json'));
      return c.json({ taskType: getTaskType(app.reader, code) }, 201);
    })
    .openapi(changeTaskType, async (c) => {
      const { code } = c.req.valid('param');
      const request = {
        code,
        change: c.req.valid('json'),
        ifVersion: versionSeen(c.req.valid('header')),
      };
      await execute(c, 'orders.changeTaskType', request);
      return c.json({ taskType: getTaskType(app.reader, code) }, 200);
    });
}
