import { css } from 'lit';

export const inboxListStyles = css`
  .when {
    inline-size: 11rem;
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
  @container table (width < 60rem) {
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
    tbody tr {
      grid-template-areas:
        'what what'
        'who when'
        'why why'
        'likely likely';
    }
    tbody tr > .why {
      grid-area: why;
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
