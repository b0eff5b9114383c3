import { css } from 'lit';

export const pinStyles = css`
  .middle {
    display: grid;
    grid-template-columns: minmax(0, 26rem) 24rem;
    justify-content: center;
    align-items: center;
    gap: clamp(var(--space-8), 6vw, 6rem);
    flex: 1;
    padding-bottom: 3rem;
  }

  .who {
    display: grid;
    justify-items: center;
    gap: var(--space-4);
    text-align: center;
  }

  .avatar {
    --avatar: 7rem;
  }

  .prompt {
    font-size: var(--text-xl);
    font-weight: 600;
  }

  .dots {
    display: flex;
    justify-content: center;
    gap: var(--space-4);
    min-height: 1.5rem;
  }

  .dots span {
    width: 1.25rem;
    height: 1.25rem;
    border: 2px solid var(--color-line-strong);
    border-radius: 50%;
    transition: background-color var(--motion-fast) var(--ease);
  }

  .dots .full {
    border-color: var(--color-accent);
    background: var(--color-accent);
  }

  .message {
    display: flex;
    align-items: center;
    justify-content: center;
    gap: var(--space-3);
    max-width: 24rem;
    min-height: 4.25rem;
    font-size: var(--text-lg);
    font-weight: 600;
    text-align: start;
    color: var(--color-on-danger-soft);
  }

  .forgotten {
    color: var(--color-ink-soft);
    font-size: var(--text-md);
  }

  key-pad {
    --key-height: 5.5rem;
  }

  @media (max-width: 899px) {
    .middle {
      grid-template-columns: minmax(0, 26rem);
      align-content: center;
      gap: var(--space-6);
    }
  }

  @media (max-width: 600px) {
    .middle {
      gap: var(--space-3);
    }

    .avatar {
      --avatar: 4rem;
    }

    .who {
      gap: var(--space-2);
    }

    .message {
      min-height: 3.5rem;
      font-size: var(--text-base);
    }

    key-pad {
      --key-height: 4.5rem;
    }
  }
`;
