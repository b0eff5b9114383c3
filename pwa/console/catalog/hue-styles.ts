import { css } from 'lit';

/** A slider along all hues, each as bright as it is on a tile. */
export const hueStyles = css`
  .hue {
    appearance: none;
    inline-size: 100%;
    block-size: var(--target);
    margin: 0;
    background: transparent;
    cursor: pointer;
  }
  .hue:focus-visible {
    outline-offset: 0;
  }
  .hue::-webkit-slider-runnable-track {
    block-size: 0.75rem;
    border-radius: var(--radius-full);
    background: linear-gradient(
      to right in oklch longer hue,
      oklch(var(--tint) 0),
      oklch(var(--tint) 359)
    );
  }
  .hue::-moz-range-track {
    block-size: 0.75rem;
    border-radius: var(--radius-full);
    background: linear-gradient(
      to right in oklch longer hue,
      oklch(var(--tint) 0),
      oklch(var(--tint) 359)
    );
  }
  .hue::-webkit-slider-thumb {
    appearance: none;
    inline-size: 1.5rem;
    block-size: 1.5rem;
    margin-block-start: -0.375rem;
    border: 3px solid var(--color-surface);
    border-radius: 50%;
    background: var(--color-ink);
    box-shadow: var(--shadow-2);
  }
  .hue::-moz-range-thumb {
    inline-size: 1.125rem;
    block-size: 1.125rem;
    border: 3px solid var(--color-surface);
    border-radius: 50%;
    background: var(--color-ink);
    box-shadow: var(--shadow-2);
  }
`;
