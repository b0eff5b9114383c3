import { css } from 'lit';

export const mergeDialogStyles = css`
  .search {
    display: grid;
    gap: var(--space-2);
  }
  .said {
    color: var(--color-ink-faint);
    font-size: var(--text-xs);
  }
  .found {
    max-block-size: 14rem;
    overflow-y: auto;
  }
  .found button {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0 var(--space-3);
    inline-size: 100%;
    min-block-size: 2.5rem;
    align-content: center;
    padding: 0.25rem var(--space-3);
    border: 0;
    border-radius: 0.5rem;
    background: transparent;
    font-size: var(--text-sm);
    text-align: start;
    cursor: pointer;
  }
  .found button:hover {
    background: var(--color-accent-soft);
    color: var(--color-on-accent-soft);
  }
  .means ul {
    display: grid;
    gap: var(--space-1);
    padding-inline-start: 1.125rem;
    list-style: disc;
  }
`;
