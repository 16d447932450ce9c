import { css } from 'lit';

/** The map's frame, its nodes near enough to be read, and what floats over it. */
export const mapStyles = css`
  :host {
    position: relative;
    overflow: hidden;
    min-width: 0;
    min-height: 0;
    background: var(--coop-surface);
    container: map / inline-size;
  }
  .frame {
    position: absolute;
    inset: 0;
    overflow: hidden;
    isolation: isolate;
    cursor: grab;
    touch-action: none;
    user-select: none;
    -webkit-user-select: none;
  }
  .frame:active {
    cursor: grabbing;
  }
  .paint {
    position: absolute;
    inset: 0;
    width: 100%;
    height: 100%;
  }
  .world {
    position: absolute;
    top: 0;
    left: 0;
    width: 0;
    height: 0;
    transform-origin: 0 0;
  }
  .lanes {
    position: absolute;
    inset: 0;
    z-index: 1;
    pointer-events: none;
  }
  .lane {
    position: absolute;
    top: 2px;
    left: 4px;
    padding: 0 6px;
    background: var(--coop-surface);
  }

  .node {
    position: absolute;
    top: 0;
    left: 0;
    width: 124px;
    height: 50px;
    padding: 4px 7px 3px;
    border: 1px solid var(--coop-line-2);
    border-radius: 4px;
    background: var(--coop-surface);
    font-size: 12px;
    line-height: 14px;
    contain: layout;
    cursor: pointer;
  }
  .node:hover {
    background: color-mix(in srgb, var(--coop-text) 4%, var(--coop-surface));
  }
  .node .title {
    display: -webkit-box;
    height: 28px;
    overflow: hidden;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
    overflow-wrap: anywhere;
  }
  .node .line {
    display: flex;
    align-items: center;
    gap: 3px;
    height: 14px;
    font-size: 11px;
  }
  .node .line svg {
    width: 11px;
    height: 11px;
  }
  .node .word,
  .node .people {
    flex: 1 0 auto;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .node .line.crit .word {
    color: var(--coop-crit);
    font-weight: 600;
  }
  .node .people {
    flex: 0 1 auto;
    min-width: 0;
    padding-right: 3px;
    color: var(--coop-text-2);
  }
  .node.critical {
    padding: 3px 6px 2px;
    border: 2px solid var(--coop-text);
  }
  .node.dim .title,
  .node.dim .word {
    color: var(--coop-text-2);
  }
  .node.selected {
    background: var(--coop-select);
  }
  .node.selected,
  .node:focus-visible,
  .node.target,
  .node.source {
    outline: var(--coop-focus-width) solid var(--coop-focus);
    outline-offset: 1px;
  }
  .badge {
    position: absolute;
    right: -8px;
    display: grid;
    place-items: center;
    width: 14px;
    height: 14px;
    border-radius: 50%;
    background: var(--coop-surface);
  }
  .badge svg {
    width: 12px;
    height: 12px;
  }
  .badge.overdue .ring {
    stroke: var(--coop-crit);
  }
  .badge.overdue .ground {
    fill: var(--coop-crit);
  }
  ::slotted(*) {
    position: absolute;
  }
  .port {
    display: none;
  }
  ::slotted([slot='']) {
    top: 10px;
    right: 12px;
  }
  @media (forced-colors: active) {
    .node {
      forced-color-adjust: none;
      color: CanvasText;
      background: Canvas;
      border-color: CanvasText;
    }
    .node .title,
    .node .word,
    .node .people {
      color: CanvasText !important;
    }
    .node.selected {
      border-color: Highlight;
    }
  }
`;
