import { css } from 'lit';

export const modalStyles = css`
  dialog {
    inline-size: min(var(--dialog-width, 32rem), calc(100vw - 2rem));
    max-block-size: calc(100dvh - 2rem);
    padding: 0;
    border: 1px solid var(--color-line);
    border-radius: var(--radius-lg);
    background: var(--color-surface);
    color: var(--color-ink);
    box-shadow: var(--shadow-3);
    overflow-y: auto;
    overscroll-behavior: contain;
    /* The head sticks; a field comes with its label above and its message below. */
    scroll-padding-block: 6.5rem 4rem;
  }
  dialog[open] {
    animation: arrive var(--motion) var(--ease);
  }
  dialog::backdrop {
    background: var(--color-scrim);
  }
  @keyframes arrive {
    from {
      transform: translateY(0.5rem);
      opacity: 0;
    }
  }
  .modal-head {
    position: sticky;
    inset-block-start: 0;
    z-index: 1;
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: var(--space-4);
    padding: var(--space-4) var(--space-4) 0.625rem var(--space-6);
    background: var(--color-surface);
  }
  #modal-heading {
    font-size: var(--text-lg);
    overflow-wrap: anywhere;
  }
  /* The focus of what stands first has its room under the head. */
  .modal-body {
    padding: 0.125rem var(--space-6) var(--space-6);
  }
  @media (width < 40rem) {
    .modal-head {
      padding-inline-start: var(--space-4);
    }
    .modal-body {
      padding: 0.125rem var(--space-4) var(--space-4);
    }
  }
`;
