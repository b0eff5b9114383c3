import { css } from 'lit';

export const codeDialogStyles = css`
  .invitation {
    display: grid;
    gap: var(--space-4);
  }
  qr-picture {
    inline-size: min(15rem, 60vw);
    margin-inline: auto;
  }
  .over qr-picture {
    visibility: hidden;
  }
  .code {
    display: block;
    padding: var(--space-4);
    border-radius: var(--radius-md);
    background: var(--color-accent-soft);
    color: var(--color-on-accent-soft);
    /* The whole code on one line, on a phone as well. */
    font-size: clamp(1.125rem, 5.2vw, 1.75rem);
    font-weight: 700;
    letter-spacing: 0.04em;
    line-height: 1.1;
    text-align: center;
    white-space: nowrap;
    user-select: all;
  }
  .over .code {
    background: var(--color-sunken);
    color: var(--color-ink-soft);
    text-decoration: line-through;
  }
  .left {
    text-align: center;
    font-weight: 550;
    font-variant-numeric: tabular-nums;
  }
  .used {
    display: flex;
    align-items: center;
    gap: var(--space-3);
    padding: var(--space-5);
    border-radius: var(--radius-md);
    background: var(--color-good-soft);
    color: var(--color-on-good-soft);
    font-weight: 600;
  }
`;
