import { css } from 'lit';

export const tabletPanelStyles = css`
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
