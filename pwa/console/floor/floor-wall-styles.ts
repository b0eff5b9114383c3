import { css } from 'lit';

/** Sizes are in letters (em), which grow with the screen; in step with `wall-grid.ts`. */
export const floorWallStyles = css`
  main {
    display: grid;
    grid-template: auto auto 1fr / minmax(0, 1fr);
    gap: 0.75em;
    min-block-size: calc(100dvh - var(--frame-top, 0px));
    padding: 1em 1.5em 1.5em;
    overflow: hidden;
    line-height: 1.2;
  }
  header {
    display: flex;
    align-items: baseline;
    gap: 1.25em;
    block-size: 3.5em;
    /* Title, counts and clock stand in one line, however few letters that leaves a narrow screen. */
    font-size: min(1em, 1.9vw);
  }
  h1,
  header p {
    white-space: nowrap;
  }
  header p {
    flex: none;
    font-size: 1.25em;
  }
  /* The counts are read in full; a long title gives way. */
  h1 {
    flex: 0 1 auto;
    min-inline-size: 0;
    overflow: hidden;
    text-overflow: ellipsis;
    font-size: 2em;
  }
  time {
    flex: none;
    margin-inline-start: auto;
    font-size: 2.5em;
    font-weight: 650;
    font-variant-numeric: tabular-nums;
  }
  .trouble {
    padding: 0.75em 1em;
    border-radius: 0.6em;
    background: var(--color-warn-soft);
    color: var(--color-on-warn-soft);
    font-size: 1.25em;
  }
  ul {
    display: grid;
    grid-template-columns: repeat(var(--columns), minmax(0, 1fr));
    grid-auto-rows: 5.75em;
    align-content: start;
    gap: 0.75em;
  }
  li {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    align-content: space-between;
    padding: 0.6em 0.9em;
    border: 1px solid var(--color-line);
    border-inline-start: 0.4em solid var(--color-good);
    border-radius: 0.6em;
    background: var(--color-surface);
    overflow: hidden;
  }
  li.idle {
    border-inline-start-color: var(--color-warn);
    color: var(--color-ink-soft);
  }
  li.long {
    border-color: var(--color-warn);
  }
  .stale li {
    border-inline-start-color: var(--color-line-strong);
    color: var(--color-ink-faint);
  }
  .stale li span {
    color: inherit;
  }
  li p {
    display: flex;
    align-items: baseline;
    justify-content: space-between;
    gap: 0.75em;
    white-space: nowrap;
  }
  li p > * {
    overflow: hidden;
    text-overflow: ellipsis;
  }
  .who strong {
    font-weight: 600;
    font-size: 1.1em;
  }
  .task {
    color: var(--color-ink-soft);
    font-size: 0.875em;
  }
  .what strong {
    font-size: 1.6em;
    font-weight: 700;
  }
  .idle .what strong {
    font-size: 1.25em;
    font-weight: 550;
  }
  .clock {
    flex: none;
    font-size: 1.25em;
    font-variant-numeric: tabular-nums;
  }
  .task {
    min-block-size: 1.2em;
    justify-content: flex-start;
  }
  .team {
    margin-inline-start: auto;
  }
  .mark {
    padding: 0 0.5em;
    border-radius: 1em;
    background: var(--color-warn-soft);
    color: var(--color-on-warn-soft);
    font-weight: 600;
  }
  .way-out {
    position: fixed;
    inset: auto 1.5rem 1.5rem auto;
    display: flex;
    align-items: center;
    gap: var(--space-2);
    padding: var(--space-2) var(--space-4);
    border: 1px solid var(--color-line);
    border-radius: var(--radius-full);
    background: var(--color-raised);
    color: var(--color-ink-soft);
    font-size: var(--text-sm);
    text-decoration: none;
    transition: opacity var(--motion) var(--ease);
  }
  .way-out:not(.shown, :focus-visible) {
    opacity: 0;
    pointer-events: none;
  }
  .nobody {
    align-self: center;
    justify-self: center;
    font-size: 2em;
    color: var(--color-ink-soft);
  }
`;
