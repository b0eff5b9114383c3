import { css } from 'lit';

/** Sentences wrap, so rows grow; on a phone each row is a small card. */
export const auditListStyles = css`
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
    inline-size: 10.5rem;
    font-variant-numeric: tabular-nums;
  }
  .who {
    inline-size: 20%;
  }
  .tablet {
    inline-size: 13%;
  }
  td.tablet,
  td.outcome {
    color: var(--color-ink-soft);
  }
  .outcome {
    inline-size: 24%;
  }
  .refusal {
    display: block;
    margin-block-start: 0.125rem;
    font-size: var(--text-xs);
  }
  .bone {
    inline-size: 70%;
  }
  @container table (width < 60rem) {
    .tablet {
      display: none;
    }
    .when {
      inline-size: 8.5rem;
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
        'outcome outcome';
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
    tbody tr > .tablet,
    tbody tr > .outcome:empty {
      display: none;
    }
    tbody tr > .what {
      grid-area: what;
    }
    tbody tr > .who {
      grid-area: who;
      color: var(--color-ink-soft);
    }
    tbody tr > .when {
      grid-area: when;
      text-align: end;
    }
    tbody tr > .outcome {
      grid-area: outcome;
    }
  }
`;
