import { css } from 'lit';

export const consoleAppStyles = css`
  .opening {
    display: grid;
    place-items: center;
    min-block-size: 100dvh;
    color: var(--color-ink-soft);
    opacity: 0;
    animation: show 200ms 400ms forwards;
  }
  @keyframes show {
    to {
      opacity: 1;
    }
  }
  .skip {
    position: fixed;
    z-index: 50;
    inset: var(--space-2) auto auto var(--space-2);
    padding: var(--space-2) var(--space-4);
    border-radius: var(--radius-sm);
    background: var(--color-raised);
    box-shadow: var(--shadow-2);
  }
  .skip:not(:focus) {
    clip-path: inset(50%);
  }
  :host {
    --frame-top: 0px;
    --frame-bottom: 0px;
  }
  :host([ribbon]) {
    --ribbon-size: 1.625rem;
    --frame-top: var(--ribbon-size);
  }
  ribbon-bar {
    position: sticky;
    z-index: 30;
    inset-block-start: 0;
  }
  .desk {
    display: contents;
  }
  /* Below the sign-in it is neither read nor printed. */
  .desk[inert] {
    visibility: hidden;
  }
  .cover {
    margin: 0;
    padding: 0;
    border: 0;
    inline-size: 100vw;
    block-size: 100dvh;
    max-inline-size: none;
    max-block-size: none;
    background: var(--color-ground);
    color: inherit;
  }
  .frame {
    display: grid;
    grid-template-columns: 13rem minmax(0, 1fr);
    align-items: start;
  }
  /* All reports have room in their line before this has words, as the saved views beside it. */
  @media (width < 84rem) {
    .settings {
      padding: 0;
      inline-size: 2rem;
    }
    .settings span {
      display: none;
    }
  }
  main {
    min-inline-size: 0;
  }
  main:focus {
    outline: none;
  }
  @media (width < 75rem) {
    .frame {
      grid-template-columns: 6rem minmax(0, 1fr);
    }
  }
  @media print {
    .frame {
      display: block;
    }
    console-rail,
    ribbon-bar,
    toast-note {
      display: none;
    }
  }
  @media (width < 40rem) {
    :host {
      --frame-bottom: calc(3.75rem + env(safe-area-inset-bottom));
    }
    .frame {
      grid-template-columns: minmax(0, 1fr);
    }
    main {
      padding-block-end: var(--frame-bottom);
    }
  }
`;
