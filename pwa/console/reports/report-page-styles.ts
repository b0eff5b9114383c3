import { css } from 'lit';

export const reportPageStyles = css`
  .aging {
    opacity: 0.55;
    transition: opacity var(--motion) var(--ease) 150ms;
  }
  @media print {
    report-filters {
      display: none;
    }
    .page.with-panel {
      display: block;
    }
    .page.with-panel > .main {
      display: none;
    }
    .main {
      padding: 0;
    }
  }
`;
