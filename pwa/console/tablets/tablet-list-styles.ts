import { css } from 'lit';

export const tabletListStyles = css`
  table {
    table-layout: fixed;
  }
  tbody tr {
    scroll-margin-block: 5rem;
  }
  .heard {
    inline-size: 23%;
  }
  .unsent {
    inline-size: 15%;
  }
  .clock {
    inline-size: 9.75rem;
  }
  .version {
    inline-size: 5.5rem;
  }
  .battery {
    inline-size: 9rem;
  }
  .test {
    inline-size: 7.5rem;
  }
  td {
    white-space: nowrap;
    overflow: hidden;
    text-overflow: ellipsis;
    font-variant-numeric: tabular-nums;
  }
  /* The words of a mark hang out of its cell. */
  td.heard {
    overflow: visible;
  }
  .name .place {
    margin-inline-start: 0.5rem;
    color: var(--color-ink-soft);
  }
  .revoked .row-link,
  .waiting .row-link {
    color: var(--color-ink-soft);
    font-weight: 500;
  }
  .bone {
    inline-size: 65%;
  }
  @container table (width < 60rem) {
    .battery {
      display: none;
    }
  }
  @container table (width < 48rem) {
    .version,
    .name .place {
      display: none;
    }
    .heard {
      inline-size: 27%;
    }
    .unsent {
      inline-size: 20%;
    }
  }
  @container table (width < 40rem) {
    .clock {
      display: none;
    }
    .heard {
      inline-size: 36%;
    }
    .unsent {
      inline-size: 24%;
    }
  }
  @container table (width < 30rem) {
    .unsent,
    .test {
      display: none;
    }
    .heard {
      inline-size: 50%;
    }
    /* The last one that is shown. */
    thead .heard {
      border-start-end-radius: var(--radius-md);
    }
    tbody th,
    tbody td {
      block-size: 3.25rem;
    }
  }
`;
