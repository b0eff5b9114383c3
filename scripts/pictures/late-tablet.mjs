/**
 * A tablet whose taps arrive late: enrolled over the API, it sends events with the proof a sign-in
 * by PIN leaves on it.
 *
 * @typedef {import('playwright-core').APIRequestContext} Request
 * @typedef {{ id: number, pin: string }} Worker
 * @typedef {object} Late
 * @property {number} [minutesAgo] how long before it is sent the tap was made
 * @property {number} [clockOffMinutes] how far the tablet's clock is ahead; negative is behind
 * @property {boolean} [proven] whether the proof holds; true when not said
 */
import { randomUUID } from 'node:crypto';

const MINUTE_MS = 60_000;
const HEADERS = { 'Time-On-Tasks-App': 'tablet' };

/** @param {Request} request with the console sign-in of an admin @param {string} name */
export async function enrolTablet(request, name) {
  const { code } = await send(request, '/api/devices', { name }, {});
  await send(request, '/api/devices/enrolment', { code });
  const grants = new Map();
  let seq = 0;

  /** @param {Worker} worker */
  async function grantOf({ id, pin }) {
    if (!grants.has(id)) {
      const { grant } = await send(request, '/api/auth/pin', { userId: id, pin });
      grants.set(id, grant.token);
    }
    return grants.get(id);
  }

  return {
    /**
     * @param {Worker} worker @param {string} command @param {object} input @param {Late} [late]
     * @returns {Promise<any>} what the server answered
     */
    async tap(worker, command, input, { minutesAgo = 0, clockOffMinutes = 0, proven = true } = {}) {
      const grant = proven ? await grantOf(worker) : 'none';
      const clockMs = (await serverNowMs(request)) + clockOffMinutes * MINUTE_MS;
      seq += 1;
      const event = {
        ...{ key: randomUUID(), seq, userId: worker.id, command, input },
        occurredAt: new Date(clockMs - minutesAgo * MINUTE_MS).toISOString(),
        proof: { kind: 'grant', grant },
      };
      const sentAt = { 'Sent-At': new Date(clockMs).toISOString() };
      return send(request, '/api/events', event, { ...HEADERS, ...sentAt });
    },
  };
}

async function serverNowMs(request) {
  const answer = await request.get('/api/shop');
  return Date.parse(answer.headers()['date']);
}

async function send(request, path, data, headers = HEADERS) {
  const answer = await request.post(path, { data, headers });
  if (!answer.ok()) throw new Error(`${path}: ${answer.status()} ${await answer.text()}`);
  return answer.json();
}
