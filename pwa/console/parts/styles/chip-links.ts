import { css } from 'lit';

/** Of `chipLink`, beside `chips`: filters that are links, each with an address of its own. */
export const chipLinks = css`
  nav .chip {
    padding-inline: 0.875rem;
    color: var(--color-ink-soft);
    font-size: var(--text-sm);
    font-weight: 550;
    text-decoration: none;
  }
  nav .chip.set {
    color: var(--color-on-accent-soft);
  }
  @media (width < 40rem) {
    nav .chip {
      grid-column: auto;
      justify-content: center;
    }
  }
`;
