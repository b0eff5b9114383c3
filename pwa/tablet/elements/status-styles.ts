import { css } from 'lit';

export const statusStyles = css`
  :host {
    display: flex;
    align-items: center;
    gap: var(--space-3);
    min-height: 3.5rem;
    padding: 0 clamp(var(--space-4), 2.5vw, var(--space-8));
    background: var(--color-surface);
    border-bottom: 1px solid var(--color-line);
    font-size: var(--text-md);
    white-space: nowrap;
  }

  /* Said or not, it is there for whoever has the page read aloud, and takes room only when said. */
  ::slotted(*) {
    position: absolute;
  }

  :host([speaking]) ::slotted(*) {
    position: static;
    min-width: 0;
  }

  :host([speaking]) .shop,
  :host([speaking]) .ribbon {
    display: none;
  }

  .shop {
    min-width: 0;
    overflow: hidden;
    text-overflow: ellipsis;
    font-weight: 650;
  }

  .ribbon {
    padding: 0.1em 0.7em;
    border-radius: var(--radius-full);
    background: var(--color-warn-soft);
    color: var(--color-on-warn-soft);
    font-size: var(--text-sm);
    font-weight: 700;
    letter-spacing: 0.04em;
    text-transform: uppercase;
  }

  .gap {
    flex: 1;
  }

  .state {
    display: flex;
    align-items: center;
    gap: var(--space-2);
    min-width: 0;
    color: var(--color-ink-soft);
  }

  .state svg {
    color: var(--color-good);
  }

  .state.warn {
    padding: 0.2em 0.8em;
    border-radius: var(--radius-full);
    background: var(--color-warn-soft);
    color: var(--color-on-warn-soft);
    font-weight: 600;
  }

  .state.warn svg {
    color: inherit;
  }

  .round,
  .time {
    flex: none;
  }

  .round {
    display: grid;
    place-items: center;
    width: var(--target);
    height: var(--target);
    border-radius: 50%;
    color: var(--color-ink-soft);
  }

  .time {
    font-size: var(--text-lg);
    font-weight: 650;
  }

  /* Two lines of words, rather than fewer words. */
  @media (max-width: 899px) {
    :host {
      gap: var(--space-2);
      font-size: var(--text-base);
    }

    .state {
      line-height: 1.15;
      white-space: normal;
    }

    .state.warn {
      border-radius: var(--radius-lg);
    }
  }

  @media (max-width: 600px) {
    :host {
      flex-wrap: wrap;
      gap: 0 var(--space-2);
      padding-block: var(--space-1);
    }

    ::slotted(*) {
      order: 1;
      flex: 1;
      max-width: calc(100% - 4.5rem);
    }

    .shop {
      flex: 1 0 46%;
      order: 1;
      max-width: calc(100% - 9rem);
    }

    /* Beside the clock in Spanish, too. */
    .ribbon {
      order: 2;
      padding-inline: 0.5em;
      font-size: var(--text-2xs);
      letter-spacing: 0;
    }

    /* As high as what is said by the way, so that nothing moves when it is. */
    .time {
      order: 3;
      line-height: 3rem;
    }

    .round {
      order: 6;
    }

    .state {
      flex: 0 1 auto;
      max-width: calc(100% - 4rem);
      order: 4;
    }

    /* Two buttons beside it. */
    .state:has(+ .round + .round) {
      max-width: calc(100% - 8rem);
    }

    .gap {
      order: 5;
    }
  }
`;
