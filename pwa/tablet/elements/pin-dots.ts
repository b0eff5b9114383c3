import { html, type TemplateResult } from 'lit';
import { text } from '../text.ts';

/** One dot for each digit of a PIN, full once it is typed. Styled by `pinStyles`. */
export function pinDots(typed: number, length: number): TemplateResult {
  const dots = Array.from({ length: Math.max(length, typed) });
  return html`<p class="dots" role="img" aria-label=${text().pin.entered(typed, length)}>
    ${dots.map((_, place) => html`<span class=${place < typed ? 'full' : ''}></span>`)}
  </p>`;
}

/** A short no, unless the person asked for less motion. */
export function shakeDots(root: DocumentFragment | HTMLElement): void {
  if (matchMedia('(prefers-reduced-motion: reduce)').matches) return;
  const steps = [0, -14, 12, -8, 5, 0].map((x) => ({ transform: `translateX(${x}px)` }));
  root.querySelector('.dots')?.animate(steps, { duration: 190, easing: 'ease-out' });
}
