import { css } from 'lit';

/** What floats over the map, and what shows far away or while one draws: comes with the map's hands, as nobody gets there without them. */
export const floatStyles = css`
  .middle .node,
  .far .node {
    border-color: transparent;
    background: none;
    color: transparent;
  }
  .middle .node > *,
  .far .node > * {
    visibility: hidden;
  }
  .far .node.selected,
  .far .node:focus-visible {
    outline-width: 12px;
    outline-offset: 6px;
  }
  .node.fold {
    box-shadow: 3px 3px 0 -1px var(--coop-surface), 3px 3px 0 0 var(--coop-line-2);
  }
  .node.fold .title {
    font-weight: 600;
  }
  .frame.drawing {
    cursor: crosshair;
  }
  .tools {
    position: absolute;
    left: 10px;
    bottom: 10px;
    display: flex;
    align-items: flex-end;
    gap: 6px;
    pointer-events: none;
  }
  .tools > * {
    pointer-events: auto;
  }
  .minimap {
    position: relative;
    width: 128px;
    height: 62px;
    padding: 0;
    overflow: hidden;
    border: 1px solid var(--coop-line-2);
    border-radius: 4px;
    background: var(--coop-surface);
    cursor: pointer;
    touch-action: none;
  }
  .minimap.whole {
    visibility: hidden;
  }
  .zoom {
    display: flex;
    align-items: center;
    border: 1px solid var(--coop-line-2);
    border-radius: 4px;
    background: var(--coop-surface);
  }
  .past {
    min-height: 28px;
    font-weight: 400;
    color: var(--coop-text-2);
  }
  .zoom .button {
    min-height: 26px;
    border: 0;
  }
  .zoom output {
    min-width: 44px;
    text-align: center;
  }
  @container map (max-width: 480px) {
    .minimap {
      display: none;
    }
  }
  .node.refused {
    outline: 3px dashed var(--coop-crit);
    outline-offset: 1px;
    cursor: not-allowed;
  }
  .port {
    position: absolute;
    right: -13px;
    top: 50%;
    display: none;
    place-items: center;
    width: 24px;
    height: 24px;
    margin-top: -12px;
    border: 1px solid var(--coop-line-strong);
    border-radius: 50%;
    color: var(--coop-link);
    background: var(--coop-surface);
    cursor: crosshair;
  }
  .port .icon {
    width: 12px;
    height: 12px;
  }
  .node:hover > .port,
  .node.selected > .port,
  .node:focus-visible > .port {
    display: grid;
  }
  .drawing .port {
    display: none !important;
  }
  @media (pointer: coarse) {
    .port {
      width: 32px;
      height: 32px;
      right: -18px;
      margin-top: -16px;
    }
  }

  .band {
    position: absolute;
    inset: 0;
    width: 100%;
    height: 100%;
    pointer-events: none;
  }
  .band line {
    stroke: var(--coop-focus);
    stroke-width: 2;
    stroke-dasharray: 5 3;
  }
  .band circle {
    fill: var(--coop-focus);
  }
  .band.refused line {
    stroke: var(--coop-crit);
  }
  .band.refused circle {
    fill: var(--coop-crit);
  }

  .hint,
  .legend {
    position: absolute;
  }
  .hint {
    top: 10px;
    left: 50%;
    max-width: 80%;
    padding: 5px 10px;
    border-radius: 6px;
    transform: translateX(-50%);
    color: var(--coop-on-toast);
    background: var(--coop-toast);
  }
  .minimap canvas {
    width: 100%;
    height: 100%;
  }
  .minimap .window {
    position: absolute;
    top: 0;
    left: 0;
    border: 1.5px solid var(--coop-focus);
    border-radius: 2px;
  }
  .legend {
    display: flex;
    align-items: center;
    border: 1px solid var(--coop-line-2);
    border-radius: 4px;
    background: var(--coop-surface);
    right: 10px;
    bottom: 10px;
    flex-wrap: wrap;
    gap: 2px 14px;
    max-width: calc(100% - 20px);
    min-height: 28px;
    padding: 4px 10px;
    font-size: 12px;
    line-height: 16px;
  }
  .legend li {
    display: flex;
    align-items: center;
    gap: 6px;
  }
  .legend svg {
    width: 26px;
    height: 10px;
    fill: none;
  }
  .legend .line,
  .legend .dots {
    stroke: var(--coop-text-2);
    stroke-width: 1.3;
  }
  .legend .dots {
    stroke-dasharray: 2.5 2.5;
  }
  .legend .critical {
    stroke: var(--coop-text);
    stroke-width: 2.5;
  }
  .legend .cause {
    stroke: var(--coop-crit);
    stroke-width: 3;
  }
  .legend .arrow {
    fill: var(--coop-text);
  }
  .legend .arrow.soft {
    fill: var(--coop-text-2);
  }
  .legend .arrow.cause {
    fill: var(--coop-crit);
    stroke: none;
  }
  @container map (max-width: 840px) {
    .legend {
      display: none;
    }
  }
  @media (forced-colors: active) {
    .minimap .window {
      border-color: Highlight;
    }
  }
`;
