import { css } from 'lit';

/** Every row is of one height, team heads too: only those before the eye are drawn. */
export const floorListStyles = css`
  table {
    table-layout: fixed;
  }
  tbody {
    contain: layout style;
  }
  th,
  td {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  tbody tr {
    transition: none;
  }
  .team > * {
    background: var(--color-ground);
    font-size: var(--text-xs);
  }
  .team strong {
    font-weight: 650;
    font-size: var(--text-sm);
  }
  .team .soft {
    margin-inline-start: var(--space-2);
  }
  .person {
    inline-size: 22%;
  }
  .task {
    inline-size: 16%;
  }
  .since {
    inline-size: 5.5rem;
    font-variant-numeric: tabular-nums;
  }
  .time {
    inline-size: 6.5rem;
  }
  .marks {
    inline-size: 12.5rem;
  }
  .dot {
    display: inline-block;
    margin-inline-end: 0.5rem;
    background: transparent;
    box-shadow: inset 0 0 0 1.5px var(--color-line-strong);
  }
  .working .dot {
    background: var(--color-good);
    box-shadow: none;
  }
  .idle .dot {
    background: var(--color-warn);
    box-shadow: none;
  }
  .away .person {
    color: var(--color-ink-soft);
  }
  .time strong {
    font-weight: 600;
  }
  .gap td {
    block-size: auto;
    padding: 0;
    border: 0;
  }
  .narrow {
    display: none;
  }
  /* What is not live looks it: nothing green, nothing that runs. */
  :host([stale]) tbody :is(th, td, a, strong, span:not(.word)) {
    color: var(--color-ink-faint);
  }
  :host([stale]) .dot {
    background: transparent;
    box-shadow: inset 0 0 0 1.5px var(--color-line-strong);
  }
  .bone {
    inline-size: 70%;
  }
  /* What people work on needs the room more than marks most rows have none of. */
  @container table (54rem <= width < 62rem) {
    .marks {
      inline-size: 9rem;
    }
    .since {
      inline-size: 4.5rem;
    }
  }
  @container table (width < 54rem) {
    .task {
      display: none;
    }
    .narrow {
      display: inline;
    }
    .person {
      inline-size: 30%;
    }
    .customer {
      display: none;
    }
    .since {
      inline-size: 4.5rem;
    }
    .marks {
      inline-size: 7rem;
    }
    .marks .word + .word {
      display: none;
    }
  }
  @container table (width < 40rem) {
    .since,
    thead .marks {
      display: none;
    }
    .person {
      inline-size: 40%;
    }
    .time {
      inline-size: 5.5rem;
    }
    .marks {
      inline-size: 2.5rem;
    }
  }
`;
