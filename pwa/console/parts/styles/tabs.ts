import { css } from 'lit';

/** The parts of a page, as links in a line under its head. */
export const tabs = css`
  nav ul {
    display: flex;
    flex-wrap: wrap;
    gap: 0 var(--space-5);
    border-block-end: 1px solid var(--color-line);
  }
  nav a {
    display: flex;
    align-items: center;
    min-block-size: var(--target);
    margin-block-end: -1px;
    padding-inline: var(--space-1);
    border-block-end: 2px solid transparent;
    color: var(--color-ink-soft);
    font-weight: 550;
    text-decoration: none;
  }
  nav a:hover {
    color: var(--color-ink);
    border-color: var(--color-line-strong);
  }
  nav a[aria-current] {
    border-color: var(--color-accent);
    color: var(--color-ink);
    font-weight: 600;
  }
`;
