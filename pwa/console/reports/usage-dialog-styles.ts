import { css } from 'lit';
import { form } from '../parts/styles/form.ts';

export const usageDialogStyles = css`
  ${form}
  .faint,
  section {
    font-size: var(--text-sm);
    text-wrap: pretty;
  }
  .means {
    padding-inline-start: 2rem;
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
