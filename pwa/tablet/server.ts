/** Every question and every change the tablet knows, by name. */
import type { Api } from '../shared/api.ts';
import type { Roster, SignedIn } from '#schema/contract/auth.ts';
import type { Material, MaterialUsage, NewMaterialUsage } from '#schema/contract/materials.ts';
import type { Order, OrderSummary, TaskType } from '#schema/contract/orders.ts';
import type { Me, Session, SessionClosure, StartSession } from '#schema/contract/sessions.ts';
import type { Shop } from '#schema/contract/system.ts';
import type { Sender } from './send.ts';

export type Server = ReturnType<typeof createServer>;

export function createServer(api: Api, sender: Sender) {
  return {
    shop: () => api.get<Shop>('/api/shop'),
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

    materialUsages: async (order: string) =>
      (
        await api.get<{ materialUsages: MaterialUsage[] }>('/api/material-usages', {
          query: { order },
        })
      ).materialUsages,

    enrol: (code: string) =>
      sender.sendOnce({ method: 'POST', path: '/api/devices/enrolment', body: { code } }),

    signIn: (userId: number, pin: string) =>
      sender.sendOnce<SignedIn>({ method: 'POST', path: '/api/auth/pin', body: { userId, pin } }),

    signOut: (actingUserId: number) =>
      sender.send<undefined>({
        method: 'DELETE',
        path: '/api/auth',
        actingUserId,
        unannounced: true,
      }),

    startSession: async (actingUserId: number, body: StartSession) =>
      (
        await sender.send<{ session: Session }>({
          method: 'POST',
          path: '/api/sessions',
          body,
          actingUserId,
        })
      ).session,

    closeSession: async (actingUserId: number, id: string, body: SessionClosure) =>
      (
        await sender.send<{ session: Session }>({
          method: 'POST',
          path: `/api/sessions/${id}/closure`,
          body,
          actingUserId,
        })
      ).session,

    useMaterial: async (actingUserId: number, body: NewMaterialUsage) =>
      (
        await sender.send<{ materialUsage: MaterialUsage }>({
          method: 'POST',
          path: '/api/material-usages',
          body,
          actingUserId,
        })
      ).materialUsage,
  };
}
