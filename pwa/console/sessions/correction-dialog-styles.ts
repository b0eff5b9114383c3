import { css } from 'lit';

export const correctionDialogStyles = css`
  :host {
    --dialog-width: 40rem;
  }
  form {
    display: grid;
    gap: var(--space-4);
  }
  .comparison {
    display: grid;
    grid-template-columns: auto minmax(0, 0.8fr) minmax(0, 1fr);
    align-items: center;
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
  .name {
    font-weight: 550;
    font-size: var(--text-sm);
  }
  .before {
    color: var(--color-ink-soft);
    font-size: var(--text-sm);
    font-variant-numeric: tabular-nums;
    overflow-wrap: anywhere;
  }
  .after.number {
    padding-inline-start: 0.8rem;
    text-align: start;
  }
  correction-history {
    margin-block-start: var(--space-6);
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
    .name {
      margin-block-start: var(--space-1);
    }
    .before {
      text-align: end;
    }
    .after {
      grid-column: 1 / -1;
    }
    .after.number {
      padding: 0;
    }
  }
`;
