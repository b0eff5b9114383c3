import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { idParameter } from '#schema/contract/common.ts';
import {
  DeviceAnswer,
  DeviceChange,
  DeviceEnrolment,
  DeviceInvitation,
  DeviceList,
  NewDevice,
} from '#schema/contract/devices.ts';
import { AppError } from '#server/app-error.ts';
import type { AppContext } from '#server/context.ts';
import { giveCookie, tokenHash } from '#server/http/caller.ts';
import { execute, ifMatch, versionSeen, systemEnvelope } from '#server/http/envelope.ts';
import { isConsoleHost, servedBuild } from '#server/http/pages.ts';
import { address, jsonAnswer, jsonBody, router } from '#server/http/route.ts';
import { findDevice, listDevices, type Known } from './devices.queries.ts';
import { codeHash, newCode } from './enrolment-code.ts';

const DEVICE_LASTS_MS = 400 * 24 * 3_600_000;

const params = z.object({ id: idParameter });

const list = address('foreman', {
  method: 'get',
  path: '/api/devices',
  summary: 'Every tablet, and what was last heard of it',
  responses: { 200: jsonAnswer(DeviceList, 'Tablets') },
});
const invite = address('admin', {
  method: 'post',
  path: '/api/devices',
  summary: 'Invite a tablet: gives a one-time code valid for ten minutes',
  request: { body: jsonBody(NewDevice) },
  responses: { 201: jsonAnswer(DeviceInvitation, 'The code to type on the tablet') },
});
const reinvite = address('foreman', {
  method: 'post',
  path: '/api/devices/{id}/invitation',
  summary: 'Another one-time code for a tablet; one that was revoked is for admins to let in',
  request: { params },
  responses: { 201: jsonAnswer(DeviceInvitation, 'The code to type on the tablet') },
});
const enrol = address('public', {
  method: 'post',
  path: '/api/devices/enrolment',
  summary: 'Make this browser the invited tablet',
  request: { body: jsonBody(DeviceEnrolment) },
  responses: { 201: jsonAnswer(DeviceAnswer, 'Enrolled; the cookie is set') },
});
const change = address('admin', {
  method: 'patch',
  path: '/api/devices/{id}',
  summary: 'Change a tablet’s name or place',
  request: { headers: ifMatch, params, body: jsonBody(DeviceChange) },
  responses: { 200: jsonAnswer(DeviceAnswer, 'As it is now') },
});
const revoke = address('admin', {
  method: 'delete',
  path: '/api/devices/{id}',
  summary: 'Revoke a tablet and end the sign-ins on it',
  request: { headers: ifMatch, params },
  responses: { 204: { description: 'Revoked' } },
});

export function devicesRoutes(app: AppContext) {
  const { config, heartbeats, reader } = app;
  const known = (): Known => ({ heartbeats, build: servedBuild(config, 'tablet') });
  const getDevice = (id: number) => {
    const device = findDevice(reader, id, known());
    if (!device) throw new AppError('not_found', `There is no tablet ${id}.`);
    return device;
  };
  /** The code stands in the fragment, which no browser sends: it reaches no log. */
  const linkWith = (code: string, url: string, isSecure: boolean): string | null => {
    const { host, hostname } = new URL(url);
    if (isConsoleHost(config, hostname)) return null;
    return `${isSecure ? 'https' : 'http'}://${host}/#enrol=${code}`;
  };
  const invitation = (
    { deviceId, validUntil }: { deviceId: number; validUntil: number },
    code: string,
    link: string | null,
  ): DeviceInvitation => ({
    device: getDevice(deviceId),
    code,
    link,
    validUntil: new Date(validUntil).toISOString(),
  });

  return router()
    .openapi(list, (c) => {
      const { enrolmentRequired } = app.config;
      return c.json({ devices: listDevices(reader, known()), enrolmentRequired }, 200);
    })
    .openapi(invite, async (c) => {
      const code = newCode();
      const request = { ...c.req.valid('json'), codeHash: codeHash(code) };
      const invited = await execute(c, 'devices.invite', request);
      const link = linkWith(code, c.req.url, c.get('caller').secure);
      return c.json(invitation(invited, code, link), 201);
    })
    .openapi(reinvite, async (c) => {
      const code = newCode();
      const request = { deviceId: c.req.valid('param').id, codeHash: codeHash(code) };
      const invited = await execute(c, 'devices.reinvite', request);
      const link = linkWith(code, c.req.url, c.get('caller').secure);
      return c.json(invitation(invited, code, link), 201);
    })
    .openapi(enrol, async (c) => {
      const token = randomBytes(32).toString('base64url');
      const { answer } = await app.writer.execute('devices.enrol', systemEnvelope('devices'), {
        codeHash: codeHash(c.req.valid('json').code),
        tokenHash: tokenHash(token),
      });
      heartbeats.forget(answer.deviceId);
      giveCookie(c, config, 'device', c.get('caller').secure, token, DEVICE_LASTS_MS);
      return c.json({ device: getDevice(answer.deviceId) }, 201);
    })
    .openapi(change, async (c) => {
      const deviceId = c.req.valid('param').id;
      const request = {
        deviceId,
        change: c.req.valid('json'),
        ifVersion: versionSeen(c.req.valid('header')),
      };
      await execute(c, 'devices.change', request);
      return c.json({ device: getDevice(deviceId) }, 200);
    })
    .openapi(revoke, async (c) => {
      const request = {
        deviceId: c.req.valid('param').id,
        ifVersion: versionSeen(c.req.valid('header')),
      };
      await execute(c, 'devices.revoke', request);
      return c.body(null, 204);
    });
}
