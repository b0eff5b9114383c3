import { css } from 'lit';

export const correctionFormStyles = css`
  .comparison {
    display: grid;
    grid-template-columns: auto minmax(0, 0.8fr) minmax(0, 1.15fr);
    align-items: start;
    gap: var(--space-2) var(--space-4);
    padding: var(--space-4);
    border: 1px solid var(--color-line);
    border-radius: var(--radius-md);
  }
  .column {
    color: var(--color-ink-faint);
    font-size: var(--text-xs);
    font-weight: 550;
  }
  .name,
  .before {
    /* Level with what stands in the input beside it. */
    padding-block-start: 0.7rem;
    font-size: var(--text-sm);
  }
  .name {
    font-weight: 550;
  }
  .before {
    color: var(--color-ink-soft);
    font-variant-numeric: tabular-nums;
    overflow-wrap: anywhere;
  }
  .after.said {
    padding: 0.7rem 0.8rem 0;
    font-variant-numeric: tabular-nums;
  }
  .pieces label {
    font-size: var(--text-xs);
    font-weight: 400;
  }
  @media (width < 40rem) {
    .column {
      display: none;
    }
    .comparison {
      grid-template-columns: auto minmax(0, 1fr);
      padding: 0;
      border: 0;
    }
    .name,
    .before {
      padding-block-start: 0;
    }
    .name {
      margin-block-start: var(--space-1);
    }
    .before {
      text-align: end;
    }
    .after {
      grid-column: 1 / -1;
    }
    .after.said {
      padding: 0;
    }
  }
`;
