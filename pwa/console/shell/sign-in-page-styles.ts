import { css } from 'lit';

export const signInPageStyles = css`
  main {
    display: grid;
    place-items: center;
    min-block-size: calc(100dvh - 2rem);
    padding: var(--space-6) var(--space-4);
  }
  .stopped {
    max-inline-size: 40rem;
    padding: var(--space-6);
    font-size: clamp(1.5rem, 3vw, 3rem);
    line-height: 1.25;
    text-align: center;
  }
  .card {
    inline-size: min(25rem, 100%);
    padding: var(--space-8);
    border: 1px solid var(--color-line);
    border-radius: var(--radius-lg);
    background: var(--color-surface);
    box-shadow: var(--shadow-2);
  }
  .brand {
    display: flex;
    align-items: center;
    gap: var(--space-3);
    margin-block-end: var(--space-8);
  }
  .brand > span {
    display: grid;
    flex: 1;
    line-height: 1.25;
    font-size: var(--text-sm);
  }
  .brand strong {
    font-size: var(--text-base);
  }
  .logo {
    inline-size: 2.5rem;
    block-size: 2.5rem;
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
  h1 {
    font-size: var(--text-xl);
  }
  h1 + p {
    margin-block-start: var(--space-1);
    text-wrap: pretty;
  }
  form {
    display: grid;
    gap: var(--space-4);
    margin-block-start: var(--space-6);
  }
  .wait {
    color: var(--color-ink-soft);
    font-size: var(--text-sm);
  }
  .demo {
    display: grid;
    justify-items: start;
    gap: var(--space-3);
    margin-block-start: var(--space-6);
    padding: var(--space-4);
    border-radius: var(--radius-md);
    background: var(--color-ground);
    color: var(--color-ink-soft);
    font-size: var(--text-sm);
  }
  @media (width < 40rem) {
    main {
      padding: var(--space-4);
    }
    .card {
      padding: var(--space-6) var(--space-5);
    }
  }
`;
