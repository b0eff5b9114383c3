import { css } from 'lit';

export const usageDialogStyles = css`
  form {
    display: grid;
    gap: var(--space-4);
  }
  .pair {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(11rem, 1fr));
    gap: var(--space-4);
  }
  .faint,
  section {
    font-size: var(--text-sm);
    text-wrap: pretty;
  }
  .means {
    display: grid;
    gap: var(--space-1);
    padding: var(--space-3) var(--space-4) var(--space-3) 2rem;
    border-radius: 0.625rem;
    background: var(--color-sunken);
    font-size: var(--text-sm);
    list-style: disc;
  }
  section {
    margin-block-start: var(--space-5);
  }
  h3 {
    margin-block-end: var(--space-2);
    font-size: var(--text-sm);
  }
  li {
    overflow-wrap: anywhere;
  }
  ol li {
    display: grid;
    gap: 0.125rem;
    padding: var(--space-3) 0;
    border-block-start: 1px solid var(--color-line);
  }
`;
