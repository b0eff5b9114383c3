import { css } from 'lit';

/** Buttons and fields. What is pressed all day is 44 px high, what lies in a row 32. */
export const controls = css`
  button,
  input,
  select,
  textarea {
    font: inherit;
    color: inherit;
    letter-spacing: inherit;
  }
  .button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: var(--space-2);
    min-block-size: var(--target);
    padding: 0 var(--space-4);
    border: 1px solid var(--color-line);
    border-radius: 0.625rem;
    background: var(--color-surface);
    color: var(--color-ink);
    font-weight: 550;
    text-decoration: none;
    white-space: nowrap;
    cursor: pointer;
    transition:
      background var(--motion-fast) var(--ease),
      border-color var(--motion-fast) var(--ease);
  }
  .button:hover {
    border-color: var(--color-line-strong);
  }
  .button:disabled,
  .button[aria-disabled='true'] {
    cursor: default;
    opacity: 0.6;
  }
  .button.primary {
    border-color: transparent;
    background: var(--color-accent);
    color: var(--color-on-accent);
  }
  .button.primary:hover:not(:disabled) {
    background: var(--color-accent-hover);
  }
  .button.danger {
    border-color: transparent;
    background: var(--color-danger);
    color: var(--color-on-danger);
  }
  .button.danger:hover:not(:disabled) {
    background: var(--color-danger-hover);
  }
  .button.quiet {
    border-color: transparent;
    background: transparent;
    color: var(--color-ink-soft);
  }
  .button.quiet:hover {
    background: var(--color-sunken);
    color: var(--color-ink);
  }
  .button.small {
    min-block-size: 2rem;
    padding: 0 var(--space-3);
    border-radius: 0.5rem;
    font-size: var(--text-sm);
  }
  .button.square {
    padding: 0;
    inline-size: var(--target);
  }
  .button.small.square {
    inline-size: 2rem;
  }
  @media (pointer: coarse) {
    .button.small {
      min-block-size: var(--target);
    }
    .button.small.square {
      inline-size: var(--target);
    }
  }

  .field {
    display: grid;
    align-content: start;
    gap: 0.3125rem;
    min-inline-size: 0;
  }
  .field label,
  .field .label {
    font-size: var(--text-sm);
    font-weight: 550;
  }
  .field .optional {
    font-weight: 400;
    color: var(--color-ink-faint);
  }
  .field .hint {
    font-size: var(--text-xs);
    color: var(--color-ink-faint);
  }
  .input {
    inline-size: 100%;
    min-inline-size: 0;
    min-block-size: var(--target);
    padding: 0 var(--space-3);
    border: 1px solid var(--color-line-strong);
    border-radius: 0.625rem;
    background: var(--color-surface);
  }
  textarea.input {
    padding-block: 0.625rem;
    resize: vertical;
  }
  .input::placeholder {
    color: var(--color-ink-faint);
    opacity: 1;
  }
  .input:focus-visible {
    outline-offset: -1px;
    border-radius: 0.625rem;
  }
  .input[aria-invalid='true'] {
    border-color: var(--color-danger);
    box-shadow: inset 0 0 0 1px var(--color-danger);
  }
  .error {
    display: flex;
    gap: 0.3125rem;
    font-size: var(--text-xs);
    font-weight: 500;
    color: var(--color-danger);
  }
  .check {
    display: flex;
    align-items: center;
    gap: var(--space-2);
    min-block-size: 2rem;
    cursor: pointer;
  }
  .check input {
    inline-size: 1.125rem;
    block-size: 1.125rem;
    margin: 0;
    accent-color: var(--color-accent);
  }
  .refusal {
    display: flex;
    gap: var(--space-2);
    padding: var(--space-3) var(--space-4);
    border-radius: 0.625rem;
    background: var(--color-danger-soft);
    color: var(--color-on-danger-soft);
    font-size: var(--text-sm);
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    justify-content: flex-end;
    gap: var(--space-2);
  }
`;
