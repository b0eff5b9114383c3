import { css } from 'lit';

export const inboxPageStyles = css`
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
  .count {
    color: var(--color-ink-faint);
    font-variant-numeric: tabular-nums;
  }
  .chip.set .count {
    color: inherit;
  }
  .between {
    inline-size: 1px;
    block-size: 1.5rem;
    margin-inline: var(--space-1);
    background: var(--color-line);
  }
  @media (width < 40rem) {
    .between {
      display: none;
    }
    nav .chip {
      grid-column: auto;
      justify-content: center;
    }
  }
`;
