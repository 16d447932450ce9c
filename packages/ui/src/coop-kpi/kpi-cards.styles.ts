import { css, type CSSResultArray } from 'lit';

/** Chips of state, people, cards: shared by the board and the page of an indicator. */
export const kpiStateStyles = css`
  .chip.of-state {
    flex: none;
    gap: 6px;
    padding: 1px 10px 1px 6px;
    font-size: 12px;
  }
  .chip.of-state.ok,
  .chip.of-state.noData,
  .chip.of-state.masked,
  .chip.of-state.noRule {
    padding-inline: 0;
    border-color: transparent;
  }
  .chip.of-state.ok {
    color: var(--coop-good);
  }
  .chip.of-state.noData,
  .chip.of-state.masked {
    color: var(--coop-text-2);
  }
  .chip.of-state.noRule {
    color: var(--coop-info);
  }
  .chip.crit .health.crit .ground {
    fill: var(--coop-on-crit);
  }
  .chip.crit .health.crit .mark {
    stroke: var(--coop-crit-fill);
  }
  .state-text {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    white-space: nowrap;
  }
  .owner {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    min-width: 0;
  }
  .initials {
    flex: none;
    display: grid;
    place-items: center;
    width: 20px;
    height: 20px;
    border: 1px solid var(--coop-line-2);
    border-radius: 50%;
    color: var(--coop-text);
    background: var(--coop-surface-3);
    font-size: 10px;
    font-weight: 600;
    line-height: 1;
  }
  @media (forced-colors: active) {
    .chip.of-state {
      padding: 1px 10px 1px 6px;
    }
    .segmented > button[aria-selected='true'] {
      border: 2px solid Highlight;
    }
  }
`;

/** The board: families of cards. */
export const cardsStyles = css`
  :host {
    overflow: auto;
    background: var(--coop-surface-2);
  }
  section {
    padding: 0 16px;
  }
  .family {
    display: flex;
    align-items: baseline;
    gap: 10px;
    height: 36px;
    padding-top: 10px;
  }
  .cards {
    display: grid;
    gap: 10px;
    grid-auto-rows: 168px;
    grid-template-columns: repeat(var(--columns, 1), minmax(0, 1fr));
    padding-bottom: 6px;
  }
`;

/** Small lines. */
export const sparkStyles = css`
  :host {
    --kpi-line: light-dark(#1d6fb8, #5fa8ee);
  }
  .spark {
    display: block;
    flex: none;
    width: calc(100% + 4px);
    height: 36px;
    margin: 4px -2px 0;
    overflow: hidden;
  }
  .spark path {
    fill: none;
    vector-effect: non-scaling-stroke;
    stroke-linejoin: round;
    stroke-linecap: round;
  }
  .spark .line {
    stroke: var(--kpi-line);
    stroke-width: 1.6;
  }
  .spark .target {
    stroke: var(--coop-text-2);
    stroke-width: 1;
    stroke-dasharray: 3 2.5;
    stroke-linecap: butt;
  }
  .spark .bad {
    fill: color-mix(in srgb, var(--coop-surface-3) 75%, var(--coop-surface));
  }
  .spark .dot {
    stroke: var(--kpi-line);
    stroke-width: 5.5;
  }
  .spark .dot.edge {
    stroke: var(--coop-surface);
    stroke-width: 8.5;
  }
  @media (forced-colors: active) {
    .spark .line,
    .spark .dot {
      stroke: CanvasText;
    }
    .spark .dot.edge {
      stroke: Canvas;
    }
  }
`;

const ownCardStyles = css`
  .card {
    position: relative;
    display: flex;
    flex-direction: column;
    height: 168px;
    padding: 9px 12px 7px;
    cursor: pointer;
  }
  .card:hover {
    background: color-mix(in srgb, var(--coop-surface-3) 40%, var(--coop-surface));
  }
  .card.selected {
    outline: var(--coop-focus-width) solid var(--coop-focus);
    outline-offset: 1px;
  }
  .head {
    display: flex;
    align-items: center;
    gap: 8px;
    height: 22px;
    flex: none;
  }
  .since,
  .unit,
  .target,
  .next {
    color: var(--coop-text-2);
    font-size: 12px;
    line-height: 16px;
  }
  .next {
    flex: none;
  }
  .name {
    flex: 1;
    display: flex;
    align-items: flex-end;
    min-height: 0;
    margin-top: 2px;
  }
  .open {
    position: static;
    padding: 0;
    border: 0;
    border-radius: 2px;
    background: none;
    font-weight: 500;
    text-align: start;
    line-height: 16px;
    overflow: hidden;
    display: -webkit-box;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
    overflow-wrap: anywhere;
    cursor: pointer;
  }
  /* The whole card opens: its name's button lies over it. */
  .open::after {
    content: '';
    position: absolute;
    inset: 0;
    border-radius: 6px;
  }
  .open:focus-visible {
    outline: none;
  }
  .open:focus-visible::after {
    outline: var(--coop-focus-width) solid var(--coop-focus);
    outline-offset: 1px;
  }
  .enter {
    position: relative;
    z-index: 1;
  }
  .figures {
    display: flex;
    align-items: baseline;
    gap: 4px;
    flex: none;
    height: 28px;
    font-variant-numeric: proportional-nums;
  }
  .value {
    flex: none;
    font-size: 24px;
    font-weight: 600;
    line-height: 28px;
    letter-spacing: -0.01em;
  }
  .target {
    flex: none;
    margin-inline-start: auto;
    max-width: 60%;
  }
  .masked {
    flex: none;
    height: 68px;
    padding-top: 4px;
    color: var(--coop-text-2);
    font-size: 12px;
    line-height: 16px;
    overflow: hidden;
  }
  .foot {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 8px;
    flex: none;
    min-height: 24px;
    margin-top: 3px;
    color: var(--coop-text-2);
    font-size: 12px;
  }
  .enter {
    flex: none;
    padding: 2px 6px;
    margin-inline-end: -6px;
    font-size: 13px;
  }
  @media (pointer: coarse) {
    .enter {
      min-height: 32px;
    }
  }
`;

/** One card, with its small line: on the board, on paper and in a page. */
export const cardStyles: CSSResultArray = [sparkStyles, ownCardStyles];
