import { css } from 'lit';

export const auditPanelStyles = css`
  .said {
    display: grid;
    gap: var(--space-1);
    padding: var(--space-3) var(--space-4);
    border-radius: 0.625rem;
    background: var(--color-warn-soft);
    color: var(--color-on-warn-soft);
    font-size: var(--text-sm);
  }
  .said + * {
    margin-block-start: var(--space-4);
  }
  .said strong {
    font-weight: 600;
  }
  table {
    inline-size: 100%;
    border-collapse: collapse;
    table-layout: fixed;
    font-size: var(--text-sm);
  }
  th,
  td {
    padding: 0.375rem var(--space-2);
    border-block-end: 1px solid var(--color-line);
    text-align: start;
    vertical-align: top;
    font-weight: 400;
    overflow-wrap: anywhere;
    font-variant-numeric: tabular-nums;
  }
  th:first-child {
    inline-size: 32%;
    padding-inline-start: 0;
    color: var(--color-ink-faint);
  }
  thead th {
    color: var(--color-ink-faint);
    font-size: var(--text-xs);
    font-weight: 550;
  }
  tbody tr:last-child > * {
    border-block-end: 0;
  }
  td.before {
    color: var(--color-ink-soft);
  }
  td.after {
    font-weight: 550;
  }
  dl {
    row-gap: 0.375rem;
  }
  dl + table {
    margin-block-start: var(--space-3);
  }
  code {
    font-family: var(--font-mono, ui-monospace, monospace);
    font-size: 0.94em;
  }
  .links {
    display: grid;
    justify-items: start;
    font-size: var(--text-sm);
  }
  .links a {
    display: inline-flex;
    align-items: center;
    min-block-size: 1.75rem;
  }
`;
