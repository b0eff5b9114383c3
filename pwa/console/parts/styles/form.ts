import { css } from 'lit';

/** A form in a dialog: fields under each other, pairs beside each other, and what pressing does. */
export const form = css`
  form {
    display: grid;
    gap: var(--space-4);
  }
  .pair {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(11rem, 1fr));
    gap: var(--space-4);
  }
  .means {
    display: grid;
    gap: var(--space-1);
    padding: var(--space-3) var(--space-4);
    border-radius: 0.625rem;
    background: var(--color-sunken);
    font-size: var(--text-sm);
  }
  .means h3 {
    font-size: var(--text-sm);
  }
`;
