import { css } from 'lit';

/** A part of the catalog: its sentence and what can be added, then the list. */
export const sectionStyles = css`
  :host {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--space-4);
  }
  .head {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: var(--space-2) var(--space-4);
  }
  .head p {
    flex: 1 1 16rem;
    color: var(--color-ink-soft);
    text-wrap: pretty;
  }
  empty-note .add {
    margin-block-start: var(--space-3);
  }
`;
