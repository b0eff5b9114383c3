/**
 * What the shop floor ought to do, written a second time and as plainly as possible: arrays, no
 * database, no rule shared with the server. Days are days of UTC.
 *
 * Every `want…` answers the refusal it expects, or undefined and does what was asked.
 */
export interface Stretch {
  id: string;
  order: string | null;
  start: number;
  /** Null while it runs. */
  end: number | null;
}

export interface ModelRate {
  day: string;
  kind: 'hourly' | 'salaried';
  amountCents: number;
}

const SKEW_MS = 120_000;
const HOUR_MS = 3_600_000n;
const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10);

function halfUp(numerator: bigint, denominator: bigint): number {
  const sign = numerator < 0n ? -1n : 1n;
  const twice = 2n * numerator * sign;
  return Number(sign * ((twice + denominator) / (2n * denominator)));
}

export class ModelWorker {
  readonly stretches: Stretch[] = [];
  readonly rates: ModelRate[] = [];

  get running(): Stretch | undefined {
    return this.stretches.find(({ end }) => end === null);
  }

  get closed(): (Stretch & { end: number })[] {
    return this.stretches.filter((one): one is Stretch & { end: number } => one.end !== null);
  }

  wantStart(id: string, order: string | null, tap: number, isSwitch: boolean): string | undefined {
    const { running } = this;
    if (running && !isSwitch) return 'already_open';
    let at = tap;
    if (running) {
      if (tap < running.start - SKEW_MS) return 'ends_before_start';
      at = Math.max(tap, running.start);
    }
    const ends = this.closed.map(({ end }) => end);
    const latest = Math.max(...ends, running ? at : -Infinity);
    if (at < latest - SKEW_MS) return 'overlaps';
    if (running) running.end = at;
    this.stretches.push({ id, order, start: Math.max(at, latest), end: null });
    return undefined;
  }

  wantEnd(id: string, tap: number): string | undefined {
    const stretch = this.stretches.find((one) => one.id === id);
    if (!stretch) return 'not_found';
    if (stretch.end !== null) return 'not_open';
    if (tap < stretch.start - SKEW_MS) return 'ends_before_start';
    stretch.end = Math.max(tap, stretch.start);
    return undefined;
  }

  wantCorrection(
    stretch: Stretch,
    start: number,
    end: number | null,
    now: number,
  ): string | undefined {
    if (start > now || (end !== null && end > now)) return 'in_future';
    if (end !== null && end < start) return 'ends_before_start';
    const collides = this.stretches.some(
      (other) =>
        other !== stretch && other.start < (end ?? Infinity) && (other.end ?? Infinity) > start,
    );
    if (collides) return 'overlaps';
    stretch.start = start;
    stretch.end = end;
    return undefined;
  }

  wantRate(rate: ModelRate, isConfirmed: boolean): string | undefined {
    if (this.rates.some(({ day }) => day === rate.day)) return 'rate_exists';
    const next = this.rates
      .map(({ day }) => day)
      .filter((day) => day > rate.day)
      .sort()[0];
    const concerned = this.closed.filter(({ start }) => {
      return dayOf(start) >= rate.day && (next === undefined || dayOf(start) < next);
    });
    if (concerned.length > 0 && !isConfirmed) return 'confirmation_required';
    this.rates.push(rate);
    return undefined;
  }

  /** Whatever came when: what work costs is what the rates say that are there now. */
  centsOf({ start, end }: Stretch): number | null {
    if (end === null) return null;
    const [rate] = this.rates
      .filter(({ day }) => day <= dayOf(start))
      .sort((a, b) => (a.day < b.day ? 1 : -1));
    if (!rate) return null;
    const hours = rate.kind === 'hourly' ? 1n : 2080n;
    return halfUp(BigInt(rate.amountCents) * BigInt(end - start), hours * HOUR_MS);
  }
}

export function materialCents(quantity: number, unitCostCents: number): number {
  return halfUp(BigInt(Math.round(quantity * 1000)) * BigInt(unitCostCents), 1000n);
}
