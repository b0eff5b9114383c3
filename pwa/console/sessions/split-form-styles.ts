import { css } from 'lit';

export const splitFormStyles = css`
  .at {
    grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
    gap: 0.3125rem var(--space-4);
  }
  .at label,
  .at .error,
  .at select {
    grid-column: 1;
  }
  .at label {
    grid-column: 1 / -1;
  }
  .at .sum {
    grid-row: 2;
    grid-column: 2;
    align-self: center;
    font-size: var(--text-sm);
    font-variant-numeric: tabular-nums;
  }
  .parts {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(16rem, 1fr));
    align-items: stretch;
    gap: var(--space-4);
  }
  .part {
    display: grid;
    align-content: start;
    gap: var(--space-3);
    min-inline-size: 0;
    margin: 0;
    padding: var(--space-3) var(--space-4) var(--space-4);
    border: 1px solid var(--color-line);
    border-radius: var(--radius-md);
  }
  legend {
    padding-inline: var(--space-2);
    font-size: var(--text-sm);
    font-weight: 600;
  }
  .pieces label {
    font-size: var(--text-xs);
    font-weight: 400;
  }
  .keeps {
    font-size: var(--text-xs);
    text-wrap: pretty;
  }
  @media (width < 40rem) {
    .at {
      grid-template-columns: minmax(0, 1fr);
    }
    .at .sum {
      grid-row: auto;
      grid-column: 1;
    }
  }
`;
