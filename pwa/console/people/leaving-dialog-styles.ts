import { css } from 'lit';
import { form } from '../parts/styles/form.ts';

export const leavingDialogStyles = css`
  ${form}
  .looking {
    min-block-size: 6rem;
  }
  dl {
    display: grid;
    grid-template-columns: auto 1fr;
    gap: var(--space-2) var(--space-4);
    text-wrap: pretty;
  }
  dt {
    color: var(--color-ink-soft);
  }
  fieldset {
    display: grid;
    gap: var(--space-3);
    min-inline-size: 0;
    margin: 0;
    padding: var(--space-4);
    border: 1px solid var(--color-line);
    border-radius: var(--radius-md);
  }
  legend {
    padding-inline: var(--space-2);
    font-size: var(--text-sm);
    font-weight: 550;
  }
  .choice {
    display: flex;
    gap: var(--space-3);
    cursor: pointer;
  }
  .choice input {
    flex: none;
    inline-size: 1.25rem;
    block-size: 1.25rem;
    margin: 0.125rem 0 0;
    accent-color: var(--color-accent);
  }
  .choice .faint {
    display: block;
    font-size: var(--text-sm);
  }
  .reason {
    margin-inline-start: 2rem;
  }
`;
