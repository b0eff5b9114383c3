import { css } from 'lit';

/** Buttons, chips and cards of the tablet; one accent button per screen, for the one next action. */
export const controls = css`
  .button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: var(--space-3);
    min-height: var(--target-main);
    padding: var(--space-2) var(--space-6);
    border-radius: var(--radius-lg);
    border: 1px solid var(--color-line);
    background: var(--color-raised);
    color: var(--color-ink);
    font-size: var(--text-lg);
    font-weight: 600;
    line-height: 1.2;
    box-shadow: var(--shadow-1);
    transition:
      transform var(--motion-fast) var(--ease),
      background-color var(--motion-fast) var(--ease);
  }

  .button.accent {
    border-color: transparent;
    background: var(--color-accent-fill);
    color: var(--color-on-accent-fill);
  }

  .button.danger {
    border-color: transparent;
    background: var(--color-danger-soft);
    color: var(--color-on-danger-soft);
  }

  .button.quiet {
    min-height: 3rem;
    padding-inline: var(--space-4);
    border-color: transparent;
    background: transparent;
    box-shadow: none;
    font-size: var(--text-md);
    color: var(--color-ink-soft);
  }

  @media (hover: hover) {
    .button:hover:not(:disabled),
    .card:hover:not(:disabled) {
      border-color: var(--color-line-strong);
    }

    .button.accent:hover:not(:disabled) {
      border-color: transparent;
      background: var(--color-accent-fill-hover);
    }

    .button.quiet:hover:not(:disabled) {
      border-color: transparent;
      background: var(--color-sunken);
      color: var(--color-ink);
    }
  }

  .button:active:not(:disabled),
  .card:active:not(:disabled) {
    transform: scale(0.98);
  }

  .button:disabled {
    background: var(--color-sunken);
    border-color: transparent;
    color: var(--color-ink-faint);
    box-shadow: none;
  }

  .card {
    display: block;
    width: 100%;
    border: 1px solid var(--color-line);
    border-radius: var(--radius-lg);
    background: var(--color-surface);
    box-shadow: var(--shadow-1);
    transition: transform var(--motion-fast) var(--ease);
  }

  .card:disabled {
    opacity: 0.6;
  }

  .chip {
    display: inline-flex;
    align-items: center;
    gap: var(--space-2);
    padding: var(--space-1) var(--space-3);
    border-radius: var(--radius-full);
    background: var(--color-sunken);
    color: var(--color-ink-soft);
    font-size: var(--text-base);
    font-weight: 550;
    line-height: 1.4;
    white-space: nowrap;
  }

  .chip.warn {
    background: var(--color-warn-soft);
    color: var(--color-on-warn-soft);
  }

  .chip.danger {
    background: var(--color-danger-soft);
    color: var(--color-on-danger-soft);
  }

  .label {
    font-size: var(--text-base);
    font-weight: 600;
    color: var(--color-ink-soft);
  }

  .one-line {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .two-lines {
    display: -webkit-box;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
    line-clamp: 2;
    overflow: hidden;
  }

  .spin {
    width: 1.25em;
    height: 1.25em;
    border: 3px solid currentColor;
    border-right-color: transparent;
    border-radius: 50%;
    animation: spin 700ms linear infinite;
  }

  @keyframes spin {
    to {
      transform: rotate(1turn);
    }
  }

  @media (prefers-reduced-motion: reduce) {
    .spin {
      border-style: dotted;
      border-right-color: currentColor;
      animation: none;
    }
  }
`;
