import { css } from 'lit';

/** The timeline: titles that stay at the left, a head that stays above, bars between weekends. */
export const timelineStyles = css`
  :host {
    --bar: light-dark(#1d6fb8, #5fa8ee);
    --bar-soft: color-mix(in srgb, var(--bar) 32%, var(--coop-surface));
    display: flex;
    flex-direction: column;
    min-width: 0;
    min-height: 0;
    overflow: hidden;
  }
  .scroller {
    flex: 1;
    min-height: 0;
    overflow: auto;
  }
  .legend {
    flex: none;
    display: flex;
    flex-wrap: wrap;
    gap: 4px 20px;
    margin: 0;
    padding: 6px 12px;
    border-top: 1px solid var(--coop-line-2);
    color: var(--coop-text-2);
    font-size: 12px;
    line-height: 16px;
    list-style: none;
  }
  .legend li {
    display: flex;
    align-items: center;
    gap: 6px;
  }
  .legend svg {
    width: 28px;
    height: 14px;
  }
  .legend .bar {
    cursor: default;
  }
  .head {
    position: sticky;
    top: 0;
    z-index: 4;
    height: 44px;
    border-bottom: 1px solid var(--coop-line-2);
    background: var(--coop-surface-2);
  }
  .left {
    position: sticky;
    left: 0;
    z-index: 2;
    display: grid;
    grid-template-columns: minmax(0, 1fr) 40px 52px;
    align-items: center;
    height: 100%;
    padding: 0 10px 0 12px;
    border-right: 1px solid var(--coop-line-2);
    background: inherit;
  }
  .head .left {
    align-items: end;
    padding-bottom: 5px;
    color: var(--coop-text-2);
    background: var(--coop-surface-2);
  }
  .body {
    position: relative;
  }
  .row {
    position: absolute;
    top: 0;
    left: 0;
    height: var(--coop-row);
    border-bottom: 1px solid var(--coop-line);
    cursor: pointer;
  }
  .row .left {
    background: var(--coop-surface);
  }
  .row.group,
  .row.group .left {
    background: var(--coop-surface-2);
  }
  .row:hover .left {
    background: color-mix(in srgb, var(--coop-text) 7%, var(--coop-surface));
  }
  .row.selected,
  .row.selected .left {
    background: var(--coop-select-2);
  }
  .row:focus-visible {
    outline-offset: -2px;
  }
  /* The part that stays lies over the row's ring, and bears its own piece of it. */
  .row:focus-visible .left {
    box-shadow:
      inset var(--coop-focus-width) var(--coop-focus-width) var(--coop-focus),
      inset 0 calc(-1 * var(--coop-focus-width)) var(--coop-focus);
  }
  .name {
    display: flex;
    align-items: center;
    gap: 7px;
    min-width: 0;
    overflow: hidden;
  }
  .name .icon {
    width: 12px;
    height: 12px;
  }
  .strong {
    font-weight: 600;
  }
  .row.over .name {
    color: var(--coop-text-2);
  }
  .mark {
    width: 12px;
    height: 12px;
    fill: var(--coop-text);
  }
  .who,
  .float {
    text-align: end;
    color: var(--coop-text-2);
    font-size: 12px;
  }
  .float.crit {
    color: var(--coop-crit);
    font-weight: 600;
  }
  .scale,
  .track,
  .columns,
  .overlay {
    position: absolute;
    top: 0;
    bottom: 0;
  }
  .overlay,
  .columns {
    pointer-events: none;
  }
  .track svg,
  .overlay svg {
    position: absolute;
    inset: 0 auto auto 0;
    overflow: visible;
  }
  .scale {
    overflow: clip;
  }
  .upper {
    position: absolute;
    top: 0;
    height: 22px;
    border-left: 1px solid var(--coop-line-2);
    line-height: 22px;
    white-space: nowrap;
  }
  .stick {
    position: sticky;
    padding: 0 8px;
    color: var(--coop-text);
  }
  .lower {
    position: absolute;
    bottom: 3px;
    padding-left: 6px;
    color: var(--coop-text-2);
    font-size: 12px;
    white-space: nowrap;
  }
  .lower::before,
  .tick {
    position: absolute;
    left: 0;
    bottom: -3px;
    height: 5px;
    border-left: 1px solid var(--coop-line-2);
    content: '';
  }
  .tick {
    bottom: 0;
  }
  .today {
    position: absolute;
    bottom: 2px;
    z-index: 1;
    padding: 0 4px;
    transform: translateX(-50%);
    border-radius: 3px;
    color: var(--coop-on-accent);
    background: var(--coop-accent-solid);
    font-size: 12px;
    font-weight: 600;
    line-height: 16px;
    white-space: nowrap;
  }
  .weekend,
  .now {
    position: absolute;
    top: 0;
    bottom: 0;
    background: var(--coop-surface-2);
  }
  .weekend {
    border-right: 1px solid var(--coop-line);
  }
  .now {
    width: 2px;
    background: var(--coop-link);
  }
  .links path {
    fill: none;
    stroke: var(--coop-text-2);
    stroke-width: 1.3;
  }
  .links path.critical {
    stroke: var(--coop-text);
    stroke-width: 2;
  }
  .links marker path {
    fill: var(--coop-text);
    stroke: none;
  }
  @container board (max-width: 560px) {
    .left {
      grid-template-columns: minmax(0, 1fr);
    }
    .who,
    .float,
    .legend {
      display: none;
    }
  }
  @media (forced-colors: active) {
    svg * {
      forced-color-adjust: none;
    }
    .bar .whole {
      fill: Canvas;
      stroke: CanvasText;
    }
    .bar .part,
    .bar.critical .whole,
    .diamond,
    .baseline {
      fill: CanvasText;
    }
    .tail,
    .likely,
    .before,
    .ghost,
    .links path,
    .bracket {
      stroke: CanvasText;
    }
    text {
      fill: CanvasText;
    }
    .now {
      background: Highlight;
    }
  }
`;
