import { css } from 'lit';

/** Sentences wrap, so rows grow; on a phone each row is a small card. */
export const inboxListStyles = css`
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
    inline-size: 11rem;
    font-variant-numeric: tabular-nums;
  }
  .device-time {
    display: block;
    color: var(--color-warn);
    font-size: var(--text-xs);
  }
  tr[aria-current] .device-time {
    color: var(--color-on-accent-soft);
  }
  .who {
    inline-size: 15%;
  }
  .why {
    inline-size: 22%;
  }
  .likely {
    inline-size: 12rem;
  }
  td.likely .button {
    inline-size: 100%;
    padding-block: 0.25rem;
    line-height: 1.25;
    white-space: normal;
  }
  td.why,
  td.likely.soft {
    color: var(--color-ink-soft);
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
    .when {
      inline-size: 9.5rem;
    }
    .who {
      inline-size: 18%;
    }
    .likely {
      inline-size: 9.5rem;
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
      grid-template-areas:
        'what what'
        'who when'
        'why why'
        'likely likely';
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
      inline-size: auto;
      block-size: auto;
      padding: 0;
      border: 0;
    }
    tbody tr > .tablet {
      display: none;
    }
    tbody tr > .what {
      grid-area: what;
    }
    tbody tr > .who {
      grid-area: who;
      inline-size: auto;
    }
    tbody tr > .when {
      grid-area: when;
      inline-size: auto;
      text-align: end;
    }
    tbody tr > .why {
      grid-area: why;
      inline-size: auto;
    }
    tbody tr > .likely {
      grid-area: likely;
      margin-block-start: 0.25rem;
    }
    td.likely .button {
      inline-size: auto;
    }
  }
`;
