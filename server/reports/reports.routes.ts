import {
  SessionHistory,
  SessionHistoryParameters,
  OrderCost,
  OrderCostParameters,
  OrderCostQuery,
} from '#schema/contract/order-cost.ts';
import {
  ReportCustomers,
  ReportCustomersQuery,
  Profitability,
  ProfitabilityPictures,
  ProfitabilityQuery,
  ProfitabilitySelection,
} from '#schema/contract/reports.ts';
import { AppError } from '#server/app-error.ts';
import type { AppContext } from '#server/context.ts';
import { seesMoney } from '#server/http/caller.ts';
import { address, jsonAnswer, router } from '#server/http/route.ts';
import { requireRange, requireSortRight } from './profitability.ts';

const profitability = address('foreman', {
  method: 'get',
  path: '/api/reports/order-profitability',
  summary: 'What orders earned and cost in a range of days',
  request: { query: ProfitabilityQuery },
  responses: { 200: jsonAnswer(Profitability, 'Report') },
});
const pictures = address('foreman', {
  method: 'get',
  path: '/api/reports/order-profitability/pictures',
  summary: 'The same orders as pictures: how margins lie, the months, where the cost went',
  request: { query: ProfitabilitySelection },
  responses: { 200: jsonAnswer(ProfitabilityPictures, 'Pictures') },
});
const customers = address('foreman', {
  method: 'get',
  path: '/api/reports/customers',
  summary: 'Customers whose orders cost something, to choose one',
  request: { query: ReportCustomersQuery },
  responses: { 200: jsonAnswer(ReportCustomers, 'Customers') },
});
const history = address('foreman', {
  method: 'get',
  path: '/api/reports/sessions/{id}',
  summary: 'What made a session what it is: its corrections and its lines in the command log',
  request: { params: SessionHistoryParameters },
  responses: { 200: jsonAnswer(SessionHistory, 'History') },
});
const order = address('foreman', {
  method: 'get',
  path: '/api/reports/order-profitability/{orderNumber}',
  summary: 'One order down to its sessions and material',
  request: { params: OrderCostParameters, query: OrderCostQuery },
  responses: { 200: jsonAnswer(OrderCost, 'Drill-down') },
});

export function reportsRoutes(app: AppContext) {
  return router()
    .openapi(profitability, async (c) => {
      const query = c.req.valid('query');
      const seesAll = seesMoney(c.get('caller'));
      requireRange(query);
      requireSortRight(query.sort, seesAll);
      const job = { kind: 'profitability' as const, query, seesMoney: seesAll };
      return c.json(await app.reports.run<Profitability>(job), 200);
    })
    .openapi(pictures, async (c) => {
      const query = c.req.valid('query');
      requireRange(query);
      const seesAll = seesMoney(c.get('caller'));
      const job = { kind: 'profitability-pictures' as const, query, seesMoney: seesAll };
      return c.json(await app.reports.run<ProfitabilityPictures>(job), 200);
    })
    .openapi(customers, async (c) => {
      const { q } = c.req.valid('query');
      const found = await app.reports.run<string[]>({ kind: 'customers', q });
      return c.json({ customers: found }, 200);
    })
    .openapi(history, async (c) => {
      const { id: sessionId } = c.req.valid('param');
      const caller = c.get('caller');
      const teamId = caller.signIn?.team_id ?? null;
      const viewer = { role: caller.role, teamId, seesMoney: seesMoney(caller) };
      const job = { kind: 'session-history' as const, sessionId, viewer };
      const found = await app.reports.run<SessionHistory | null>(job);
      if (!found) throw new AppError('not_found', 'There is no such work session.');
      return c.json(found, 200);
    })
    .openapi(order, async (c) => {
      const { orderNumber } = c.req.valid('param');
      const range = c.req.valid('query');
      requireRange(range);
      const job = {
        kind: 'order-cost' as const,
        orderNumber,
        range,
        seesMoney: seesMoney(c.get('caller')),
      };
      const cost = await app.reports.run<OrderCost | null>(job);
      if (!cost) throw new AppError('order_unknown', `Order ${orderNumber} is not in the list.`);
      return c.json(cost, 200);
    });
}
