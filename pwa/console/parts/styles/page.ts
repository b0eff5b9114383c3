import { css } from 'lit';

/** A page: its title with one sentence, then the list, then a side panel that leaves it in place. */
export const page = css`
  .page {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    align-items: start;
  }
  .main {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--space-4);
    padding: var(--space-6);
    min-inline-size: 0;
  }
  .page-head {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: var(--space-2) var(--space-4);
  }
  h1 {
    font-size: var(--text-xl);
  }
  h1:focus {
    outline: none;
  }
  .page-head > div {
    flex: 1 1 16rem;
  }
  .page-head p {
    margin-block-start: 0.125rem;
    color: var(--color-ink-soft);
    text-wrap: pretty;
  }
  .page-foot {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: center;
    gap: var(--space-4);
    min-block-size: var(--target);
    color: var(--color-ink-soft);
    font-size: var(--text-sm);
  }
  /* What is to be done next stands in the open panel: the page's own button steps back. */
  .with-panel .page-head .button.primary:not(:hover) {
    border-color: var(--color-line);
    background: var(--color-surface);
    color: var(--color-ink);
  }
  @media (width >= 68rem) {
    .page.with-panel {
      grid-template-columns: minmax(0, 1fr) minmax(26rem, 31%);
    }
  }
  @media (width < 40rem) {
    .main {
      padding: var(--space-4);
    }
  }
`;
