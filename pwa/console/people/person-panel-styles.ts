import { css } from 'lit';

export const personPanelStyles = css`
  :host {
    display: contents;
  }
  .head {
    display: flex;
    flex-wrap: wrap;
    gap: 0.25rem 0.75rem;
    color: var(--color-ink-soft);
    font-size: var(--text-sm);
  }
  section ~ section,
  :host(person-secrets) section {
    margin-block-start: var(--space-6);
    padding-block-start: var(--space-6);
    border-block-start: 1px solid var(--color-line);
  }
  last-changed {
    display: block;
    margin-block-start: var(--space-3);
  }
  .audit {
    display: inline-block;
    margin-block-start: var(--space-1);
    padding-block: 0.25rem;
    font-size: var(--text-sm);
  }
  h3 {
    margin-block-end: var(--space-3);
    font-size: var(--text-base);
  }
`;
