import { css } from 'lit';

export const tabletsPageStyles = css`
  search,
  nav {
    display: contents;
  }
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
  nav b {
    min-inline-size: 1.25rem;
    padding-inline: 0.375rem;
    border-radius: var(--radius-full);
    background: var(--color-warn-soft);
    color: var(--color-on-warn-soft);
    font-size: var(--text-xs);
    text-align: center;
  }
  @media (width < 40rem) {
    nav .chip {
      grid-column: auto;
      justify-content: center;
    }
  }
`;
