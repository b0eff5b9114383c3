import { css } from 'lit';

/** An empty, lost or broken page says so in the middle, with one way on. */
export const note = css`
  .note {
    display: grid;
    justify-items: center;
    gap: var(--space-2);
    padding: var(--space-12) var(--space-6);
    text-align: center;
  }
  .note .picture {
    display: grid;
    place-items: center;
    inline-size: 3rem;
    block-size: 3rem;
    margin-block-end: var(--space-2);
    border-radius: var(--radius-md);
    background: var(--color-sunken);
    color: var(--color-ink-soft);
  }
  .note h1,
  .note h2 {
    font-size: var(--text-base);
  }
  .note p {
    max-inline-size: 26rem;
    color: var(--color-ink-soft);
    text-wrap: balance;
    overflow-wrap: anywhere;
  }
  .note .button,
  .note ::slotted(*) {
    margin-block-start: var(--space-3);
  }
`;
