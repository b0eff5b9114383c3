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

  /*
   * With no room for all columns, by the host's attribute: it scrolls in its box, under its headings
   * and beside its first column.
   */
  :host([scrolls]) .table-box {
    max-block-size: calc(100dvh - var(--frame-top, 0px) - var(--frame-bottom, 0px) - 2rem);
    overflow: auto;
    overscroll-behavior-x: contain;
  }
  :host([scrolls]) thead th {
    inset-block-start: 0;
  }
  :host([scrolls]) tfoot > tr > * {
    inset-block-end: 0;
  }
  :host([scrolls]) tr > :first-child {
    position: sticky;
    inset-inline-start: 0;
    z-index: 1;
    background: var(--color-surface);
    box-shadow: 1px 0 0 var(--color-line);
  }
  :host([scrolls]) tbody tr:hover > :first-child {
    background: color-mix(in srgb, var(--color-accent) 5%, var(--color-surface));
  }
  :host([scrolls]) tbody tr[aria-current='true'] > :first-child {
    background: var(--color-accent-soft);
  }
  :host([scrolls]) thead tr > :first-child,
  :host([scrolls]) tfoot tr > :first-child {
    z-index: 3;
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
    :host([scrolls]) .table-box {
      max-block-size: none;
      overflow: visible;
    }
    :host([scrolls]) tr > :first-child {
      position: static;
      box-shadow: none;
    }
  }
`;
