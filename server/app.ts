/** Mounts the slices and answers what none of them does. */
import { Hono } from 'hono';
import type { AppError } from './app-error.ts';
import { auditRoutes } from './audit/audit.routes.ts';
import { authRoutes } from './auth/auth.routes.ts';
import { captureRoutes } from './capture/capture.routes.ts';
import { inboxRoutes } from './capture/inbox.routes.ts';
import type { AppContext } from './context.ts';
import { proofRoutes } from './capture/proof/proof.routes.ts';
import { correctionsRoutes } from './corrections/corrections.routes.ts';
import { payRatesRoutes } from './costing/pay-rates.routes.ts';
import { recostsRoutes } from './costing/recosts.routes.ts';
import { devicesRoutes } from './devices/devices.routes.ts';
import { heartbeatsRoutes } from './devices/heartbeats.routes.ts';
import { exportsRoutes } from './exports/exports.routes.ts';
import { weeklyRoutes } from './exports/weekly/weekly.routes.ts';
import { fixturesRoutes } from './fixtures/fixtures.routes.ts';
import { floorRoutes } from './floor/floor.routes.ts';
import { answerHeaders } from './http/answer-headers.ts';
import { intake, logRequests, logUnexpected, soundMutation } from './http/intake.ts';
import { onlyKnown, unknownAddress } from './http/unknown-address.ts';
import { documentAddress, openApiDocument } from './http/openapi.ts';
import { docsPages, pages } from './http/pages.ts';
import { answerProblem } from './http/problem.ts';
import { router, type Env } from './http/route.ts';
import { systemRoutes } from './http/system.ts';
import { materialsRoutes } from './materials/materials.routes.ts';
import { ordersRoutes } from './orders/orders.routes.ts';
import { referenceRoutes } from './reference/reference.routes.ts';
import { reportsRoutes } from './reports/reports.routes.ts';
import { previewsRoutes } from './previews/previews.routes.ts';
import { reportSettingsRoutes } from './settings/report-settings.routes.ts';
import { settingsRoutes } from './settings/settings.routes.ts';
import { tablesRoutes } from './reports/tables/tables.routes.ts';
import { deactivationRoutes } from './sessions/deactivation.routes.ts';
import { sessionsRoutes } from './sessions/sessions.routes.ts';
import { ownLanguageRoutes } from './users/own-language.routes.ts';
import { teamsRoutes } from './users/teams.routes.ts';
import { usersRoutes } from './users/users.routes.ts';
import { approvalsRoutes } from './approvals/approvals.routes.ts';
import { viewsRoutes } from './views/views.routes.ts';

/** Every address of the API. */
export function createApi(app: AppContext) {
  const api = router();
  const slices = [
    systemRoutes(app),
    usersRoutes(app),
    teamsRoutes(app),
    ownLanguageRoutes(),
    authRoutes(app),
    devicesRoutes(app),
    heartbeatsRoutes(app),
    ordersRoutes(app),
    payRatesRoutes(app),
    recostsRoutes(app),
    sessionsRoutes(app),
    deactivationRoutes(app),
    materialsRoutes(app),
    correctionsRoutes(app),
    proofRoutes(app),
    captureRoutes(app),
    inboxRoutes(app),
    floorRoutes(app),
    settingsRoutes(app),
    reportSettingsRoutes(app),
    previewsRoutes(app),
    // Before the reports, whose addresses would take `.csv` for a part of a name.
    exportsRoutes(),
    weeklyRoutes(app),
    reportsRoutes(app),
    tablesRoutes(app),
    approvalsRoutes(app),
    auditRoutes(app),
    viewsRoutes(app),
    referenceRoutes(app),
    fixturesRoutes(app),
  ];
  for (const slice of slices) api.route('/', slice);
  // Made when somebody first asks for it: the shop's server starts without.
  let made: object | undefined;
  const document = (): object => (made ??= openApiDocument(api));
  api.openapi(documentAddress, (c) => c.json(document(), 200));
  return { api, document };
}

export function createApp(context: AppContext): Hono<Env> {
  const app = new Hono<Env>();
  const { api } = createApi(context);
  app.use(answerHeaders(context.status.isDraining));
  app.route('/', docsPages(context.config));
  app.use('/api/*', intake(context), logRequests(context), onlyKnown(api), soundMutation);
  app.route('/', api);
  app.route('/', pages(context.config));
  app.notFound((c) => answerProblem(c, unknownAddress(c)));
  app.onError((error, c) => {
    const known: AppError = logUnexpected(context, error, c.req.path);
    return answerProblem(c, known);
  });
  return app;
}
