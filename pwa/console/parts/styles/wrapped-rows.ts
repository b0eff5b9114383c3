import { css } from 'lit';

/**
 * Beside `table`, for a list of sentences: they wrap, so rows grow. Where there is no room each row
 * is a small card, laid out by the list's own grid areas: `what`, `who`, `when` and more.
 */
export const wrappedRows = css`
  table {
    table-layout: fixed;
  }
  tbody tr {
    scroll-margin-block: 5rem;
  }
  tbody th,
  tbody td {
    padding-block: 0.5rem;
    overflow-wrap: anywhere;
    line-height: 1.35;
  }
  .when {
    font-variant-numeric: tabular-nums;
  }
  .tablet {
    inline-size: 13%;
  }
  td.tablet {
    color: var(--color-ink-soft);
  }
  .bone {
    inline-size: 70%;
  }
  @container table (width < 60rem) {
    .tablet {
      display: none;
    }
  }
  @container table (width < 40rem) {
    thead {
      display: none;
    }
    table,
    tbody {
      display: block;
    }
    tbody tr {
      display: grid;
      grid-template-columns: minmax(0, 1fr) auto;
      gap: 0.125rem var(--space-3);
      padding: 0.625rem var(--space-4);
      border-block-end: 1px solid var(--color-line);
    }
    tbody tr:last-child {
      border-block-end: 0;
    }
    tbody tr > :is(td, th) {
      display: block;
      block-size: auto;
      padding: 0;
      border: 0;
    }
    /* Over whatever width its column has in the table. */
    .table-box tbody tr > * {
      inline-size: auto;
    }
    tbody tr > .what {
      grid-area: what;
    }
    tbody tr > .who {
      grid-area: who;
    }
    tbody tr > .when {
      grid-area: when;
      text-align: end;
    }
  }
`;
