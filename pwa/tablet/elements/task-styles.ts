import { css } from 'lit';

export const taskStyles = css`
  .order {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    align-items: center;
    gap: var(--space-4) var(--space-8);
    padding: var(--space-4) var(--space-8) var(--space-5);
    border-radius: var(--radius-xl);
  }

  .number {
    font-size: clamp(var(--text-3xl), 4vw, var(--text-4xl));
    font-weight: 750;
    letter-spacing: -0.025em;
    line-height: 1.1;
    overflow-wrap: anywhere;
  }

  .customer {
    margin-top: var(--space-2);
    font-size: var(--text-xl);
    font-weight: 600;
    line-height: 1.25;
  }

  .description {
    color: var(--color-ink-soft);
  }

  .chips {
    display: flex;
    justify-content: flex-end;
    gap: var(--space-2);
  }

  .notes {
    grid-column: 1 / -1;
    display: grid;
    gap: var(--space-2);
  }

  .notes p {
    display: flex;
    gap: var(--space-3);
    padding: var(--space-3) var(--space-4);
    border-radius: var(--radius-md);
    background: var(--color-sunken);
  }

  .notes p.warn {
    background: var(--color-warn-soft);
    color: var(--color-on-warn-soft);
    font-weight: 600;
  }

  section {
    display: grid;
    gap: var(--space-2);
  }

  .tiles {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(15rem, 1fr));
    gap: var(--space-3) var(--space-4);
    --tile-height: 5rem;
  }

  @media (max-width: 600px) {
    .order {
      grid-template-columns: minmax(0, 1fr);
      padding: var(--space-4) var(--space-5);
    }

    .chips {
      flex-wrap: wrap;
      justify-content: flex-start;
    }

    .tiles {
      grid-template-columns: minmax(0, 1fr);
      gap: var(--space-3);
      --tile-height: 4.5rem;
    }
  }
`;
