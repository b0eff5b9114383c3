import { css } from 'lit';

export const tablesPageStyles = css`
  .aging {
    opacity: 0.55;
    transition: opacity var(--motion) var(--ease) 150ms;
  }
  .note {
    max-inline-size: 60rem;
    color: var(--color-ink-faint);
    font-size: var(--text-xs);
    text-wrap: pretty;
  }
  @media print {
    .main {
      padding: 0;
    }
    table-filters,
    more-foot {
      display: none;
    }
  }
`;
