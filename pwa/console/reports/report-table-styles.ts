import { css } from 'lit';

/** Which columns stay when the table gets narrow: order, customer and margin are the answer. */
export const reportTableStyles = css`
  table {
    table-layout: fixed;
  }
  tbody tr {
    scroll-margin-block: 6rem;
  }
  .orderNumber {
    inline-size: 8.25rem;
    white-space: nowrap;
  }
  .revenueCents,
  .marginCents {
    inline-size: 8rem;
  }
  .laborMs {
    inline-size: 6.25rem;
  }
  .laborCents,
  .materialCents {
    inline-size: 7rem;
  }
  .marginPercent {
    inline-size: 7rem;
  }
  td.marginCents,
  td.marginPercent {
    font-weight: 600;
  }
  .sort {
    display: inline-flex;
    align-items: center;
    gap: 0.25rem;
    min-block-size: 2.25rem;
    padding: 0;
    border: 0;
    background: transparent;
    font: inherit;
    color: inherit;
    cursor: pointer;
  }
  .sort:hover {
    color: var(--color-ink);
  }
  .sorted {
    color: var(--color-accent);
  }
  .sort .icon {
    inline-size: 0.875rem;
    block-size: 0.875rem;
    stroke-width: 2.5;
  }
  .description {
    margin-inline-start: 0.375rem;
    color: var(--color-ink-faint);
  }
  .narrow-customer {
    display: none;
    overflow: hidden;
    font-weight: 400;
    color: var(--color-ink-soft);
    text-overflow: ellipsis;
  }
  .loss-mark {
    margin-inline-end: 0.375rem;
    font-size: 0.625rem;
    vertical-align: 0.1em;
  }
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

  @container table (width < 74rem) {
    .description {
      display: none;
    }
  }
  @container table (width < 58rem) {
    .materialCents,
    .laborCents {
      display: none;
    }
  }
  @container table (width < 50rem) {
    .revenueCents {
      display: none;
    }
  }
  @container table (width < 40rem) {
    .laborMs {
      display: none;
    }
  }
  @container table (width < 30rem) {
    .customerName {
      display: none;
    }
    .orderNumber {
      inline-size: auto;
      overflow: hidden;
    }
    tbody td,
    tbody th {
      block-size: 3.5rem;
    }
    .narrow-customer {
      display: block;
    }
    .marginCents {
      inline-size: 6.75rem;
    }
    .marginPercent {
      inline-size: 5.75rem;
    }
  }
`;
