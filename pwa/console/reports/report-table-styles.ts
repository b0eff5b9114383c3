import { css } from 'lit';

/** How wide its columns are is said by `layOutReport`. */
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
    white-space: nowrap;
  }
  /* In full: it takes a second line in a narrow column. */
  .totals-help {
    display: block;
    color: var(--color-ink-faint);
    font-weight: 400;
    line-height: 1.2;
    text-wrap: balance;
  }
  .dense .totals-help {
    font-size: var(--text-2xs);
  }
  .dense table {
    font-size: var(--text-xs);
  }
  .dense th,
  .dense td {
    padding-inline: 0.375rem;
  }
  .dense .used {
    display: none;
  }
  .dense tr > :first-child {
    padding-inline-start: 0.75rem;
  }
  .dense tr > :last-child {
    padding-inline-end: 0.75rem;
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
  /* The margin is the answer: it stays in sight, as the order does. */
  @media screen {
    :host([scrolls]) tr > :last-child {
      position: sticky;
      inset-inline-end: 0;
      z-index: 1;
      background: var(--color-surface);
      box-shadow: -1px 0 0 var(--color-line);
    }
    :host([scrolls]) thead tr > :last-child,
    :host([scrolls]) tfoot tr > :last-child {
      z-index: 3;
    }
    :host([scrolls]) tbody tr[aria-current='true'] > :last-child {
      background: var(--color-accent-soft);
    }
  }
  .stacked .orderNumber {
    overflow: hidden;
  }
  .stacked tbody td,
  .stacked tbody th {
    block-size: 3.5rem;
  }
  .stacked .narrow-customer {
    display: block;
  }
`;
