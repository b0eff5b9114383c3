import { css } from 'lit';

export const wallStyles = css`
  screen-head {
    flex-wrap: wrap;
  }

  .field {
    width: 27rem;
    max-width: 100%;
  }

  .teams {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-2);
  }

  .teams button {
    min-height: 3rem;
    padding: 0 var(--space-5);
    border-radius: var(--radius-full);
    background: var(--color-sunken);
    color: var(--color-ink-soft);
    font-size: var(--text-md);
    font-weight: 600;
  }

  .teams button[aria-pressed='true'] {
    background: var(--color-ink);
    color: var(--color-ground);
  }

  .people {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(13.75rem, 1fr));
    grid-auto-rows: 1fr;
    gap: var(--space-3);
  }

  @media (min-height: 1000px) {
    .people {
      --tile-height: 6.75rem;
    }
  }

  @media (max-width: 600px) {
    .field {
      width: 100%;
    }

    .people {
      grid-template-columns: 1fr;
    }

    .teams {
      flex-wrap: nowrap;
      overflow-x: auto;
      margin-inline: calc(-1 * var(--gutter));
      padding: 4px var(--gutter);
      scrollbar-width: none;
    }

    .teams button {
      flex: none;
    }
  }
`;
