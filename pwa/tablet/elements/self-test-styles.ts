import { css } from 'lit';

export const selfTestStyles = css`
  .verdict {
    display: flex;
    align-items: center;
    flex-wrap: wrap;
    gap: var(--space-2) var(--space-4);
    padding: var(--space-3) var(--space-3) var(--space-3) var(--space-5);
    border-radius: var(--radius-lg);
    background: var(--color-sunken);
    color: var(--color-ink-soft);
  }

  .verdict strong {
    flex: 1;
    min-width: 14rem;
    font-size: var(--text-xl);
    line-height: 1.2;
  }

  .verdict.yes {
    background: var(--color-good-soft);
    color: var(--color-on-good-soft);
  }

  .verdict.limited {
    background: var(--color-warn-soft);
    color: var(--color-on-warn-soft);
  }

  .verdict.no {
    background: var(--color-danger-soft);
    color: var(--color-on-danger-soft);
  }

  .verdict > span {
    font-size: var(--text-base);
  }

  ul {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(24rem, 100%), 1fr));
    gap: var(--space-3);
  }

  li {
    display: flex;
    align-items: flex-start;
    gap: var(--space-3);
    min-height: 4.75rem;
    padding: var(--space-3) var(--space-4);
    border: 1px solid var(--color-line);
    border-radius: var(--radius-lg);
    background: var(--color-surface);
    line-height: 1.3;
  }

  li > span:last-child {
    display: grid;
    gap: 0.125rem;
    min-width: 0;
  }

  .picture {
    display: grid;
    place-items: center;
    flex: none;
    width: 2.25rem;
    height: 2.25rem;
    border-radius: 50%;
    background: var(--color-sunken);
    color: var(--color-ink-soft);
  }

  .ok .picture {
    background: var(--color-good-soft);
    color: var(--color-on-good-soft);
  }

  .failed .picture {
    background: var(--color-warn-soft);
    color: var(--color-on-warn-soft);
  }

  li.failed {
    border-color: var(--color-warn);
  }

  li strong {
    font-size: var(--text-md);
    font-weight: 600;
  }

  .said,
  .help {
    font-size: var(--text-base);
    color: var(--color-ink-soft);
    font-variant-numeric: tabular-nums;
  }

  .help {
    color: var(--color-ink);
  }
`;
