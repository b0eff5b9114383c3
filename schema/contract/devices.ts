import { z } from 'zod';
import { instant, positiveId, requiredText } from './common.ts';

export const Device = z
  .object({
    id: positiveId,
    name: z.string(),
    createdAt: instant,
    enrolledAt: instant.nullable(),
    revokedAt: instant.nullable(),
  })
  .meta({ id: 'Device' });
export type Device = z.infer<typeof Device>;
export const DeviceList = z.object({ devices: z.array(Device) });

export const NewDevice = z.strictObject({ name: requiredText(60) });
export const DeviceInvitation = z
  .object({
    device: Device,
    code: z.string().describe('One-time code to type on the tablet; valid for ten minutes.'),
    validUntil: instant,
  })
  .meta({ id: 'DeviceInvitation' });
export type DeviceInvitation = z.infer<typeof DeviceInvitation>;

export const DeviceEnrolment = z.strictObject({ code: requiredText(40) });
export const DeviceAnswer = z.object({ device: Device });
