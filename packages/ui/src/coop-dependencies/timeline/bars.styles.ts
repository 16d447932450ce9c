import { css } from 'lit';

/** Bars, milestones and what stands about them, on the screen and on paper. */
export const barStyles = css`
  .bar .whole {
    fill: var(--bar-soft);
    stroke: var(--bar);
  }
  .bar .part {
    fill: var(--bar);
  }
  .bar.over .whole {
    fill: var(--coop-surface-3);
    stroke: var(--coop-line-strong);
  }
  .bar.critical .whole {
    fill: color-mix(in srgb, var(--coop-text) 72%, var(--coop-surface));
    stroke: var(--coop-text);
  }
  .bar.critical .part {
    fill: var(--coop-text);
  }
  .bar .ring {
    fill: none;
    stroke: var(--coop-focus);
    stroke-width: 2;
  }
  .bar .edge {
    fill: transparent;
    cursor: ew-resize;
  }
  .bar {
    cursor: grab;
    touch-action: none;
  }
  .bar:active {
    cursor: grabbing;
  }
  .tail {
    fill: none;
    stroke: var(--bar);
    stroke-width: 1.6;
    stroke-dasharray: 2.5 2;
  }
  .baseline {
    fill: var(--coop-line-strong);
  }
  .likely {
    fill: none;
    stroke: var(--coop-info);
    stroke-width: 1.6;
  }
  .before {
    fill: none;
    stroke: var(--bar);
    stroke-dasharray: 4 2.5;
  }
  .ghost {
    fill: none;
    stroke: var(--coop-warn);
    stroke-width: 1.5;
    stroke-dasharray: 4 2.5;
  }
  .ghost-label {
    fill: var(--coop-warn);
    font-weight: 600;
  }
  .moved-label rect {
    fill: var(--coop-toast);
  }
  .moved-label text {
    fill: var(--coop-on-toast);
    font-weight: 600;
    font-size: 12px;
  }
  .bracket {
    fill: none;
    stroke: var(--coop-text);
    stroke-width: 2;
  }
  .diamond {
    fill: var(--coop-text);
  }
  .hollow {
    fill: var(--coop-surface);
    stroke: var(--coop-line-strong);
    stroke-width: 1.5;
  }
  .dots {
    fill: none;
    stroke: var(--coop-line-strong);
    stroke-width: 1.3;
    stroke-dasharray: 2 2;
  }
  text {
    fill: var(--coop-text);
    font: 500 12px var(--coop-font);
  }
  .promised {
    fill: var(--coop-text-2);
    font-weight: 400;
  }
  .late {
    fill: var(--coop-crit);
    font-weight: 600;
  }
`;
