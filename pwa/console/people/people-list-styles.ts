import { css } from 'lit';

export const peopleListStyles = css`
  table {
    table-layout: fixed;
  }
  tbody tr {
    scroll-margin-block: 5rem;
  }
  .team {
    inline-size: 18%;
  }
  .role {
    inline-size: 7.5rem;
  }
  .sign-in {
    inline-size: 9.5rem;
    white-space: nowrap;
  }
  .rate {
    inline-size: 11rem;
  }
  .who {
    display: flex;
    align-items: center;
    gap: 0.625rem;
    min-inline-size: 0;
  }
  .who a {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .initials {
    display: grid;
    place-items: center;
    flex: none;
    inline-size: 1.75rem;
    block-size: 1.75rem;
    border-radius: 50%;
    background: var(--color-accent-soft);
    color: var(--color-on-accent-soft);
    font-size: 0.6875rem;
    font-weight: 650;
  }
  .inactive .initials {
    background: var(--color-sunken);
    color: var(--color-ink-soft);
  }
  .inactive .row-link {
    color: var(--color-ink-soft);
    font-weight: 500;
  }
  .salaried {
    margin-inline-end: 0.25rem;
    font-size: var(--text-xs);
  }
  .bone {
    inline-size: 65%;
  }
  @container table (width < 50rem) {
    .sign-in {
      display: none;
    }
    .team {
      inline-size: 23%;
    }
  }
  @container table (width < 40rem) {
    .team {
      display: none;
    }
  }
  @container table (width < 30rem) {
    .salaried {
      display: none;
    }
    .rate {
      inline-size: 8rem;
    }
    .role {
      display: none;
    }
    tbody th,
    tbody td {
      block-size: 3.25rem;
    }
  }
`;
