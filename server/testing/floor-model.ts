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
  /** Null while it runs, and for ever once it is voided. */
  end: number | null;
  why: string | null;
  voided: boolean;
  /** Which stretch its start ended, or which one an undo took up again in it. */
  switchedFrom: string | null;
  resumedFrom: string | null;
}

export interface ModelRate {
  day: string;
  kind: 'hourly' | 'salaried';
  amountCents: number;
}

const SKEW_MS = 120_000;
const UNDO_MS = 15_000;
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
    return this.stretches.find(({ end, voided }) => end === null && !voided);
  }

  get closed(): (Stretch & { end: number })[] {
    return this.stretches.filter((one): one is Stretch & { end: number } => one.end !== null);
  }

  /** Milliseconds of ended work on an order, or of a day. */
  workedMs(what: { order: string } | { day: string }): number {
    const fits = (one: Stretch): boolean =>
      'order' in what ? one.order === what.order : dayOf(one.start) === what.day;
    return this.closed.filter(fits).reduce((sum, { start, end }) => sum + end - start, 0);
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
    if (running) Object.assign(running, { end: at, why: 'switched' });
    this.#begin(id, order, Math.max(at, latest), { switchedFrom: running?.id ?? null });
    return undefined;
  }

  #begin(id: string, order: string | null, start: number, links: Partial<Stretch>): void {
    const fresh = { end: null, why: null, voided: false, switchedFrom: null, resumedFrom: null };
    this.stretches.push({ id, order, start, ...fresh, ...links });
  }

  /** Taking a start back leaves the stretch without an end; what it had ended goes on. */
  wantUndoneStart(id: string, newId: string, tap: number): string | undefined {
    const stretch = this.stretches.find((one) => one.id === id);
    if (!stretch) return 'not_found';
    if (stretch.voided || stretch.resumedFrom !== null) return 'cannot_undo';
    if (stretch.end !== null) return 'not_open';
    if (tap > stretch.start + UNDO_MS) return 'undo_too_late';
    const before = this.stretches.find((one) => one.id === stretch.switchedFrom);
    if (before && before.end !== stretch.start) return 'cannot_undo';
    stretch.voided = true;
    if (before) this.#begin(newId, before.order, stretch.start, { resumedFrom: before.id });
    return undefined;
  }

  /** Taking an end back starts another stretch there; the old one keeps its end. */
  wantUndoneEnd(id: string, newId: string, tap: number): string | undefined {
    const stretch = this.stretches.find((one) => one.id === id);
    if (!stretch) return 'not_found';
    if (stretch.voided) return 'cannot_undo';
    const { end, why } = stretch;
    if (end === null) return 'still_open';
    if (why !== 'paused' && why !== 'finished') return 'cannot_undo';
    if (this.stretches.some(({ resumedFrom }) => resumedFrom === id)) return 'cannot_undo';
    if (tap > end + UNDO_MS) return 'undo_too_late';
    if (this.running) return 'already_open';
    if (this.closed.some((other) => other.end > end)) return 'overlaps';
    this.#begin(newId, stretch.order, end, { resumedFrom: id });
    return undefined;
  }

  wantEnd(id: string, tap: number, why: string): string | undefined {
    const stretch = this.stretches.find((one) => one.id === id);
    if (!stretch) return 'not_found';
    if (stretch.end !== null || stretch.voided) return 'not_open';
    if (tap < stretch.start - SKEW_MS) return 'ends_before_start';
    Object.assign(stretch, { end: Math.max(tap, stretch.start), why });
    return undefined;
  }

  wantCorrection(
    stretch: Stretch,
    start: number,
    end: number | null,
    now: number,
  ): string | undefined {
    if (stretch.voided) return 'not_open';
    if (start === end && stretch.start !== stretch.end) return 'no_duration';
    if (start > now || (end !== null && end > now)) return 'in_future';
    if (end !== null && end < start) return 'ends_before_start';
    const collides = this.stretches.some(
      (other) =>
        other !== stretch &&
        !other.voided &&
        other.start < (end ?? Infinity) &&
        (other.end ?? Infinity) > start,
    );
    if (collides) return 'overlaps';
    if (stretch.start === start && stretch.end === end) return 'nothing_changed';
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
