import { css } from 'lit';

export const orderStyles = css`
  .left {
    display: flex;
    flex-direction: column;
    gap: var(--space-4);
    min-height: 0;
    min-width: 0;
  }

  .field input {
    min-height: 5rem;
    padding-inline: 4rem;
    font-size: var(--text-2xl);
    font-weight: 600;
    letter-spacing: -0.01em;
    border-color: var(--color-accent);
  }

  .field input::placeholder {
    font-size: var(--text-xl);
    letter-spacing: 0;
  }

  .scrolls {
    display: flex;
    flex-direction: column;
    flex: 1;
    gap: var(--space-3);
    /* Room for shadows and focus rings inside the scrolling box. */
    margin: -6px -6px calc(-1 * var(--gutter));
    padding: 6px 6px var(--gutter);
  }

  .results {
    display: grid;
    gap: var(--space-3);
  }

  key-pad {
    --key-height: 6rem;
    align-self: start;
  }

  slot::slotted(*) {
    margin-bottom: var(--space-4);
  }

  @media (max-width: 899px) {
    .scrolls {
      margin-bottom: -6px;
      padding-bottom: 6px;
    }

    .sides {
      display: flex;
      flex-direction: column;
      flex: 1;
    }

    .left {
      flex: 1;
    }

    key-pad {
      position: sticky;
      bottom: 0;
      z-index: 1;
      align-self: stretch;
      margin-inline: calc(-1 * var(--gutter));
      margin-bottom: calc(-1 * var(--gutter));
      padding: var(--space-3) var(--gutter) var(--gutter);
      border-top: 1px solid var(--color-line);
      background: var(--color-ground);
      --key-height: var(--target-key);
    }
  }

  @media (max-width: 600px) {
    .field input {
      min-height: var(--target-main);
      padding-inline: 3.5rem 3rem;
      font-size: var(--text-xl);
    }

    .field input::placeholder {
      font-size: var(--text-md);
    }

    key-pad {
      --key-height: 3.5rem;
      gap: var(--space-2);
    }
  }
`;
