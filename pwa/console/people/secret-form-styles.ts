import { css } from 'lit';

/** A field and its button in one row, as for PINs and passwords. */
export const secretFormStyles = css`
  form {
    display: grid;
    gap: var(--space-3);
  }
  p {
    font-size: var(--text-sm);
  }
  .row {
    display: flex;
    flex-wrap: wrap;
    align-items: flex-start;
    gap: var(--space-3);
  }
  .row .field {
    flex: 1 1 12rem;
  }
  .row .button {
    margin-block-start: 1.625rem;
  }
`;
