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
  .count {
    font-variant-numeric: tabular-nums;
  }
  tbody th,
  tbody td {
    padding-block: 0.5rem;
  }
`;
