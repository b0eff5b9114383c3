import { css } from 'lit';

export const referenceStateStyles = css`
  .state {
    display: flex;
    flex-wrap: wrap;
    align-items: flex-start;
    gap: var(--space-3) var(--space-4);
    min-block-size: 6.5rem;
    padding: var(--space-4) var(--space-5);
    border: 1px solid var(--color-line);
    border-radius: var(--radius-md);
    background: var(--color-surface);
  }
  .picture {
    display: grid;
    place-items: center;
    inline-size: 2.5rem;
    block-size: 2.5rem;
    flex: none;
    border-radius: 50%;
    background: var(--color-sunken);
    color: var(--color-ink-soft);
  }
  .fresh .picture {
    background: var(--color-good-soft);
    color: var(--color-on-good-soft);
  }
  .underWay .picture {
    background: var(--color-accent-soft);
    color: var(--color-on-accent-soft);
  }
  .held .picture {
    background: var(--color-warn-soft);
    color: var(--color-on-warn-soft);
  }
  .failed .picture {
    background: var(--color-danger-soft);
    color: var(--color-on-danger-soft);
  }
  .said {
    display: grid;
    flex: 1 1 20rem;
    gap: var(--space-2);
    min-inline-size: 0;
    font-size: var(--text-sm);
  }
  .said p {
    max-inline-size: 62rem;
    text-wrap: pretty;
  }
  h2 {
    margin-block-end: 0.125rem;
    font-size: var(--text-md);
  }
  .wrong {
    display: grid;
    gap: var(--space-1);
    padding: var(--space-3) var(--space-4);
    border-inline-start: 3px solid var(--color-line-strong);
    background: var(--color-ground);
  }
  .wrong .message {
    overflow-wrap: anywhere;
  }
  .wrong p:first-child,
  .ways {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--space-1) var(--space-3);
  }
  .ways a {
    display: inline-flex;
    align-items: center;
    min-block-size: 2rem;
  }
  .lost {
    color: var(--color-warn);
    font-weight: 550;
  }
`;
