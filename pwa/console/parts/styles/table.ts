import { css } from 'lit';
import { bone } from './bone.ts';

/** Rows of 40 px, figures under figures, the head staying while the page moves. */
export const table = css`
  .table-box {
    container: table / inline-size;
    border: 1px solid var(--color-line);
    border-radius: var(--radius-md);
    background: var(--color-surface);
  }
  table {
    inline-size: 100%;
    border-collapse: separate;
    border-spacing: 0;
    font-size: var(--text-sm);
  }
  th,
  td {
    block-size: 2.5rem;
    padding: 0 0.625rem;
    text-align: start;
    font-weight: 400;
    border-block-end: 1px solid var(--color-line);
  }
  th:first-child,
  td:first-child {
    padding-inline-start: 1rem;
  }
  th:last-child,
  td:last-child {
    padding-inline-end: 1rem;
  }
  .number {
    text-align: end;
  }
  thead th {
    position: sticky;
    z-index: 2;
    inset-block-start: var(--frame-top, 0px);
    background: var(--color-surface);
    color: var(--color-ink-soft);
    font-size: var(--text-xs);
    font-weight: 550;
    white-space: nowrap;
  }
  thead th:first-child {
    border-start-start-radius: var(--radius-md);
  }
  thead th:last-child {
    border-start-end-radius: var(--radius-md);
  }
  tbody tr {
    transition: background var(--motion-fast) var(--ease);
  }
  tbody tr.open-on-click {
    cursor: pointer;
  }
  tbody tr:hover {
    background: color-mix(in srgb, var(--color-accent) 5%, transparent);
  }
  tbody tr:has(:focus-visible) {
    background: color-mix(in srgb, var(--color-focus) 9%, transparent);
  }
  tbody tr[aria-current='true'] {
    background: var(--color-accent-soft);
  }
  tbody:last-child tr:last-child > * {
    border-block-end: 0;
  }
  tbody:last-child tr:last-child > :first-child {
    border-end-start-radius: var(--radius-md);
  }
  tbody:last-child tr:last-child > :last-child {
    border-end-end-radius: var(--radius-md);
  }
  .row-link {
    color: inherit;
    font-weight: 600;
    text-decoration: none;
  }
  .row-link:hover {
    text-decoration: underline;
  }
  .cut {
    max-inline-size: 0;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  ${bone}
`;
