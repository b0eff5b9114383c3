/** Mounts the slices and answers what none of them does. */
import { Hono } from 'hono';
import { secureHeaders } from 'hono/secure-headers';
import type { AppError } from './app-error.ts';
import { authRoutes } from './auth/auth.routes.ts';
import type { AppContext } from './context.ts';
import { correctionsRoutes } from './corrections/corrections.routes.ts';
import { payRatesRoutes } from './costing/pay-rates.routes.ts';
import { devicesRoutes } from './devices/devices.routes.ts';
import { fixturesRoutes } from './fixtures/fixtures.routes.ts';
import { floorRoutes } from './floor/floor.routes.ts';
import { intake, logRequests, logUnexpected, soundMutation } from './http/intake.ts';
import { knownAddresses, onlyKnown, unknownAddress } from './http/unknown-address.ts';
import { documentAddress, openApiDocument } from './http/openapi.ts';
import { pages } from './http/pages.ts';
import { answerProblem } from './http/problem.ts';
import { router, type Env } from './http/route.ts';
import { systemRoutes } from './http/system.ts';
import { materialsRoutes } from './materials/materials.routes.ts';
import { ordersRoutes } from './orders/orders.routes.ts';
import { referenceRoutes } from './reference/reference.routes.ts';
import { reportsRoutes } from './reports/reports.routes.ts';
import { sessionsRoutes } from './sessions/sessions.routes.ts';
import { usersRoutes } from './users/users.routes.ts';

/** Every address of the API. */
export function createApi(app: AppContext) {
  const api = router();
  const slices = [
    systemRoutes(app),
    usersRoutes(app),
    authRoutes(app),
    devicesRoutes(app),
    ordersRoutes(app),
    payRatesRoutes(app),
    sessionsRoutes(app),
    materialsRoutes(app),
    correctionsRoutes(app),
    floorRoutes(app),
    reportsRoutes(app),
    referenceRoutes(app),
    fixturesRoutes(app),
  ];
  for (const slice of slices) api.route('/', slice);
  let document: object = {};
  api.openapi(documentAddress, (c) => c.json(document, 200));
  document = openApiDocument(api);
  return { api, document };
}

export function createApp(context: AppContext): Hono<Env> {
  const app = new Hono<Env>();
  const { api, document } = createApi(context);
  app.use(
    secureHeaders({
      // Each page says its own policy, and TLS is the proxy's to promise.
      strictTransportSecurity: false,
      xFrameOptions: 'DENY',
      referrerPolicy: 'no-referrer',
    }),
  );
  app.use(async (c, next) => {
    if (context.status.isDraining()) c.header('Connection', 'close');
    await next();
  });
  app.route('/', pages(context.config));
  app.use(
    '/api/*',
    intake(context),
    logRequests(context),
    onlyKnown(knownAddresses(document)),
    soundMutation,
  );
  app.route('/', api);
  app.notFound((c) => answerProblem(c, unknownAddress(c)));
  app.onError((error, c) => {
    const known: AppError = logUnexpected(context, error, c.req.path);
    return answerProblem(c, known);
  });
  return app;
}
