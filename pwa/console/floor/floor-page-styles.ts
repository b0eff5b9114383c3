import { css } from 'lit';

export const floorPageStyles = css`
  .page-head > .tools {
    display: flex;
    flex: 0 1 auto;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--space-2);
  }
  .page-head > div:first-child {
    flex: 1 1 10rem;
  }
  .off-shift {
    color: var(--color-ink-soft);
    font-size: var(--text-sm);
  }
  .tools .icon {
    color: var(--color-ink-soft);
  }
`;
