import { css } from 'lit';
import { form } from '../parts/styles/form.ts';

/** Forms that put work right: orders with their parts, pieces, and what a change means. */
export const workFormStyles = css`
  ${form}
  .orders {
    display: grid;
    justify-items: start;
    gap: var(--space-2);
    min-inline-size: 0;
  }
  .share {
    display: grid;
    grid-template-columns: minmax(0, 1fr) 4rem auto;
    align-items: center;
    gap: var(--space-1) var(--space-2);
    inline-size: 100%;
  }
  .share .amount {
    grid-row: 2;
    grid-column: 1 / -1;
    padding-inline-start: 0.8rem;
    font-size: var(--text-xs);
    font-variant-numeric: tabular-nums;
  }
  .share .error {
    grid-column: 1 / -1;
  }
  .more {
    margin-inline-start: -0.5rem;
  }
  .orders .hint {
    color: var(--color-ink-faint);
    font-size: var(--text-xs);
  }
  .pieces,
  .pair {
    display: grid;
    grid-template-columns: repeat(2, minmax(0, 1fr));
    gap: var(--space-3);
  }
  .means ul + h3,
  .means ul + p {
    margin-block-start: var(--space-2);
  }
  .means ul {
    display: grid;
    gap: 0.125rem;
    padding-inline-start: 1.1rem;
    list-style: disc;
  }
  @media (width < 40rem) {
    .pair {
      grid-template-columns: minmax(0, 1fr);
    }
  }
`;
