import { css } from 'lit';

export const tabletPanelStyles = css`
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
    margin: 0;
    font-size: var(--text-sm);
  }
  dt {
    color: var(--color-ink-faint);
  }
  dd {
    margin: 0;
    overflow-wrap: anywhere;
    font-variant-numeric: tabular-nums;
  }
  .warned {
    color: var(--color-warn);
    font-weight: 600;
  }
  .hint {
    display: block;
    color: var(--color-ink-faint);
    font-size: var(--text-xs);
  }
  .help {
    margin-block-end: var(--space-3);
    color: var(--color-ink-soft);
    font-size: var(--text-sm);
    text-wrap: pretty;
  }
  last-changed {
    display: block;
    margin-block-start: var(--space-3);
  }
`;
