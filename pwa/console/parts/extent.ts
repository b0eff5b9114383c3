/**
 * How long a drawn thing is, for `.style=${share(0.4)}`. The property and not the attribute: the
 * page's CSP forbids style attributes, which is what Lit's styleMap writes first.
 */

/** A share of the room there is, 0 to 1; more than all of it is all of it. */
export function share(part: number): string {
  return `inline-size: ${(Math.max(0, Math.min(1, part)) * 100).toFixed(2)}%`;
}

export function height(px: number): string {
  return `block-size: ${px}px`;
}

export function width(rem: number): string {
  return `inline-size: ${rem.toFixed(3)}rem`;
}

/** Of what may be wider where there is room. */
export function leastWidth(rem: number): string {
  return `min-inline-size: ${rem.toFixed(3)}rem`;
}
