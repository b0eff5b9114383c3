import { css } from 'lit';

/** A table of figures: its sums stay in sight under it, and on paper it looks like a report. */
export const reportTable = css`
  tbody .bone {
    inline-size: 70%;
  }
  tbody .number .bone {
    margin-inline-start: auto;
  }
  tfoot th,
  tfoot td {
    position: sticky;
    inset-block-end: var(--frame-bottom, 0px);
    border-block-start: 1px solid var(--color-line);
    border-block-end: 0;
    background: var(--color-surface);
    font-weight: 650;
  }
  tfoot tr > :first-child {
    border-end-start-radius: var(--radius-md);
  }
  tfoot tr > :last-child {
    border-end-end-radius: var(--radius-md);
  }
  /* Headings on each sheet, no row on two of them, and the sums once, under the last row. */
  @media print {
    .table-box {
      border: 0;
      border-radius: 0;
    }
    th,
    td {
      block-size: 1.75rem;
    }
    thead th,
    tfoot th,
    tfoot td {
      position: static;
    }
    thead th {
      border-block-end-color: var(--color-line-strong);
    }
    tr {
      break-inside: avoid;
    }
    tfoot {
      display: table-row-group;
    }
    tfoot tr {
      break-before: avoid;
    }
    tfoot th,
    tfoot td {
      border-block-start-color: var(--color-line-strong);
    }
  }
`;
