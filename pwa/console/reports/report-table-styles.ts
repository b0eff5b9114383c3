import { css } from 'lit';

/** Which columns stay when the table gets narrow: order, customer and margin are the answer. */
export const reportTableStyles = css`
  :host {
    scroll-margin-block-start: calc(var(--frame-top, 0px) + var(--space-2));
  }
  table {
    table-layout: fixed;
  }
  /* Rows come and go while one scrolls: the browser shall not hold on to one of them. */
  tbody {
    overflow-anchor: none;
  }
  tbody tr {
    scroll-margin-block: 6rem;
  }
  tbody .gap td {
    padding: 0;
    border: 0;
  }
  tbody .gap:hover {
    background: none;
  }
  .orderNumber {
    inline-size: 9.25rem;
    white-space: nowrap;
  }
  .revenueCents,
  .marginCents {
    inline-size: 7.5rem;
  }
  .laborMs {
    inline-size: 6.5rem;
  }
  .estimateMs {
    inline-size: 7.25rem;
  }
  .laborCents,
  .burdenCents,
  .materialCents {
    inline-size: 6.75rem;
  }
  .marginPercent {
    inline-size: 6.5rem;
  }
  .estimate {
    display: inline-flex;
    align-items: center;
    gap: 0.25rem;
    margin-inline-end: 0.375rem;
  }
  .used {
    inline-size: 1.75rem;
    block-size: 0.375rem;
    border-radius: var(--radius-full);
    background: var(--color-sunken);
    box-shadow: inset 0 0 0 1px var(--color-line);
    overflow: hidden;
  }
  .used span {
    display: block;
    block-size: 100%;
    background: var(--color-ink-faint);
  }
  .over::before {
    content: '▲';
    color: var(--color-warn);
    font-size: 0.5625rem;
    line-height: 1;
  }
  .over .used span {
    background: var(--color-warn);
  }
  .too-many {
    padding-block: var(--space-3);
    color: var(--color-ink-soft);
    font-size: var(--text-sm);
    text-align: center;
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

  @container table (width < 80rem) {
    .description {
      display: none;
    }
  }
  @container table (width < 64rem) {
    .materialCents,
    .burdenCents,
    .laborCents {
      display: none;
    }
  }
  @container table (width < 52rem) {
    .revenueCents {
      display: none;
    }
  }
  @container table (width < 46rem) {
    .estimateMs {
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
