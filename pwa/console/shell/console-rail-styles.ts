import { css } from 'lit';

/** Three shapes: a full rail, a narrow one with the names under the pictures, bars on a phone. */
export const consoleRailStyles = css`
  :host {
    position: sticky;
    inset-block-start: var(--frame-top);
    display: flex;
    flex-direction: column;
    block-size: calc(100dvh - var(--frame-top));
    padding: var(--space-4) var(--space-3);
    border-inline-end: 1px solid var(--color-line);
    background: var(--color-surface);
  }
  .brand {
    display: flex;
    align-items: center;
    gap: 0.625rem;
    padding: 0 var(--space-2) var(--space-5);
  }
  .logo {
    inline-size: 2rem;
    block-size: 2rem;
    flex: none;
    fill: none;
    stroke: var(--color-on-accent);
    stroke-width: 2.75;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  .logo-ground {
    fill: var(--color-accent);
    stroke: none;
  }
  .logo-dial {
    opacity: 0.55;
  }
  .names,
  .person {
    display: grid;
    min-inline-size: 0;
    line-height: 1.25;
  }
  .names > *,
  .person > * {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .names strong {
    letter-spacing: -0.015em;
  }
  .shop,
  .role {
    color: var(--color-ink-soft);
    font-size: var(--text-xs);
  }
  .search {
    display: flex;
    align-items: center;
    gap: var(--space-3);
    min-block-size: var(--target);
    margin-block-end: var(--space-3);
    padding: 0 var(--space-3);
    border: 1px solid var(--color-line);
    border-radius: 0.625rem;
    background: var(--color-ground);
    color: var(--color-ink-soft);
    text-align: start;
  }
  .search:hover {
    color: var(--color-ink);
  }
  .search kbd {
    margin-inline-start: auto;
    font: inherit;
    font-size: var(--text-xs);
  }
  /* What does not fit scrolls, and a shadow at the edge says that there is more. */
  nav {
    flex: 1;
    min-block-size: 0;
    overflow-y: auto;
    overscroll-behavior: contain;
    scrollbar-width: none;
    background:
      linear-gradient(var(--color-surface) 40%, transparent) top / 100% 2.5rem no-repeat local,
      linear-gradient(transparent, var(--color-surface) 60%) bottom / 100% 2.5rem no-repeat local,
      linear-gradient(var(--color-line), transparent) top / 100% 0.625rem no-repeat scroll,
      linear-gradient(transparent, var(--color-line)) bottom / 100% 0.625rem no-repeat scroll,
      var(--color-surface);
  }
  nav ul {
    display: grid;
    gap: 0.125rem;
  }
  nav a {
    position: relative;
    display: flex;
    align-items: center;
    gap: var(--space-3);
    min-block-size: var(--target);
    padding: 0 var(--space-3);
    border-radius: 0.625rem;
    color: var(--color-ink-soft);
    font-weight: 550;
    text-decoration: none;
    transition: background var(--motion-fast) var(--ease);
  }
  nav a:hover {
    background: var(--color-ground);
    color: var(--color-ink);
  }
  nav a[aria-current] {
    background: var(--color-accent-soft);
    color: var(--color-on-accent-soft);
    font-weight: 600;
  }
  .badge {
    min-inline-size: 1.375rem;
    margin-inline-start: auto;
    padding: 0.0625rem 0.375rem;
    border-radius: var(--radius-full);
    background: var(--color-warn-soft);
    color: var(--color-on-warn-soft);
    font-size: var(--text-xs);
    font-weight: 650;
    font-variant-numeric: tabular-nums;
    line-height: 1.25rem;
    text-align: center;
  }
  .foot {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    padding-block-start: var(--space-3);
    border-block-start: 1px solid var(--color-line);
  }
  .problem {
    flex: 1 0 100%;
    padding: 0 var(--space-2) var(--space-1);
    color: var(--color-danger);
    font-size: var(--text-xs);
  }
  language-toggle {
    margin-inline-end: auto;
  }
  .person {
    flex: 1 0 100%;
    padding: 0 var(--space-2) var(--space-1);
    font-size: var(--text-sm);
  }

  /* A low window: twelve pages still stand in it. */
  @media (width >= 40rem) and (height < 54rem) {
    :host {
      padding-block: var(--space-2);
    }
    .brand {
      padding-block-end: var(--space-2);
    }
    .search {
      min-block-size: 2.25rem;
      margin-block-end: var(--space-2);
    }
    nav a {
      min-block-size: 2.25rem;
    }
    .foot {
      padding-block-start: var(--space-2);
    }
  }

  @media (width < 75rem) {
    :host {
      padding-inline: var(--space-1);
      align-items: stretch;
    }
    nav ul {
      grid-template-columns: minmax(0, 1fr);
    }
    .brand {
      justify-content: center;
      padding-inline: 0;
    }
    .names,
    .person {
      display: none;
    }
    .search {
      justify-content: center;
      margin-inline: var(--space-1);
      padding: 0;
    }
    .search :not(.icon, .icon *) {
      display: none;
    }
    nav a {
      flex-direction: column;
      justify-content: center;
      gap: 0.1875rem;
      min-block-size: 2.75rem;
      padding: 0;
      font-size: var(--text-2xs);
      line-height: 1.1;
      text-align: center;
    }
    .badge {
      position: absolute;
      inset-block-start: 0.25rem;
      inset-inline-start: 50%;
      margin-inline-start: 0.25rem;
      min-inline-size: 1.125rem;
      padding: 0 0.25rem;
      font-size: var(--text-2xs);
      line-height: 1.125rem;
    }
  }

  @media (40rem <= width < 75rem) {
    .foot {
      --target: 2rem;
      justify-content: center;
    }
    language-toggle {
      margin: 0;
    }
  }

  /* All pages in sight on a small screen beside the desk. */
  @media (40rem <= width < 75rem) and (height < 52rem) {
    :host {
      padding-block: var(--space-2);
    }
    .brand,
    .search {
      padding-block-end: 0;
      margin-block-end: var(--space-2);
    }
    nav a {
      min-block-size: 2.625rem;
      gap: 0.0625rem;
    }
  }

  @media (width < 40rem) {
    :host {
      position: static;
      z-index: 11;
      flex-direction: row;
      align-items: center;
      justify-content: space-between;
      block-size: auto;
      padding: var(--space-2) var(--space-2) var(--space-2) var(--space-4);
      border: 0;
      border-block-end: 1px solid var(--color-line);
    }
    .brand {
      padding: 0;
      min-inline-size: 0;
    }
    .names {
      display: grid;
    }
    .foot {
      flex-flow: row nowrap;
      padding: 0;
      border: 0;
    }
    nav {
      position: fixed;
      z-index: 11;
      inset: auto 0 0;
      padding: 0.125rem var(--space-2) env(safe-area-inset-bottom);
      border-block-start: 1px solid var(--color-line);
      background: var(--color-surface);
    }
    nav {
      overflow-x: auto;
    }
    nav ul {
      grid-auto-flow: column;
      grid-auto-columns: minmax(4.25rem, 1fr);
    }
    .search {
      min-inline-size: var(--target);
      margin: 0 0 0 auto;
    }
    nav a[aria-current] {
      background: transparent;
      color: var(--color-accent);
    }
  }
`;
