import { css } from 'lit';

/** What stands in a side panel: sections with a line between them, and facts by their names. */
export const panel = css`
  :host {
    display: contents;
  }
  .head {
    color: var(--color-ink-soft);
    font-size: var(--text-sm);
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
    gap: 0.5rem var(--space-4);
    font-size: var(--text-sm);
  }
  dt {
    color: var(--color-ink-faint);
  }
  dd {
    overflow-wrap: anywhere;
    font-variant-numeric: tabular-nums;
  }
`;
