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
  .effect {
    min-block-size: 4.25rem;
    padding: var(--space-3);
    border-radius: var(--radius-sm);
    background: var(--color-ground);
    font-size: var(--text-sm);
    text-wrap: pretty;
  }
  .effect strong {
    font-weight: 600;
  }
`;
