import { css } from 'lit';

export const figureTableStyles = css`
  tbody tr {
    scroll-margin-block: 6rem;
  }
  thead th {
    padding-block: 0.25rem;
    vertical-align: bottom;
  }
  /* A heading of several words takes several lines, so that its figures decide how wide it is. */
  thead .number {
    white-space: normal;
  }
  .sort {
    position: relative;
    max-inline-size: 6.5rem;
    min-block-size: 2rem;
    padding: 0.3125rem 0;
    border: 0;
    background: transparent;
    font: inherit;
    line-height: 1.25;
    text-align: inherit;
    color: inherit;
    cursor: pointer;
  }
  .sort:hover {
    color: var(--color-ink);
  }
  .sort.sorted {
    color: var(--color-accent);
  }
  /* Beside the heading and out of its way: choosing an order moves nothing. */
  .sort .icon {
    position: absolute;
    inset: auto auto 0.375rem calc(100% + 0.125rem);
    inline-size: 0.875rem;
    block-size: 0.875rem;
    stroke-width: 2.5;
  }
  .number .sort .icon {
    inset-inline: auto calc(100% + 0.0625rem);
  }
  th,
  td {
    padding-inline: 0.5rem;
  }
  :where(.close) th,
  :where(.close) td {
    padding-inline: 0.3125rem;
  }
  td.text,
  .name {
    white-space: nowrap;
  }
  td.text {
    color: var(--color-ink-soft);
  }
  .plain {
    font-weight: 600;
  }
  .below {
    display: block;
    color: var(--color-ink-faint);
    font-size: var(--text-2xs);
    line-height: 1.2;
  }
  .name:has(.below) {
    padding-block: 0.3125rem;
    line-height: 1.2;
  }
  /* A long name breaks within itself; its mark stays beside it. */
  .named {
    display: flex;
    align-items: center;
    gap: 0.375rem;
  }
  .named explained-mark {
    flex: none;
    margin-block: -0.125rem;
  }
  .with-bar {
    position: relative;
    min-inline-size: 6rem;
  }
  .bar {
    position: absolute;
    inset: auto 0.5rem 0.1875rem;
    inline-size: calc(100% - 1rem);
    block-size: 0.1875rem;
    fill: var(--color-accent);
    opacity: 0.6;
  }
  .loss,
  .over {
    color: var(--color-danger);
    font-weight: 600;
  }
  .loss .bar,
  .over .bar {
    fill: var(--color-danger);
  }
  .concern {
    margin-inline-end: 0.25rem;
    font-size: 0.625rem;
    vertical-align: 0.1em;
  }
  tbody .bone {
    min-inline-size: 2rem;
  }
  tfoot th,
  tfoot td {
    z-index: 1;
  }
  /* Rather two lines of a long name than a figure out of sight. */
  @container table (width < 64rem) {
    .name {
      min-inline-size: 9rem;
      line-height: 1.25;
      white-space: normal;
    }
  }
  @container table (width < 30rem) {
    .name {
      min-inline-size: 8rem;
    }
  }

  @media print {
    th,
    td {
      padding-inline: 0.375rem;
    }
    .bar {
      display: none;
    }
  }
`;
