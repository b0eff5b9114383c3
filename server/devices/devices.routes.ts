import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { idParameter } from '#schema/contract/common.ts';
import {
  DeviceAnswer,
  DeviceEnrolment,
  DeviceInvitation,
  DeviceList,
  NewDevice,
} from '#schema/contract/devices.ts';
import { AppError } from '#server/app-error.ts';
import type { AppContext } from '#server/context.ts';
import { giveCookie, tokenHash } from '#server/http/caller.ts';
import { execute, systemEnvelope } from '#server/http/envelope.ts';
import { address, jsonAnswer, jsonBody, router } from '#server/http/route.ts';
import { findDevice, listDevices } from './devices.queries.ts';

const DEVICE_LASTS_MS = 400 * 24 * 3_600_000;

const list = address('admin', {
  method: 'get',
  path: '/api/devices',
  summary: 'Every tablet',
  responses: { 200: jsonAnswer(DeviceList, 'Tablets') },
});
const invite = address('admin', {
  method: 'post',
  path: '/api/devices',
  summary: 'Invite a tablet: gives a one-time code valid for ten minutes',
  request: { body: jsonBody(NewDevice) },
  responses: { 201: jsonAnswer(DeviceInvitation, 'The code to type on the tablet') },
});
const enrol = address('public', {
  method: 'post',
  path: '/api/devices/enrolment',
  summary: 'Make this browser the invited tablet',
  request: { body: jsonBody(DeviceEnrolment) },
  responses: { 201: jsonAnswer(DeviceAnswer, 'Enrolled; the cookie is set') },
});
const revoke = address('admin', {
  method: 'delete',
  path: '/api/devices/{id}',
  summary: 'Revoke a tablet and end the sign-ins on it',
  request: { params: z.object({ id: idParameter }) },
  responses: { 204: { description: 'Revoked' } },
});

const ALPHABET = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';

/** Twelve letters that cannot be mistaken for one another, in groups of four: 59 bits. */
function newCode(): string {
  const letters = Array.from(randomBytes(12), (byte) => ALPHABET[byte % ALPHABET.length]);
  return letters.join('').replace(/(.{4})(?=.)/g, '$1-');
}

const codeHash = (code: string): string => tokenHash(code.toUpperCase().replace(/[^A-Z0-9]/g, ''));

export function devicesRoutes(app: AppContext) {
  const getDevice = (id: number) => {
    const device = findDevice(app.reader, id);
    if (!device) throw new AppError('not_found', 'There is no such tablet.');
    return device;
  };
  return router()
    .openapi(list, (c) => c.json({ devices: listDevices(app.reader) }, 200))
    .openapi(invite, async (c) => {
      const code = newCode();
      const { name } = c.req.valid('json');
      const { deviceId, validUntil } = await execute(c, 'devices.invite', {
        name,
        codeHash: codeHash(code),
      });
      const device = getDevice(deviceId);
      return c.json({ device, code, validUntil: new Date(validUntil).toISOString() }, 201);
    })
    .openapi(enrol, async (c) => {
      const token = randomBytes(32).toString('base64url');
      const { answer } = await app.writer.execute('devices.enrol', systemEnvelope('devices'), {
        codeHash: codeHash(c.req.valid('json').code),
        tokenHash: tokenHash(token),
      });
      giveCookie(c, app.config, 'device', c.get('caller').secure, token, DEVICE_LASTS_MS);
      return c.json({ device: getDevice(answer.deviceId) }, 201);
    })
    .openapi(revoke, async (c) => {
      await execute(c, 'devices.revoke', { deviceId: c.req.valid('param').id });
      return c.body(null, 204);
    });
}
