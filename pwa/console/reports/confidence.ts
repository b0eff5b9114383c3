/** How far the hours of an order can be believed: four parts that make up the whole. */
import type { Confidence, ConfidenceKind } from '#schema/contract/reports.ts';

export interface ConfidencePart {
  kind: ConfidenceKind;
  ms: number;
  /** Whole percent; all of them together are 100. */
  percent: number;
}

const KINDS: readonly ConfidenceKind[] = ['measured', 'corrected', 'estimated', 'unverified'];

/** A foreman looked at corrected hours, so only the other two leave a doubt. */
const DOUBTFUL: readonly ConfidenceKind[] = ['estimated', 'unverified'];

/** From this share of doubt on, in percent, a row carries a mark. */
const MARKED_FROM = 10;

/** The parts there are, the surest first; none for an order without hours. */
export function confidenceParts(confidence: Confidence): ConfidencePart[] {
  const amounts = KINDS.map((kind) => ({ kind, ms: confidence[`${kind}Ms`] }));
  const whole = amounts.reduce((sum, { ms }) => sum + ms, 0);
  if (whole === 0) return [];
  const parts = amounts
    .filter(({ ms }) => ms > 0)
    .map((part) => ({ ...part, percent: Math.max(1, Math.round((part.ms / whole) * 100)) }));
  // What rounding took or gave belongs to the largest part, where it is the least noticed.
  const rest = 100 - parts.reduce((sum, { percent }) => sum + percent, 0);
  const largest = parts.reduce((most, part) => (part.ms > most.ms ? part : most));
  largest.percent += rest;
  return parts;
}

export function isDoubtful(parts: readonly ConfidencePart[]): boolean {
  const doubt = parts.filter(({ kind }) => DOUBTFUL.includes(kind));
  return doubt.reduce((sum, { percent }) => sum + percent, 0) >= MARKED_FROM;
}
