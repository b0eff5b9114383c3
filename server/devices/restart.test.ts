/** The built server, stopped in order and started anew: what was heard of the tablets is not lost. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Device, DeviceInvitation } from '#schema/contract/devices.ts';
import { spawnServer, type RunningServer } from '#server/testing/spawn-server.ts';

const DEMO_ADMIN = { username: 'admin', password: 'demo admin password' };
const BEAT = {
  ...{ build: 'abc123', pending: 3, pendingSince: '2026-01-01T00:00:00.000Z' },
  ...{ battery: null, storage: 'clearable', selfTest: null },
};

let server: RunningServer;
beforeAll(async () => {
  server = await spawnServer({ DEMO: '1' });
});
afterAll(async () => {
  await server.stop('SIGKILL');
  server.remove();
});

async function send(path: string, body: unknown, cookie = '') {
  const response = await fetch(`${server.origin}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(cookie !== '' && { cookie }) },
    body: JSON.stringify(body),
  });
  expect(response.status, path).toBeLessThan(300);
  const given = response.headers.get('set-cookie')?.split(';')[0] ?? '';
  return { given, json: response.status === 204 ? null : await response.json() };
}

it('is saved when the server stops, and said to be from before when it is back', async () => {
  const { given: admin } = await send('/api/auth/password', DEMO_ADMIN);
  const invited = await send('/api/devices', { name: 'Bench 1' }, admin);
  const { code, device } = invited.json as DeviceInvitation;
  const { given: tablet } = await send('/api/devices/enrolment', { code });
  await send('/api/devices/heartbeat', BEAT, tablet);
  const heard = async () => {
    const answer = await fetch(`${server.origin}/api/devices`, { headers: { cookie: admin } });
    const { devices } = (await answer.json()) as { devices: Device[] };
    return devices.find(({ id }) => id === device.id)?.heard;
  };
  const before = await heard();
  expect(before).toMatchObject({ remembered: false, pending: 3 });
  expect(await server.stop()).toBe(0);
  expect(server.output()).not.toContain('heartbeats_not_saved');
  server = await spawnServer({ DEMO: '1' }, { folder: server.folder });
  expect(await heard()).toEqual({ ...before, remembered: true });
});
