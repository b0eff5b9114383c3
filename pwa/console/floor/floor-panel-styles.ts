import { css } from 'lit';

export const floorPanelStyles = css`
  .still {
    margin-block-end: var(--space-3);
    padding: var(--space-2) var(--space-3);
    border-radius: 0.625rem;
    background: var(--color-warn-soft);
    color: var(--color-on-warn-soft);
    font-size: var(--text-sm);
  }
  .card {
    display: grid;
    gap: 0.25rem;
    padding: var(--space-4);
    border-radius: 0.625rem;
    background: var(--color-good-soft);
    color: var(--color-on-good-soft);
    font-size: var(--text-sm);
  }
  .card .soft,
  .card a {
    color: inherit;
  }
  .stale .card {
    background: var(--color-sunken);
    color: var(--color-ink-soft);
  }
  .what,
  .rest {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0 var(--space-3);
    font-size: var(--text-base);
  }
  .what strong {
    font-size: var(--text-lg);
    font-weight: 650;
  }
  .clock {
    margin-inline-start: auto;
    font-size: var(--text-lg);
    font-weight: 600;
    font-variant-numeric: tabular-nums;
  }
  .rest {
    padding: var(--space-3) var(--space-4);
    border-radius: 0.625rem;
    background: var(--color-sunken);
  }
  .warning {
    display: flex;
    gap: var(--space-2);
    margin-block-start: var(--space-3);
    padding: var(--space-3) var(--space-4);
    border-radius: 0.625rem;
    background: var(--color-warn-soft);
    color: var(--color-on-warn-soft);
    font-size: var(--text-sm);
  }
  .deeds {
    display: grid;
    grid-template-columns: 1fr 1fr;
    gap: var(--space-2);
    margin-block-start: var(--space-4);
  }
  ul {
    display: grid;
    font-size: var(--text-sm);
  }
  li {
    display: grid;
    grid-template-columns: 6.5rem minmax(0, 1fr) auto;
    gap: var(--space-3);
    padding-block: var(--space-2);
    border-block-end: 1px solid var(--color-line);
  }
  .span {
    color: var(--color-ink-soft);
    font-variant-numeric: tabular-nums;
  }
  .did {
    overflow-wrap: anywhere;
  }
  .all {
    display: inline-flex;
    align-items: center;
    min-block-size: 2.25rem;
    margin-block-start: var(--space-2);
    font-size: var(--text-sm);
  }
`;
