import { css } from 'lit';

/** Panels that say what was read: facts, messages, files. */
export const factPanelStyles = css`
  .head {
    margin-block-start: var(--space-1);
  }
  .message,
  .warnings {
    display: grid;
    gap: var(--space-2);
    overflow-wrap: anywhere;
    font-size: var(--text-sm);
    font-variant-numeric: tabular-nums;
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
