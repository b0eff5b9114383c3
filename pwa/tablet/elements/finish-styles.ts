import { css } from 'lit';

export const finishStyles = css`
  .left {
    display: flex;
    flex-direction: column;
    gap: var(--space-5);
  }

  .count {
    display: grid;
    grid-template-columns: 5rem minmax(0, 1fr) 5rem 7.5rem;
    align-items: stretch;
    gap: var(--space-3);
    flex: 1;
    max-height: 15rem;
  }

  .step,
  .entry {
    display: grid;
    place-items: center;
    min-height: 9rem;
    border: 1px solid var(--color-line);
    border-radius: var(--radius-lg);
    background: var(--color-raised);
    box-shadow: var(--shadow-1);
  }

  .step:disabled {
    color: var(--color-ink-faint);
    box-shadow: none;
    background: var(--color-sunken);
  }

  .step:active:not(:disabled) {
    background: var(--color-accent-soft);
  }

  .entry {
    align-content: center;
    border-width: 2px;
  }

  .active .entry {
    border-color: var(--color-accent);
    box-shadow: 0 0 0 3px var(--color-accent-soft);
  }

  .pieces {
    font-size: clamp(var(--text-5xl), 7vw, 6rem);
    font-weight: 700;
    letter-spacing: -0.03em;
    line-height: 1.05;
  }

  .scrap .pieces {
    color: var(--color-on-danger-soft);
  }

  .hint {
    min-height: 1.4em;
    font-size: var(--text-base);
    color: var(--color-ink-faint);
  }

  .button.all {
    padding-inline: var(--space-3);
    text-align: center;
  }

  .note {
    display: grid;
    gap: var(--space-2);
  }

  .right {
    display: flex;
    flex-direction: column;
    justify-content: space-between;
    gap: var(--space-5);
    --key-height: clamp(4.5rem, calc((100dvh - 25.5rem) / 4), 7rem);
  }

  .done {
    min-height: 6rem;
    font-size: var(--text-2xl);
    border-radius: var(--radius-xl);
  }

  @media (max-width: 899px) {
    .right {
      --key-height: 4.5rem;
    }
  }

  @media (max-width: 600px) {
    .count {
      grid-template-columns: 3.5rem minmax(0, 1fr) 3.5rem 4.25rem;
      gap: var(--space-2);
    }

    .step,
    .entry {
      min-height: 5.25rem;
    }

    .pieces {
      font-size: var(--text-3xl);
    }

    .button.all {
      padding-inline: var(--space-1);
      font-size: var(--text-base);
    }

    .hint:empty {
      display: none;
    }

    .done {
      position: sticky;
      bottom: var(--space-3);
      min-height: 4.5rem;
      font-size: var(--text-xl);
    }

    .right {
      --key-height: 3.5rem;
      gap: var(--space-3);
    }

    .left {
      gap: var(--space-3);
    }
  }
`;
