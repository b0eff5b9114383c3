import { css } from 'lit';
import { form } from '../parts/styles/form.ts';

/** The dialogs of the catalog: fields under each other, the way off the tablets at the foot. */
export const entryDialogStyles = css`
  ${form}
  /* The field that is wrong comes to stand below the head, with its label. */
  dialog {
    scroll-padding-block: 7rem var(--space-6);
  }
  .fixed {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-1) var(--space-6);
    font-size: var(--text-sm);
  }
  .fixed div {
    display: flex;
    gap: var(--space-2);
  }
  .fixed dt {
    color: var(--color-ink-faint);
  }
  .fixed dd {
    font-weight: 550;
    overflow-wrap: anywhere;
  }
  .put-back {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--space-2) var(--space-3);
    font-size: var(--text-sm);
  }
  .put-back span {
    flex: 1 1 12rem;
  }
  .actions .take-off {
    margin-inline-end: auto;
    padding-inline: var(--space-3);
    margin-inline-start: calc(-1 * var(--space-3));
  }
  @media (width < 40rem) {
    .actions .take-off {
      flex: 1 0 100%;
      justify-content: flex-start;
    }
  }
`;
