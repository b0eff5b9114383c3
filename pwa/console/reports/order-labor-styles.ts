import { css } from 'lit';

export const orderLaborStyles = css`
  .task {
    border-block-end: 1px solid var(--color-line);
  }
  .worker + .worker {
    border-block-start: 1px solid var(--color-line);
  }
  summary {
    min-block-size: var(--target);
    padding-block: var(--space-1);
    font-weight: 600;
    list-style: none;
    cursor: pointer;
  }
  .worker summary {
    min-block-size: 2.25rem;
    font-weight: 500;
  }
  summary::-webkit-details-marker {
    display: none;
  }
  summary:hover {
    background: color-mix(in srgb, var(--color-accent) 5%, transparent);
  }
  .name {
    display: flex;
    align-items: center;
    gap: 0.375rem;
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }
  .notes {
    display: block;
    color: var(--color-ink-faint);
    font-size: var(--text-xs);
    font-weight: 400;
  }
  .notes .over {
    white-space: nowrap;
    color: var(--color-warn);
  }
  .name .icon {
    inline-size: 1rem;
    block-size: 1rem;
    color: var(--color-ink-faint);
    transition: transform var(--motion-fast) var(--ease);
  }
  details[open] > summary > .name .icon {
    transform: rotate(90deg);
  }
  .inside,
  .worker ul {
    margin-inline-start: 1.375rem;
  }
  li {
    padding-block: 0.25rem;
  }
  li + li {
    border-block-start: 1px dotted var(--color-line);
  }
  .burden {
    border-block-start: 0;
    color: var(--color-ink-soft);
  }
  /* An account on paper is whole: nothing can be unfolded there. */
  @media print {
    details::details-content {
      content-visibility: visible;
    }
    .name .icon {
      display: none;
    }
    li {
      break-inside: avoid;
    }
  }
`;
