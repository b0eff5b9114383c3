import { css } from 'lit';

/** What is still on its way, where it will stand. */
export const bone = css`
  .bone {
    display: block;
    block-size: 0.75rem;
    border-radius: var(--radius-full);
    background: var(--color-sunken);
    animation: breathe 1.6s ease-in-out infinite alternate;
  }
  @keyframes breathe {
    to {
      opacity: 0.45;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .bone {
      animation: none;
    }
  }
`;
