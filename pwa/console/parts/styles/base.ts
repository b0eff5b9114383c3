import { css } from 'lit';

/** What every element begins with: boxes, focus, headings, icons and words for screen readers. */
export const base = css`
  :host {
    display: block;
  }
  :host([hidden]),
  [hidden] {
    display: none !important;
  }
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  /* A browser shows a modal dialog also where the page it belongs to is covered. */
  dialog {
    visibility: inherit;
  }
  h1,
  h2,
  h3,
  p,
  ul,
  ol,
  dl,
  dd,
  figure {
    margin: 0;
    padding: 0;
  }
  ul,
  ol {
    list-style: none;
  }
  h1,
  h2,
  h3 {
    font-weight: 650;
    letter-spacing: -0.011em;
    line-height: 1.25;
    text-wrap: balance;
  }
  a {
    color: var(--color-accent);
    text-underline-offset: 0.18em;
    text-decoration-thickness: 0.06em;
  }
  :focus-visible {
    outline: 2px solid var(--color-focus);
    outline-offset: 2px;
    border-radius: var(--radius-sm);
  }
  .icon {
    inline-size: 1.25em;
    block-size: 1.25em;
    flex: none;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.75;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  .soft {
    color: var(--color-ink-soft);
  }
  .faint {
    color: var(--color-ink-faint);
  }
  .number {
    font-variant-numeric: tabular-nums;
    text-align: end;
    white-space: nowrap;
  }
  .loss {
    color: var(--color-danger);
  }
  .sr-only {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
`;
