import { css } from 'lit';

export const reportPageStyles = css`
  .aging {
    opacity: 0.55;
    transition: opacity var(--motion) var(--ease) 150ms;
  }
  .paper {
    display: none;
    color: var(--color-ink-soft);
    font-size: var(--text-sm);
  }
  @media print {
    .paper {
      display: block;
    }
    report-filters,
    order-panel {
      display: none;
    }
    .page.with-panel {
      display: block;
    }
    .main {
      padding: 0;
    }
  }
`;
