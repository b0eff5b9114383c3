import { css, svg } from 'lit';

/** A picture: the question it answers, the answer in words, and under it the drawing. */
export const pictureStyles = css`
  figure {
    display: grid;
    grid-template-rows: auto 1fr;
    gap: var(--space-1);
    block-size: 100%;
  }
  .head {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    justify-content: space-between;
    gap: 0 var(--space-4);
  }
  h2 {
    font-size: var(--text-sm);
  }
  .answer {
    color: var(--color-ink-soft);
    font-size: var(--text-xs);
  }
  svg.drawing {
    display: block;
    inline-size: 100%;
    align-self: end;
    overflow: visible;
  }
  text {
    fill: var(--color-ink-faint);
    font-size: 11px;
    text-anchor: middle;
    font-variant-numeric: tabular-nums;
  }
  .count {
    fill: var(--color-ink);
    font-weight: 600;
  }
  .bar {
    fill: var(--color-accent);
  }
  .bar.losing {
    fill: url(#loss);
    stroke: var(--color-danger);
    stroke-width: 1.25;
  }
  .hatch-ground {
    fill: var(--color-danger-soft);
  }
  .hatch-line {
    stroke: var(--color-danger);
    stroke-width: 2;
  }
  .ground {
    stroke: var(--color-line);
  }
  .nothing {
    align-self: center;
    color: var(--color-ink-faint);
    font-size: var(--text-sm);
  }
`;

/** Losses are hatched: they are told from gains without their color. */
export const lossPattern = svg`<defs>
  <pattern id="loss" width="6" height="6" patternUnits="userSpaceOnUse"
    patternTransform="rotate(45)">
    <rect class="hatch-ground" width="6" height="6"></rect>
    <line class="hatch-line" x1="0" y1="0" x2="0" y2="6"></line>
  </pattern>
</defs>`;
