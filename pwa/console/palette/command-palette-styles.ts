import { css } from 'lit';

export const commandPaletteStyles = css`
  dialog {
    --dialog-width: 40rem;
    /* Where eyes are; and a list that grows does not move the field. */
    margin-block-start: min(12vh, 8rem);
  }
  .places {
    display: grid;
    gap: 0.125rem;
    min-block-size: 15rem;
    max-block-size: 22rem;
    margin-block-start: var(--space-3);
    align-content: start;
    overflow-y: auto;
  }
  .places li {
    display: grid;
    grid-template-columns: 1.25rem auto minmax(0, 1fr) auto;
    align-items: center;
    gap: var(--space-3);
    min-block-size: 2.5rem;
    padding: 0 var(--space-3);
    border-radius: var(--radius-sm);
    cursor: pointer;
  }
  .places .active {
    background: var(--color-accent-soft);
    color: var(--color-on-accent-soft);
  }
  .title {
    font-weight: 600;
    font-variant-numeric: tabular-nums;
  }
  .hint {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .hint,
  .kind {
    font-size: var(--text-sm);
  }
  li:not(.active) :is(.hint, .kind),
  .foot {
    color: var(--color-ink-soft);
  }
  .foot {
    min-block-size: 1.5em;
    margin-block-start: var(--space-3);
    font-size: var(--text-sm);
  }
`;
