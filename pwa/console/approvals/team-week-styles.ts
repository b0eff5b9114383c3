import { css } from 'lit';

export const teamWeekStyles = css`
  section {
    display: grid;
    gap: var(--space-4);
    padding: var(--space-5);
    border: 1px solid var(--color-line);
    border-radius: var(--radius-lg);
    background: var(--color-surface);
  }
  header {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--space-3);
  }
  header .button {
    margin-inline-start: auto;
  }
  h2 {
    font-size: var(--text-lg);
  }
  .tag {
    padding: 0.125rem 0.625rem;
    border-radius: var(--radius-full);
    background: var(--color-sunken);
    color: var(--color-ink-soft);
    font-size: var(--text-sm);
  }
  .tag.good {
    background: var(--color-good-soft);
    color: var(--color-on-good-soft);
  }
  .tag.warn {
    background: var(--color-warn-soft);
    color: var(--color-on-warn-soft);
  }
  .issues {
    display: grid;
    gap: var(--space-2);
    padding: var(--space-4);
    border-radius: var(--radius-md);
    background: var(--color-warn-soft);
    color: var(--color-on-warn-soft);
  }
  .issues p {
    display: flex;
    align-items: center;
    gap: var(--space-2);
    font-weight: 600;
  }
  .issues ul {
    display: grid;
    gap: var(--space-1);
  }
  .issues li {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-1) var(--space-2);
    min-block-size: 1.5rem;
  }
  .issues a {
    color: inherit;
    margin-inline-start: auto;
    min-block-size: 1.5rem;
  }
  .problem {
    color: var(--color-danger);
  }
  /* The card has its own edge: names begin under the team's. */
  th:first-child {
    padding-inline-start: 0;
  }
  .mark {
    inline-size: 7rem;
    text-align: center;
  }
  .yes {
    color: var(--color-good);
  }
  .changed {
    display: block;
    color: var(--color-on-warn-soft);
    font-size: var(--text-sm);
  }
  tbody th {
    font-weight: 600;
    text-align: start;
  }
  tbody a {
    color: inherit;
    display: inline-flex;
    align-items: center;
    min-block-size: 1.5rem;
  }
`;
