import { css } from 'lit';

export const materialStyles = css`
  .sides {
    grid-template-columns: minmax(0, 1fr) 22rem 19rem;
    gap: var(--space-6);
  }

  .tiles {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(11rem, 1fr));
    grid-auto-rows: minmax(6rem, max-content);
    align-content: start;
    gap: var(--space-3);
    margin: -6px -6px calc(-1 * var(--gutter));
    padding: 6px 6px var(--gutter);
  }

  .tile {
    display: grid;
    align-content: space-between;
    padding: var(--space-3) var(--space-4);
  }

  .tile .name {
    font-size: var(--text-md);
    font-weight: 620;
    line-height: 1.25;
  }

  .unit {
    font-size: var(--text-base);
    color: var(--color-ink-faint);
  }

  .tile[aria-pressed='true'] {
    border-color: var(--color-accent);
    background: var(--color-accent-soft);
    color: var(--color-on-accent-soft);
    box-shadow: inset 0 0 0 2px var(--color-accent);
  }

  .tile[aria-pressed='true'] .unit {
    color: inherit;
  }

  .pad {
    display: flex;
    flex-direction: column;
    gap: var(--space-4);
    --key-height: clamp(3.5rem, calc((100dvh - 34rem) / 4), 5.5rem);
  }

  .amount {
    position: relative;
    padding: var(--space-3) var(--space-4);
    border: 2px solid var(--color-line-strong);
    border-radius: var(--radius-lg);
    background: var(--color-surface);
  }

  .amount .name {
    font-size: var(--text-md);
    font-weight: 600;
    color: var(--color-ink-soft);
  }

  .figure {
    font-size: var(--text-4xl);
    font-weight: 700;
    letter-spacing: -0.03em;
    line-height: 1.15;
  }

  .figure .unit {
    font-size: var(--text-lg);
    font-weight: 500;
    letter-spacing: 0;
  }

  .returning {
    color: var(--color-on-danger-soft);
  }

  .change {
    display: none;
  }

  .direction {
    display: grid;
    grid-template-columns: 1fr 1fr;
    gap: 4px;
    padding: 4px;
    border-radius: var(--radius-lg);
    background: var(--color-sunken);
  }

  .direction button {
    display: flex;
    align-items: center;
    justify-content: center;
    gap: var(--space-2);
    min-height: 3rem;
    border-radius: calc(var(--radius-lg) - 4px);
    font-size: var(--text-md);
    font-weight: 600;
    color: var(--color-ink-soft);
  }

  .direction [aria-pressed='true'] {
    background: var(--color-raised);
    color: var(--color-ink);
    box-shadow: var(--shadow-1);
  }

  .log {
    min-height: 5rem;
    font-size: var(--text-xl);
    border-radius: var(--radius-xl);
  }

  @media (max-width: 1099px) {
    .sides {
      grid-template-columns: minmax(0, 1fr) 22rem;
      flex: none;
    }

    .tiles {
      grid-column: 1 / -1;
      margin: -6px;
      padding: 6px;
    }

    usage-list {
      grid-column: 1;
      grid-row: 2;
    }
  }

  /* Portrait: the tiles scroll in what the pad leaves. */
  @media (min-width: 761px) and (max-width: 1099px) and (min-height: 900px) {
    :host {
      height: 100%;
    }

    .sides {
      flex: 1;
      grid-template-rows: minmax(0, 1fr) auto;
    }

    .scrolls {
      overflow-y: auto;
      overscroll-behavior: contain;
      scrollbar-width: thin;
    }
  }

  /* Small and lying: the list goes below the tiles, the pad stands beside both. */
  @media (min-width: 900px) and (max-width: 1099px) and (max-height: 899px) {
    .sides {
      flex: 1;
      grid-template-columns: minmax(0, 1fr) 20rem;
      grid-template-rows: minmax(0, 1fr) auto;
    }

    .tiles {
      grid-column: 1;
    }

    .pad {
      grid-column: 2;
      grid-row: 1 / 3;
    }

    usage-list {
      max-height: 9rem;
    }
  }

  @media (min-width: 900px) and (max-height: 760px) {
    .pad {
      gap: var(--space-3);
    }

    .log {
      min-height: 4rem;
    }
  }

  @media (max-width: 760px) {
    .sides {
      grid-template-columns: minmax(0, 1fr);
      gap: var(--space-4);
    }

    /* One thing at a time: the tiles make room for the amount once one is chosen. */
    .has-chosen .tiles,
    .sides:not(.has-chosen) .pad {
      display: none;
    }

    .change {
      position: absolute;
      inset: 0 0 auto auto;
      display: block;
      min-height: var(--target);
      padding: 0 var(--space-4);
      color: var(--color-accent);
      font-size: var(--text-base);
      font-weight: 600;
    }

    .amount .name {
      padding-inline-end: 10rem;
    }

    .tiles {
      grid-template-columns: 1fr 1fr;
    }

    usage-list {
      grid-row: auto;
    }

    .pad {
      gap: var(--space-3);
      --key-height: 4rem;
    }
  }
`;
