import { css } from 'lit';

/** Panels that say what was read: facts, messages, files. */
export const factPanelStyles = css`
  :host {
    display: contents;
  }
  .head {
    margin-block-start: var(--space-1);
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
  dd,
  .message,
  .warnings {
    overflow-wrap: anywhere;
    font-variant-numeric: tabular-nums;
  }
  .message,
  .warnings {
    display: grid;
    gap: var(--space-2);
    font-size: var(--text-sm);
  }
  .file {
    display: grid;
    gap: 0.125rem;
    font-size: var(--text-sm);
  }
  .file + .file {
    margin-block-start: var(--space-3);
  }
  code {
    font-size: var(--text-xs);
    color: var(--color-ink-soft);
    overflow-wrap: anywhere;
  }
`;
