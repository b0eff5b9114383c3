import { css } from 'lit';

export const orderLaborStyles = css`
  details {
    border-block-end: 1px solid var(--color-line);
  }
  summary {
    min-block-size: var(--target);
    font-weight: 600;
    list-style: none;
    cursor: pointer;
  }
  summary::-webkit-details-marker {
    display: none;
  }
  summary:hover {
    background: color-mix(in srgb, var(--color-accent) 5%, transparent);
  }
  .task {
    display: flex;
    align-items: center;
    gap: 0.375rem;
    min-inline-size: 0;
  }
  .task .faint {
    margin-inline-start: 0.25rem;
    font-weight: 400;
    white-space: nowrap;
  }
  .task .icon {
    inline-size: 1rem;
    block-size: 1rem;
    color: var(--color-ink-faint);
    transition: transform var(--motion-fast) var(--ease);
  }
  details[open] .task .icon {
    transform: rotate(90deg);
  }
  ul,
  details .sum {
    margin-inline-start: 1.375rem;
  }
  li {
    padding-block: 0.25rem 0.5rem;
  }
  li + li {
    border-block-start: 1px solid var(--color-line);
  }
  .who {
    display: flex;
    flex-wrap: wrap;
    gap: 0 0.5rem;
    overflow-wrap: anywhere;
  }
  .under {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    gap: 0 var(--space-3);
    margin-block-start: -0.125rem;
    color: var(--color-ink-faint);
    font-size: var(--text-xs);
  }
  .under a {
    padding-block: 0.25rem;
    white-space: nowrap;
  }
`;
