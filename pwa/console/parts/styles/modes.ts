import { css } from 'lit';

/** Of `modeChoice`: a bar whose chosen part stands out. */
export const modes = css`
  .modes {
    display: grid;
    grid-auto-columns: minmax(0, 1fr);
    grid-auto-flow: column;
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
`;
