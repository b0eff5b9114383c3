import { css } from 'lit';

/** What all screens share: they fill what the status line leaves, with the same margins, and arrive softly. */
export const screenLayout = css`
  :host {
    --gutter: clamp(var(--space-4), 2.5vw, var(--space-8));

    display: flex;
    flex-direction: column;
    gap: var(--space-5);
    min-height: 100%;
    padding: var(--space-5) var(--gutter) var(--gutter);
    font-size: var(--text-lg);
    line-height: 1.4;
    animation: arrive var(--motion) var(--ease);
  }

  @keyframes arrive {
    from {
      opacity: 0;
      transform: translateY(6px);
    }
  }

  @media (prefers-reduced-motion: reduce) {
    :host {
      animation: none;
    }
  }

  @media (max-width: 600px) {
    :host {
      gap: var(--space-4);
      padding-top: var(--space-3);
    }
  }
`;

/** A screen whose parts scroll by themselves when there is room to stand side by side. */
export const sideBySide = css`
  .sides {
    display: grid;
    grid-template-columns: minmax(0, 1fr) 24rem;
    gap: var(--space-8);
    flex: 1;
    min-height: 0;
  }

  @media (min-width: 900px) and (min-height: 560px) {
    :host {
      height: 100%;
    }

    .scrolls {
      overflow-y: auto;
      overscroll-behavior: contain;
      min-height: 0;
      scrollbar-width: thin;
      scrollbar-color: var(--color-line-strong) transparent;
    }
  }

  @media (max-width: 899px) {
    .sides {
      grid-template-columns: minmax(0, 1fr);
      gap: var(--space-5);
      flex: none;
    }
  }
`;
