import { css } from 'lit';

/** Filters as pills with their name inside, and the small words that mark a state. */
export const chips = css`
  .filters {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--space-2);
  }
  .filters .button.small {
    border-radius: var(--radius-full);
  }
  .chip {
    position: relative;
    display: inline-flex;
    align-items: center;
    gap: 0.375rem;
    min-block-size: 2.25rem;
    max-inline-size: 100%;
    padding-inline-start: 0.8125rem;
    border: 1px solid var(--color-line);
    border-radius: var(--radius-full);
    background: var(--color-surface);
    font-size: var(--text-xs);
    transition: border-color var(--motion-fast) var(--ease);
  }
  .chip:hover {
    border-color: var(--color-line-strong);
  }
  .chip:focus-within {
    outline: 2px solid var(--color-focus);
    outline-offset: 1px;
  }
  .chip.set {
    border-color: transparent;
    background: var(--color-accent-soft);
    color: var(--color-on-accent-soft);
  }
  .chip .icon {
    color: var(--color-ink-faint);
  }
  .chip .chip-name {
    color: var(--color-ink-faint);
    white-space: nowrap;
  }
  .chip.set .chip-name,
  .chip.set .icon {
    color: inherit;
  }
  .chip select,
  .chip input {
    min-block-size: 2.25rem;
    min-inline-size: 0;
    max-inline-size: 11.5rem;
    border: 0;
    border-radius: var(--radius-full);
    padding: 0 0.75rem 0 0;
    background: transparent;
    font: inherit;
    font-weight: 550;
    color: inherit;
    outline: none;
    text-overflow: ellipsis;
  }
  /* As wide as what is chosen, where the browser can; else as wide as the longest choice. */
  .chip select {
    field-sizing: content;
  }
  .chip input[type='date'] {
    inline-size: 7.125rem;
    padding-inline-end: 0.625rem;
  }
  .chip option {
    background: var(--color-surface);
    color: var(--color-ink);
  }
  .chip input[type='search'] {
    inline-size: 11.5rem;
    max-inline-size: 100%;
    font-weight: 450;
  }
  .chip input::placeholder {
    color: var(--color-ink-faint);
    opacity: 1;
  }
  @media (pointer: coarse) {
    .chip,
    .chip select,
    .chip input {
      min-block-size: var(--target);
      font-size: var(--text-base);
    }
  }
  /* On a phone each filter has a line, the two days share one. */
  @media (width < 40rem) {
    .filters {
      display: grid;
      grid-template-columns: 1fr 1fr;
    }
    .filters > *,
    .chip {
      grid-column: 1 / -1;
    }
    .chip:has(input[type='date']) {
      grid-column: auto;
    }
    .chip select,
    .chip input[type] {
      flex: 1;
      inline-size: auto;
      max-inline-size: none;
    }
    .chip input[type='date'] {
      inline-size: 0;
    }
    /* The whole field opens the picker there. */
    .chip input::-webkit-calendar-picker-indicator {
      display: none;
    }
  }
  .word {
    display: inline-flex;
    align-items: center;
    gap: 0.3125rem;
    padding: 0.0625rem 0.5rem;
    border-radius: var(--radius-full);
    background: var(--color-sunken);
    color: var(--color-ink-soft);
    font-size: var(--text-xs);
    font-weight: 550;
    line-height: 1.5;
    white-space: nowrap;
  }
  .word.good {
    background: var(--color-good-soft);
    color: var(--color-on-good-soft);
  }
  .word.warn {
    background: var(--color-warn-soft);
    color: var(--color-on-warn-soft);
  }
  .word.bad {
    background: var(--color-danger-soft);
    color: var(--color-on-danger-soft);
  }
  .word.accent {
    background: var(--color-accent-soft);
    color: var(--color-on-accent-soft);
  }
  .dot {
    inline-size: 0.5rem;
    block-size: 0.5rem;
    border-radius: 50%;
    background: currentColor;
  }
`;
