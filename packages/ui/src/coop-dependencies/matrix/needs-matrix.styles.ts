import { css } from 'lit';

/** The matrix: names at the left, slanted heads, cells by tone; waits within a side are hatched. */
export const matrixStyles = css`
  :host {
    --tone1: light-dark(#e6eff8, #364556);
    --tone2: light-dark(#c9dff1, #375a7a);
    --tone3: light-dark(#9cc5e6, #33658f);
    --tone4: light-dark(#5f9fd3, #4f95d1);
    --on-tone: light-dark(#262633, #efefef);
    --on-tone4: light-dark(#262633, #14202c);
    --hatch: repeating-linear-gradient(135deg in srgb, var(--coop-line-2) 0 1px, transparent 1px 6px);
    display: flex;
    flex-direction: column;
    min-width: 0;
    min-height: 0;
  }
  .scroller {
    flex: 1;
    min-height: 0;
    overflow: auto;
    padding: 0 12px 12px 0;
  }
  .head,
  .foot {
    position: sticky;
    top: 0;
    z-index: 3;
    height: 112px;
    background: var(--coop-surface);
  }
  .foot {
    position: relative;
    top: auto;
    height: 36px;
  }
  .body {
    position: relative;
  }
  .row {
    position: absolute;
    left: 0;
    right: 0;
    height: 52px;
  }
  .row:has(.chosen) {
    z-index: 1;
  }
  .corner {
    position: sticky;
    left: 0;
    z-index: 2;
    width: 138px;
    height: 100%;
    padding: 12px 0 0 16px;
    background: var(--coop-surface);
    line-height: 20px;
    white-space: nowrap;
  }
  .column {
    position: absolute;
    bottom: 8px;
    width: 62px;
    font-weight: 500;
    white-space: nowrap;
  }
  .column span {
    position: absolute;
    bottom: 0;
    left: 24px;
    max-width: 118px;
    overflow: hidden;
    text-overflow: ellipsis;
    transform: rotate(-38deg);
    transform-origin: 0 100%;
  }
  .column.sum {
    width: 72px;
    padding-left: 8px;
    color: var(--coop-text-2);
    font-weight: 400;
    line-height: 16px;
    white-space: normal;
    text-align: center;
  }
  .name {
    position: sticky;
    left: 0;
    z-index: 2;
    float: left;
    display: flex;
    align-items: center;
    justify-content: flex-end;
    width: 138px;
    height: 100%;
    padding: 0 10px 2px 12px;
    background: var(--coop-surface);
    font-weight: 600;
    text-align: end;
  }
  .name span {
    overflow: hidden;
    text-overflow: ellipsis;
    display: -webkit-box;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
  }
  .name.soft {
    font-weight: 400;
  }
  .cell {
    position: absolute;
    top: 0;
    display: flex;
    flex-direction: column;
    align-items: center;
    justify-content: center;
    width: 60px;
    height: 50px;
    border-radius: 3px;
    background: var(--coop-surface-2);
    cursor: pointer;
  }
  .cell:hover {
    box-shadow: inset 0 0 0 1px var(--coop-line-strong);
  }
  .cell:focus-visible {
    outline-offset: -2px;
  }
  .cell.chosen {
    box-shadow: 0 0 0 2px var(--coop-surface), 0 0 0 4px var(--coop-focus);
    z-index: 1;
  }
  .within {
    background: var(--hatch), var(--coop-surface);
  }
  .cell.within b {
    padding: 0 4px;
    background: var(--coop-surface);
    font-weight: 400;
    font-size: 13px;
  }
  .tone1,
  .tone2,
  .tone3 {
    color: var(--on-tone);
  }
  .tone1 {
    background: var(--tone1);
  }
  .tone2 {
    background: var(--tone2);
  }
  .tone3 {
    background: var(--tone3);
  }
  .tone4 {
    color: var(--on-tone4);
    background: var(--tone4);
  }
  .count {
    display: flex;
    align-items: center;
    gap: 4px;
    line-height: 20px;
  }
  .count b {
    font-size: 16px;
  }
  .median {
    font-size: 12px;
    line-height: 15px;
  }
  .total {
    position: absolute;
    top: 0;
    display: grid;
    place-items: center;
    width: 72px;
    height: 100%;
    font-weight: 600;
  }
  .legend {
    flex: none;
    display: flex;
    flex-wrap: wrap;
    gap: 4px 20px;
    padding: 8px 16px;
    color: var(--coop-text-2);
    font-size: 12px;
  }
  .legend li {
    display: flex;
    align-items: center;
    gap: 5px;
  }
  .legend b {
    color: var(--coop-text);
  }
  .tones {
    display: inline-flex;
    gap: 2px;
  }
  .tones i,
  .legend .within {
    width: 16px;
    height: 12px;
    border-radius: 2px;
  }
  @media (forced-colors: active) {
    .cell {
      border: 1px solid CanvasText;
    }
    .cell.chosen {
      outline: 3px solid Highlight;
    }
  }
`;
