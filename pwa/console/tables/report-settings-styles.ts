import { css } from 'lit';

export const reportSettingsStyles = css`
  form {
    display: grid;
    gap: var(--space-5);
  }
  .one {
    display: grid;
    gap: var(--space-2);
  }
  .field {
    max-inline-size: 100%;
  }
  .input {
    max-inline-size: 9rem;
  }
  /* As high as what it says once something is typed: nothing below moves then. */
  .effect {
    min-block-size: 1.375rem;
    padding-inline-start: var(--space-3);
    border-inline-start: 2px solid var(--color-line);
    font-size: var(--text-sm);
    text-wrap: pretty;
  }
  .effect.tall {
    min-block-size: 2.625rem;
  }
  .effect strong {
    font-weight: 600;
  }
`;
