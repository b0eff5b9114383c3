import { css } from 'lit';

export const reportPageStyles = css`
  :host {
    container: report / inline-size;
  }
  .overview {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--space-5) var(--space-8);
    align-items: center;
    min-block-size: 12rem;
    padding: var(--space-4) var(--space-5);
    border: 1px solid var(--color-line);
    border-radius: var(--radius-md);
    background: var(--color-surface);
  }
  .overview.waiting > * {
    visibility: hidden;
  }
  .aging {
    opacity: 0.55;
    transition: opacity var(--motion) var(--ease) 150ms;
  }
  .with-panel margin-picture {
    display: none;
  }
  .with-panel .overview {
    min-block-size: 0;
  }
  @container report (width >= 60rem) {
    .page:not(.with-panel) .overview {
      grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
    }
  }
`;
