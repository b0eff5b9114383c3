import { css } from 'lit';

export const tabletDialogStyles = css`
  form,
  .invitation {
    display: grid;
    gap: var(--space-5);
  }
  .code {
    display: block;
    padding: var(--space-6) var(--space-4);
    border-radius: var(--radius-md);
    background: var(--color-accent-soft);
    color: var(--color-on-accent-soft);
    /* The whole code on one line, on a phone as well. */
    font-size: clamp(1.375rem, 6.4vw, 2.25rem);
    font-weight: 700;
    letter-spacing: 0.04em;
    line-height: 1.1;
    text-align: center;
    overflow-wrap: anywhere;
    user-select: all;
  }
  .code.over {
    background: var(--color-sunken);
    color: var(--color-ink-soft);
    text-decoration: line-through;
  }
  .left {
    text-align: center;
    font-weight: 550;
    font-variant-numeric: tabular-nums;
  }
`;
