import { css } from 'lit';

export const sessionDialogStyles = css`
  :host {
    --dialog-width: 46rem;
  }
  .waiting {
    min-block-size: 20rem;
  }
  .head {
    display: grid;
    gap: var(--space-4);
    margin-block-end: var(--space-4);
    font-size: var(--text-sm);
  }
  .note {
    padding: var(--space-3) var(--space-4);
    border-radius: var(--radius-sm);
    background: var(--color-sunken);
    text-wrap: pretty;
  }
  .foot {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    justify-content: space-between;
    gap: var(--space-2) var(--space-4);
    margin-block: var(--space-5) var(--space-4);
    padding-block-start: var(--space-4);
    border-block-start: 1px solid var(--color-line);
  }
  nav {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-2) var(--space-4);
    font-size: var(--text-sm);
  }
  nav a {
    padding-block: 0.25rem;
  }
`;
