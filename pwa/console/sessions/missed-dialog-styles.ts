import { css } from 'lit';

export const missedDialogStyles = css`
  :host {
    --dialog-width: 40rem;
  }
  .length {
    grid-column: 1 / -1;
    min-block-size: 1.25rem;
    margin-block-start: calc(-1 * var(--space-2));
    font-size: var(--text-sm);
    font-variant-numeric: tabular-nums;
  }
  .said {
    padding-block: 0.7rem;
  }
`;
