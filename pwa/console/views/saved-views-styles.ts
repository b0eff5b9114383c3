import { css } from 'lit';

export const savedViewsStyles = css`
  :host {
    position: relative;
    display: inline-block;
  }
  @media (width < 84rem) {
    .opener {
      padding: 0;
      inline-size: 2rem;
    }
    .opener span {
      display: none;
    }
  }
  .menu {
    position: absolute;
    z-index: 15;
    inset-block-start: calc(100% + 0.375rem);
    inset-inline-end: 0;
    display: grid;
    gap: var(--space-2);
    inline-size: 19rem;
    max-inline-size: calc(100vw - 2rem);
    max-block-size: min(32rem, 70dvh);
    padding: var(--space-3);
    border: 1px solid var(--color-line);
    border-radius: var(--radius-md);
    background: var(--color-raised);
    box-shadow: var(--shadow-3);
    font-size: var(--text-sm);
    overflow-y: auto;
  }
  .menu > p {
    padding: var(--space-2);
  }
  li {
    display: flex;
    align-items: center;
    gap: var(--space-1);
  }
  li a {
    flex: 1;
    min-inline-size: 0;
    padding: 0.4375rem var(--space-2);
    border-radius: var(--radius-sm);
    color: inherit;
    text-decoration: none;
    overflow-wrap: anywhere;
  }
  li a:hover {
    background: color-mix(in srgb, var(--color-accent) 7%, transparent);
  }
  li a[aria-current] {
    background: var(--color-accent-soft);
    color: var(--color-on-accent-soft);
    font-weight: 550;
  }
  form {
    display: grid;
    gap: var(--space-3);
    padding: var(--space-3) var(--space-2) var(--space-2);
    border-block-start: 1px solid var(--color-line);
  }
  @media print {
    :host {
      display: none;
    }
  }
`;
