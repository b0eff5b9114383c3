import { css } from 'lit';

export const auditListStyles = css`
  .when {
    inline-size: 10.5rem;
  }
  .who {
    inline-size: 20%;
  }
  .outcome {
    inline-size: 24%;
  }
  td.outcome {
    color: var(--color-ink-soft);
  }
  .subject,
  .refusal {
    display: block;
    margin-block-start: 0.125rem;
    font-size: var(--text-xs);
  }
  .subject {
    color: var(--color-ink-soft);
    font-weight: normal;
  }
  @container table (width < 60rem) {
    .when {
      inline-size: 8.5rem;
    }
  }
  @container table (width < 40rem) {
    tbody tr {
      grid-template-areas:
        'what what'
        'who when'
        'outcome outcome';
    }
    tbody tr > .outcome:empty {
      display: none;
    }
    tbody tr > .who {
      color: var(--color-ink-soft);
    }
    tbody tr > .outcome {
      grid-area: outcome;
    }
  }
`;
