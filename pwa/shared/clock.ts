/**
 * The only place of the pages that asks what time it is. The device's clock may be wrong, so the
 * server's is estimated beside it: `serverNowMs()` is what elapsed times and the clock on the wall
 * are computed from, `nowMs()` is what `Occurred-At` says (the server corrects it by `Sent-At`).
 */
export interface Clock {
  nowMs(): number;
  serverNowMs(): number;
  /** The server's time at a moment of the device's clock. */
  onServerMs(deviceMs: number): number;
  /** Learns the offset from an instant the server named in an exchange that took place between two device times. */
  measure(serverInstant: string, sentMs: number, receivedMs: number): void;
  /** Goes on from the offset that was known before the page was loaded anew. */
  resume(offsetMs: number): void;
}

export function createClock(deviceNowMs: () => number = () => Date.now()): Clock {
  let offsetMs = 0;
  return {
    nowMs: deviceNowMs,
    serverNowMs: () => deviceNowMs() + offsetMs,
    onServerMs: (deviceMs) => deviceMs + offsetMs,
    measure(serverInstant, sentMs, receivedMs) {
      const serverMs = Date.parse(serverInstant);
      if (!Number.isNaN(serverMs)) offsetMs = Math.round(serverMs - (sentMs + receivedMs) / 2);
    },
    resume(knownMs) {
      offsetMs = knownMs;
    },
  };
}
