import { css } from 'lit';

export const runningStyles = css`
  :host {
    display: grid;
  }

  .card {
    position: relative;
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    align-items: center;
    gap: var(--space-6) var(--space-8);
    padding: clamp(var(--space-5), 3vw, var(--space-10));
    border-radius: var(--radius-xl);
    box-shadow: var(--shadow-2);
    overflow: hidden;
  }

  /* State in shape and words as well: a band beside the card, a dot, "on the clock since". */
  .card::before {
    content: '';
    position: absolute;
    inset-block: 0;
    inset-inline-start: 0;
    width: 0.5rem;
    background: var(--color-good);
  }

  .order {
    margin-top: var(--space-1);
    font-size: clamp(var(--text-3xl), 5.6vw, 5rem);
    font-weight: 750;
    letter-spacing: -0.025em;
    line-height: 1.05;
    overflow-wrap: anywhere;
  }

  .customer {
    margin-top: var(--space-3);
    font-size: clamp(var(--text-xl), 2.4vw, var(--text-2xl));
    font-weight: 600;
    line-height: 1.25;
  }

  .description {
    margin-top: var(--space-1);
    font-size: clamp(var(--text-lg), 1.8vw, var(--text-xl));
    line-height: 1.35;
    color: var(--color-ink-soft);
  }

  .facts {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--space-3) var(--space-4);
    margin-top: var(--space-5);
  }

  .task {
    display: flex;
    align-items: center;
    gap: var(--space-3);
    font-size: clamp(var(--text-xl), 2.2vw, var(--text-2xl));
    font-weight: 650;
    --badge: clamp(3rem, 4.5vw, 4rem);
  }

  .indirect {
    display: flex;
    align-items: center;
    gap: var(--space-5);
    margin-top: var(--space-2);
    --badge: clamp(3.5rem, 6vw, 5rem);
  }

  .time {
    text-align: end;
  }

  .since {
    display: flex;
    justify-content: flex-end;
    align-items: center;
    gap: var(--space-2);
    color: var(--color-on-good-soft);
    font-size: var(--text-lg);
    font-weight: 600;
  }

  .dot {
    width: 0.75rem;
    height: 0.75rem;
    border-radius: 50%;
    background: var(--color-good);
    animation: breathe 2s ease-in-out infinite;
  }

  @keyframes breathe {
    50% {
      opacity: 0.35;
    }
  }

  .clock {
    font-size: clamp(var(--text-5xl), 9vw, 7.5rem);
    font-weight: 700;
    letter-spacing: -0.035em;
    line-height: 1.1;
    white-space: nowrap;
  }

  .seconds {
    font-weight: 400;
    color: var(--color-ink-faint);
  }

  @media (prefers-reduced-motion: reduce) {
    .dot {
      animation: none;
    }
  }

  @media (max-width: 899px) {
    .card {
      grid-template-columns: minmax(0, 1fr);
      align-content: space-evenly;
    }

    .time {
      order: -1;
      text-align: start;
    }

    .since {
      justify-content: flex-start;
    }

    .facts {
      margin-top: var(--space-4);
    }

    .clock {
      font-size: clamp(var(--text-5xl), 17vw, 9rem);
    }
  }

  @media (max-width: 600px) {
    .card {
      gap: var(--space-3);
      padding: var(--space-4) var(--space-4) var(--space-4) var(--space-6);
    }

    .customer {
      margin-top: var(--space-2);
      font-size: var(--text-lg);
    }

    .description {
      -webkit-line-clamp: 1;
      line-clamp: 1;
      font-size: var(--text-md);
    }

    .facts {
      margin-top: var(--space-3);
      --badge: 2.5rem;
    }
  }
`;
