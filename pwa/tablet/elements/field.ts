import { css } from 'lit';

/** A text field with a picture before it and room for a button after it. */
export const fieldStyles = css`
  .field {
    position: relative;
    display: block;
  }

  .field > svg {
    position: absolute;
    inset-inline-start: var(--space-4);
    top: 50%;
    translate: 0 -50%;
    color: var(--color-ink-faint);
    pointer-events: none;
  }

  .field input,
  .plain-field {
    width: 100%;
    min-height: var(--target-main);
    padding: 0 3.5rem;
    border: 2px solid var(--color-line-strong);
    border-radius: var(--radius-lg);
    background: var(--color-surface);
    font-size: var(--text-lg);
    font-weight: 500;
    appearance: none;
  }

  .field input:placeholder-shown {
    padding-inline-end: var(--space-3);
  }

  .plain-field {
    padding: 0 var(--space-4);
  }

  input::placeholder,
  textarea::placeholder {
    color: var(--color-ink-faint);
    opacity: 1;
    font-weight: 400;
  }

  input::-webkit-search-cancel-button {
    display: none;
  }

  .field input:focus-visible,
  .plain-field:focus-visible {
    outline: 3px solid var(--color-focus);
    outline-offset: 1px;
  }

  .field > button {
    position: absolute;
    inset-inline-end: var(--space-2);
    top: 50%;
    translate: 0 -50%;
    display: grid;
    place-items: center;
    width: 3rem;
    height: 3rem;
    border-radius: 50%;
    color: var(--color-ink-soft);
  }
`;
