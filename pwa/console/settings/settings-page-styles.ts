import { css } from 'lit';

export const settingsPageStyles = css`
  .main {
    max-inline-size: 64rem;
    gap: var(--space-6);
  }
  section {
    display: grid;
    gap: var(--space-2);
  }
  h2 {
    font-size: var(--text-md);
  }
  ul {
    border: 1px solid var(--color-line);
    border-radius: var(--radius-md);
    background: var(--color-surface);
  }
  li {
    display: grid;
    grid-template-columns: minmax(0, 1fr) minmax(0, 1fr) auto;
    align-items: center;
    gap: var(--space-4);
    min-block-size: 4.25rem;
    padding: var(--space-3) var(--space-4);
  }
  li + li {
    border-block-start: 1px solid var(--color-line);
  }
  h3 {
    font-size: var(--text-base);
    font-weight: 600;
  }
  .what p {
    color: var(--color-ink-soft);
    font-size: var(--text-sm);
    text-wrap: pretty;
  }
  .value {
    display: grid;
    gap: 0.125rem;
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }
  .value strong {
    font-weight: 550;
    font-variant-numeric: tabular-nums;
  }
  .bone {
    inline-size: 60%;
    block-size: 1rem;
    border-radius: var(--radius-sm);
    background: var(--color-sunken);
  }
  @media (width < 40rem) {
    li {
      grid-template-columns: minmax(0, 1fr) auto;
    }
    .what {
      grid-column: 1 / -1;
    }
  }
`;
