import { css } from 'lit';

/** A name with what it is called by the machines; where there is no room, one under the other. */
export const catalogListStyles = css`
  table {
    table-layout: fixed;
  }
  tbody th,
  tbody td {
    block-size: 3.25rem;
  }
  .action {
    inline-size: 5.5rem;
    text-align: end;
  }
  .entry {
    display: flex;
    align-items: center;
    gap: var(--space-3);
    min-inline-size: 0;
  }
  .entry .words {
    min-inline-size: 0;
    padding-block: 0.375rem;
  }
  .entry-name {
    font-weight: 600;
    overflow-wrap: anywhere;
  }
  .under {
    display: none;
    color: var(--color-ink-faint);
    font-size: var(--text-xs);
    overflow-wrap: anywhere;
  }
  .bone {
    inline-size: 60%;
  }
  @container table (width < 34rem) {
    .code {
      display: none;
    }
    .under {
      display: block;
    }
  }
`;
