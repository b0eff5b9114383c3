import { css } from 'lit';

export const tabletsPageStyles = css`
  search,
  nav {
    display: contents;
  }
  nav b {
    min-inline-size: 1.25rem;
    padding-inline: 0.375rem;
    border-radius: var(--radius-full);
    background: var(--color-warn-soft);
    color: var(--color-on-warn-soft);
    font-size: var(--text-xs);
    text-align: center;
  }
`;
