/** What a generator is told to send, and what it says afterwards. Both cross a process border. */
import type { Latency } from '../latency.ts';

/**
 * `tap`: one person's start and closure in turn. `switch`: a start that ends what runs. `pin`: a
 * sign-in. The rest are reads; `ping` is the bare server's constant answer.
 */
export type Work =
  'tap' | 'switch' | 'floor' | 'search' | 'order' | 'me' | 'health' | 'ping' | 'pin';

export interface Stream {
  work: Work;
  /** Requests a second at intended times, whatever the answers do. */
  rate: number;
}

export interface Plan {
  origin: string;
  connections: number;
  /** The connection's person is `firstPerson` plus its number. */
  firstPerson: number;
  /** The id of person 0. */
  firstUserId: number;
  seconds: number;
  /** Not counted: the servers and the generator get warm. */
  warmupSeconds: number;
  load:
    | { kind: 'closed'; work: Work }
    /** Every connection sends one request, all at once. */
    | { kind: 'once'; work: Work }
    | { kind: 'open'; streams: Stream[] };
  /** Where acknowledged taps are written, `scope key` a line. */
  acknowledgedFile: string;
}

export interface WorkResult {
  work: Work;
  /** Answered with 2xx in the counted time. */
  count: number;
  perSecond: number;
  /** In an open load from the intended time of sending. */
  latency: Latency;
}

export interface PlanResult {
  results: WorkResult[];
  /** Answers other than 2xx, and broken connections, by status or error code. */
  errors: Record<string, number>;
  acknowledged: number;
  /** The generator's own delay: how late it sent, ms. Large means its figures are its own. */
  sendingLateP99: number;
}
