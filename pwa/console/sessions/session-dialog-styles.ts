import { css } from 'lit';

export const sessionDialogStyles = css`
  :host {
    --dialog-width: 46rem;
  }
  .waiting {
    min-block-size: 20rem;
  }
  .head {
    display: grid;
    gap: var(--space-4);
    margin-block-end: var(--space-4);
    font-size: var(--text-sm);
  }
  .note {
    padding: var(--space-3) var(--space-4);
    border-radius: var(--radius-sm);
    background: var(--color-sunken);
    text-wrap: pretty;
  }
  .modes {
    display: grid;
    grid-template-columns: repeat(3, minmax(0, 1fr));
    gap: 0.25rem;
    min-inline-size: 0;
    margin: 0;
    padding: 0.25rem;
    border: 0;
    border-radius: 0.75rem;
    background: var(--color-sunken);
  }
  .modes label {
    position: relative;
    display: grid;
    place-items: center;
    min-block-size: 2.25rem;
    padding-inline: var(--space-2);
    border-radius: 0.5rem;
    color: var(--color-ink-soft);
    font-weight: 550;
    text-align: center;
    cursor: pointer;
  }
  .modes .chosen {
    background: var(--color-surface);
    color: var(--color-ink);
    box-shadow: var(--shadow-1);
  }
  .modes label:focus-within {
    outline: 2px solid var(--color-focus);
  }
  .modes input {
    position: absolute;
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
    margin: 0;
    opacity: 0;
    cursor: pointer;
  }
  .foot {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    justify-content: space-between;
    gap: var(--space-2) var(--space-4);
    margin-block: var(--space-5) var(--space-4);
    padding-block-start: var(--space-4);
    border-block-start: 1px solid var(--color-line);
  }
  nav {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-2) var(--space-4);
    font-size: var(--text-sm);
  }
  nav a {
    padding-block: 0.25rem;
  }
`;
