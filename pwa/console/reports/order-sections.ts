import { css } from 'lit';

/** The parts of an order: a heading with its sum, and rows that add up to it. */
export const orderSections = css`
  section + section {
    margin-block-start: var(--space-6);
  }
  .section-head {
    display: flex;
    align-items: baseline;
    justify-content: space-between;
    gap: var(--space-4);
    padding-block-end: var(--space-2);
    border-block-end: 1px solid var(--color-line);
  }
  h3 {
    font-size: var(--text-base);
  }
  .line,
  summary {
    display: grid;
    grid-template-columns: minmax(0, 1fr) 4.5rem 5.5rem;
    align-items: center;
    gap: var(--space-2);
    min-block-size: 2.5rem;
    font-size: var(--text-sm);
  }
  .line.no-money,
  .no-money summary {
    grid-template-columns: minmax(0, 1fr) 5rem;
  }
  .line + .line {
    border-block-start: 1px solid var(--color-line);
  }
  .sum {
    border-block-start: 1px solid var(--color-line-strong);
    font-weight: 650;
  }
  .line.sum {
    border-block-start: 1px solid var(--color-line-strong);
  }
  .nothing {
    padding-block: var(--space-3);
    color: var(--color-ink-soft);
    font-size: var(--text-sm);
  }
  @media print {
    .line,
    summary {
      min-block-size: 1.75rem;
      break-inside: avoid;
    }
    .section-head,
    summary {
      break-after: avoid;
    }
  }
`;
