/** Every question the tablet asks, and the few changes that are no taps, by name. */
import type { Api, Method } from '../shared/api.ts';
import type { Clock } from '../shared/clock.ts';
import type { PinSignedIn, Roster } from '#schema/contract/auth.ts';
import type { Capture } from '#schema/contract/capture.ts';
import type { Heartbeat } from '#schema/contract/devices.ts';
import type { Material, MaterialUsage } from '#schema/contract/materials.ts';
import type { OfflineOrder, Order, OrderSummary, TaskType } from '#schema/contract/orders.ts';
import type { Me } from '#schema/contract/sessions.ts';
import type { Shop } from '#schema/contract/system.ts';
import { uuid7 } from '#schema/rules/uuid7.ts';

export type Server = ReturnType<typeof createServer>;

export function createServer(api: Api, clock: Clock) {
  /** Sent once: a late answer to a sign-in helps nobody. Taps go through the outbox. */
  function change<Answer>(
    method: Method,
    path: string,
    body?: unknown,
    actingUserId?: number,
  ): Promise<Answer> {
    const now = new Date(clock.nowMs()).toISOString();
    return api.request<Answer>(method, path, {
      body,
      headers: {
        'Content-Type': 'application/json',
        'Idempotency-Key': uuid7(clock.nowMs()),
        'Occurred-At': now,
        'Sent-At': now,
        ...(actingUserId === undefined ? {} : { 'Acting-User': String(actingUserId) }),
      },
    });
  }

  return {
    shop: () => api.get<Shop>('/api/shop'),
    capture: () => api.get<Capture>('/api/capture'),
    roster: async () => (await api.get<Roster>('/api/roster')).users,
    me: () => api.get<Me>('/api/me'),
    taskTypes: async () => (await api.get<{ taskTypes: TaskType[] }>('/api/task-types')).taskTypes,
    materials: async () => (await api.get<{ materials: Material[] }>('/api/materials')).materials,

    order: async (orderNumber: string) =>
      (await api.get<{ order: Order }>(`/api/orders/${encodeURIComponent(orderNumber)}`)).order,

    searchOrders: async (q: string, limit: number, signal: AbortSignal) =>
      (
        await api.get<{ orders: OrderSummary[] }>('/api/orders/search', {
          query: { q, limit },
          signal,
        })
      ).orders,

    /** What to keep of the orders; rejects with status 304 when `etag` still names them. */
    offlineOrders: async (etag: string | null) => {
      let read: string | null = null;
      const { orders } = await api.get<{ orders: OfflineOrder[] }>('/api/orders/offline', {
        headers: etag === null ? {} : { 'If-None-Match': etag },
        onHeaders: (headers) => {
          read = headers.get('ETag');
        },
      });
      return { etag: read as string | null, orders };
    },

    materialUsages: async (order: string) =>
      (
        await api.get<{ materialUsages: MaterialUsage[] }>('/api/material-usages', {
          query: { order },
        })
      ).materialUsages,

    heartbeat: (beat: Heartbeat) => change<undefined>('POST', '/api/devices/heartbeat', beat),

    enrol: (code: string) => change<unknown>('POST', '/api/devices/enrolment', { code }),

    signIn: (userId: number, pin: string) =>
      change<PinSignedIn>('POST', '/api/auth/pin', { userId, pin }),

    choosePin: (actingUserId: number, pin: string) =>
      change<PinSignedIn>('POST', '/api/me/pin', { pin }, actingUserId),

    readCorrections: (actingUserId: number, upTo: number) =>
      change<unknown>('POST', '/api/me/corrections/seen', { upTo }, actingUserId),

    signOut: (actingUserId: number) =>
      change<undefined>('DELETE', '/api/auth', undefined, actingUserId),
  };
}
