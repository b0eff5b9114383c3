import { css } from 'lit';

/** Something that must be seen before anything else: it covers the screen. */
export const sheetStyles = css`
  dialog {
    width: min(36rem, calc(100vw - 2rem));
    max-height: calc(100dvh - 2rem);
    margin: auto;
    padding: var(--space-8);
    border: 0;
    border-radius: var(--radius-xl);
    background: var(--color-raised);
    color: var(--color-ink);
    box-shadow: var(--shadow-3);
    text-align: center;
  }

  dialog::backdrop {
    background: var(--color-scrim);
  }

  .inside {
    display: grid;
    justify-items: center;
    gap: var(--space-4);
  }

  h2 {
    font-size: var(--text-2xl);
    font-weight: 700;
    letter-spacing: -0.02em;
    line-height: 1.2;
    text-wrap: balance;
  }

  p {
    font-variant-numeric: normal;
    font-size: var(--text-lg);
    line-height: 1.45;
    color: var(--color-ink-soft);
    text-wrap: pretty;
  }

  .button {
    width: 100%;
    margin-top: var(--space-2);
  }
`;
