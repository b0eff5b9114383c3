import { css } from 'lit';

/** A part of the reference data: its sentence and filters, then the list. */
export const sectionStyles = css`
  :host {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--space-4);
  }
  .help {
    max-inline-size: 62rem;
    color: var(--color-ink-soft);
    text-wrap: pretty;
  }
  nav .chip {
    padding-inline: 0.875rem;
    color: var(--color-ink-soft);
    font-size: var(--text-sm);
    font-weight: 550;
    text-decoration: none;
  }
  nav .chip.set {
    color: var(--color-on-accent-soft);
  }
  .count {
    font-variant-numeric: tabular-nums;
  }
  tbody th,
  tbody td {
    padding-block: 0.5rem;
  }
`;
