import { css } from 'lit';

export const panelStyles = css`
  :host {
    display: contents;
  }
  .head {
    color: var(--color-ink-soft);
    font-size: var(--text-sm);
  }
  .answer {
    display: grid;
    gap: var(--space-1);
    padding: var(--space-3) var(--space-4);
    border-radius: 0.625rem;
    background: var(--color-sunken);
  }
  .answer strong {
    font-weight: 600;
  }
  section + section {
    margin-block-start: var(--space-5);
    padding-block-start: var(--space-5);
    border-block-start: 1px solid var(--color-line);
  }
  h3 {
    margin-block-end: var(--space-3);
    font-size: var(--text-base);
  }
  dl {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: 0.375rem var(--space-4);
    margin-block-start: var(--space-4);
    font-size: var(--text-sm);
  }
  dt {
    color: var(--color-ink-faint);
  }
  dd {
    overflow-wrap: anywhere;
    font-variant-numeric: tabular-nums;
  }
  .day {
    display: inline-flex;
    align-items: center;
    min-block-size: 1.75rem;
    margin-block-start: var(--space-2);
    margin-inline-end: var(--space-4);
    font-size: var(--text-sm);
  }
  dl:first-child {
    margin-block-start: 0;
  }
`;
