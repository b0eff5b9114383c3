import { css } from 'lit';
import { form } from '../parts/styles/form.ts';

export const decisionFormStyles = css`
  ${form}
  /* Deciding is never out of sight, nor what the server said to it. */
  .foot {
    position: sticky;
    z-index: 2;
    inset-block-end: 0;
    display: grid;
    gap: var(--space-3);
    margin: 0 calc(-1 * var(--space-5)) calc(-1 * var(--space-5));
    padding: var(--space-3) var(--space-5);
    border-block-start: 1px solid var(--color-line);
    background: var(--color-surface);
  }
  .input,
  .check input {
    scroll-margin-block: 5rem;
  }
  .foot a {
    color: inherit;
  }
`;
