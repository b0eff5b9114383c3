import { css } from 'lit';

export const inboxPageStyles = css`
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
  }
`;
