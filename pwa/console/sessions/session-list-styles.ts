import { css } from 'lit';

export const sessionListStyles = css`
  table {
    table-layout: fixed;
  }
  tbody tr {
    scroll-margin-block: 5rem;
  }
  tbody tr:last-child > * {
    border-block-end: 1px solid var(--color-line);
  }
  tbody:last-child tr:last-child > * {
    border-block-end: 0;
  }
  .time {
    inline-size: 7.5rem;
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
  }
  .person {
    inline-size: 16%;
  }
  th.person {
    font-weight: 550;
  }
  .task {
    inline-size: 14%;
  }
  .ended {
    inline-size: 9.5rem;
    white-space: nowrap;
  }
  .duration {
    inline-size: 5.5rem;
  }
  .labor {
    inline-size: 6.75rem;
  }
  .action {
    inline-size: 3.75rem;
    text-align: end;
  }
  .action .row-link {
    display: inline-grid;
    place-items: center;
    inline-size: 2.25rem;
    block-size: 2.25rem;
    border-radius: var(--radius-sm);
    color: var(--color-ink-soft);
  }
  .action .row-link:hover {
    background: var(--color-sunken);
    color: var(--color-ink);
  }
  .narrow {
    display: none;
  }
  .day > * {
    position: sticky;
    z-index: 1;
    inset-block-start: calc(var(--frame-top, 0px) + 2.5rem);
    background: var(--color-ground);
  }
  .day .sum {
    text-align: end;
  }
  .day:hover {
    background: transparent;
  }
  .day strong {
    font-weight: 650;
  }
  .day strong {
    display: inline-block;
  }
  .day strong::first-letter {
    text-transform: uppercase;
  }
  .bone {
    inline-size: 70%;
  }
  @container table (width < 58rem) {
    .person {
      inline-size: 18%;
    }
    .task {
      display: none;
    }
    .narrow {
      display: inline;
    }
  }
  @container table (width < 46rem) {
    .ended {
      inline-size: 8rem;
    }
    .labor {
      display: none;
    }
  }
  @container table (width < 34rem) {
    thead {
      display: none;
    }
    table,
    tbody {
      display: block;
    }
    tbody tr:not(.day) {
      display: grid;
      grid-template-areas:
        'person person duration action'
        'work work work action'
        'time task ended action';
      grid-template-columns: auto minmax(0, 1fr) auto 3rem;
      gap: 0.125rem var(--space-2);
      padding: 0.625rem var(--space-2) 0.625rem var(--space-4);
      border-block-end: 1px solid var(--color-line);
    }
    tbody tr:not(.day) > * {
      display: block;
      inline-size: auto;
      block-size: auto;
      max-inline-size: none;
      padding: 0;
      border: 0;
    }
    tbody tr:not(.day) > .labor,
    .narrow {
      display: none;
    }
    tbody tr:not(.day) > .task {
      grid-area: task;
      display: block;
    }
    .day {
      display: flex;
      justify-content: space-between;
    }
    .day > * {
      inset-block-start: var(--frame-top, 0px);
      block-size: auto;
      padding: 0.625rem var(--space-4);
      border: 0;
    }
    .day > th {
      flex: 1;
    }
    .day > .task,
    .day > .labor,
    .day > .action {
      display: none;
    }
    .time {
      grid-area: time;
      color: var(--color-ink-soft);
    }
    .person {
      grid-area: person;
    }
    .work {
      grid-area: work;
    }
    .ended {
      grid-area: ended;
    }
    .duration {
      grid-area: duration;
      font-weight: 600;
    }
    .action {
      grid-area: action;
      align-self: center;
    }
    .action .row-link {
      inline-size: 2.75rem;
      block-size: 2.75rem;
    }
  }
`;
