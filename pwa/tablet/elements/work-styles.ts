import { css } from 'lit';

export const workStyles = css`
  running-card {
    flex: 1;
    max-height: 32rem;
  }

  .actions {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(9rem, 1fr));
    gap: var(--space-4);
  }

  .actions .button {
    min-height: 6.5rem;
    font-size: var(--text-xl);
    font-weight: 650;
    border-radius: var(--radius-xl);
  }

  .start {
    justify-content: flex-start;
    gap: var(--space-6);
    min-height: 11rem;
    padding: var(--space-5) var(--space-8);
    border-radius: var(--radius-xl);
    box-shadow: var(--shadow-2);
  }

  .start > svg {
    width: 5.5rem;
    height: 5.5rem;
    padding: 1.25rem;
    border-radius: 50%;
    background: rgb(255 255 255 / 16%);
  }

  .start .big {
    display: block;
    font-size: clamp(var(--text-2xl), 4vw, var(--text-4xl));
    font-weight: 700;
    letter-spacing: -0.02em;
    line-height: 1.15;
  }

  .start .hint {
    display: block;
    font-size: var(--text-lg);
    font-weight: 500;
  }

  section {
    display: grid;
    gap: var(--space-3);
  }

  .nothing {
    padding: var(--space-5);
    border: 2px dashed var(--color-line);
    border-radius: var(--radius-lg);
    color: var(--color-ink-soft);
  }

  .resumable {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(18rem, 1fr));
    gap: var(--space-4);
  }

  .indirect {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(13rem, 1fr));
    gap: var(--space-4);
    --tile-height: 5.5rem;
  }

  @media (max-width: 899px) {
    running-card {
      max-height: 40rem;
    }

    .actions,
    .indirect {
      grid-template-columns: 1fr 1fr;
    }

    .actions .button {
      min-height: 7.5rem;
    }

    .resumable {
      grid-template-columns: minmax(0, 1fr);
    }
  }

  @media (max-width: 600px) {
    .actions {
      grid-template-columns: 1fr 1fr;
      gap: var(--space-3);
    }

    .actions .button {
      min-height: 4.75rem;
      padding-inline: var(--space-3);
      font-size: var(--text-lg);
    }

    .start > svg {
      width: 4rem;
      height: 4rem;
      padding: 0.9rem;
    }

    .start {
      min-height: 6.5rem;
      padding: var(--space-4) var(--space-5);
      gap: var(--space-4);
    }

    .resumable,
    .indirect {
      gap: var(--space-3);
    }

    .indirect {
      --badge: 2.25rem;
    }
  }
`;
