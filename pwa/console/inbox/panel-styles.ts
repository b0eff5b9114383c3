import { css } from 'lit';
import { panel } from '../parts/styles/panel.ts';

export const panelStyles = css`
  ${panel}
  .answer {
    display: grid;
    gap: var(--space-1);
    padding: var(--space-3) var(--space-4);
    border-radius: 0.625rem;
    background: var(--color-sunken);
  }
  .answer strong {
    font-weight: 600;
  }
  dl {
    row-gap: 0.375rem;
    margin-block-start: var(--space-4);
  }
  .day {
    display: inline-flex;
    align-items: center;
    min-block-size: 1.75rem;
    margin-block-start: var(--space-2);
    margin-inline-end: var(--space-4);
    font-size: var(--text-sm);
  }
  dl:first-child {
    margin-block-start: 0;
  }
`;
