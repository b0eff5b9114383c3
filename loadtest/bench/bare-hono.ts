/** The yardstick for latency: the same framework, and nothing behind it. Listens on PORT. */
import { serve } from '@hono/node-server';
import { Hono } from 'hono';

const ANSWER = { status: 'ok' };
const app = new Hono();
app.get('*', (c) => c.json(ANSWER));
app.post('*', async (c) => {
  await c.req.json();
  return c.json(ANSWER, 201);
});
serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) => {
  console.log(JSON.stringify({ event: 'listening', port }));
});
process.on('SIGTERM', () => process.exit(0));
