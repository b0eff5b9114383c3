import { css } from 'lit';

export const reportPageStyles = css`
  .aging {
    opacity: 0.55;
    transition: opacity var(--motion) var(--ease) 150ms;
  }
  /* A low window is for the table. */
  @media (height < 50rem) and (width >= 40rem) {
    .main {
      gap: var(--space-3);
      padding-block-start: var(--space-4);
    }
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
