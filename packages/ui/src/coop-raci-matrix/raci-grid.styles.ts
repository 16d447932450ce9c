import { css } from 'lit';

/** The rows: sticky titles, cells of one size whatever they hold. */
export const gridStyles = css`
  :host {
    position: relative;
    display: flex;
    flex-direction: column;
    min-height: 0;
    overflow: hidden;
  }
  .scroller {
    flex: 1;
    min-height: 0;
    overflow: auto;
    overscroll-behavior: contain;
    position: relative;
  }
  .scroller:focus-visible {
    outline-offset: -2px;
  }

  /* Rows */
  .body {
    position: relative;
  }
  .row {
    position: absolute;
    top: 0;
    left: 0;
    width: 100%;
    height: var(--row-height);
    contain: layout style;
    background: var(--coop-surface);
    border-bottom: 1px solid var(--coop-line);
  }
  .row.group {
    background: var(--coop-surface-2);
  }
  .row.cursor {
    background: var(--coop-select-2);
  }
  .title {
    position: sticky;
    left: 0;
    z-index: 1;
    display: flex;
    align-items: center;
    gap: 4px;
    width: var(--title-width);
    height: 100%;
    padding-inline: 6px 11px;
    background: inherit;
    border-inline-end: 1px solid var(--coop-line-2);
    box-shadow: 1px 0 0 var(--coop-line);
    white-space: nowrap;
  }
  .title:focus-visible {
    outline-offset: -2px;
  }
  .title .gutter {
    flex: none;
    display: grid;
    place-items: center;
    width: 14px;
  }
  .title button {
    flex: none;
    display: grid;
    place-items: center;
    width: 24px;
    height: 24px;
    margin: 0 -4px;
    padding: 0;
    border: 0;
    border-radius: var(--coop-radius);
    background: none;
    cursor: pointer;
  }
  .title button:hover {
    background: var(--coop-surface-3);
  }
  .title button:disabled {
    cursor: default;
    background: none;
  }
  .title .name {
    overflow: hidden;
    text-overflow: ellipsis;
  }
  .title .name.over {
    color: var(--coop-text-2);
  }
  .title .due {
    flex: none;
    margin-inline-start: auto;
    padding-inline-start: 6px;
    color: var(--coop-text-2);
    font-size: 12px;
  }
  .title .due.late {
    color: var(--coop-crit);
    font-weight: 600;
  }
  .group .title .name {
    font-weight: 600;
  }
  .group .title {
    padding-inline-start: 2px;
  }
  .group .title .fold {
    margin: 0 -3px 0 0;
  }
  .group .title .fold .icon {
    width: 13px;
    height: 13px;
  }
  .title .count {
    color: var(--coop-text-2);
    margin-inline-start: 2px;
  }
  .title .push {
    margin-inline-start: auto;
  }
  .title .tally {
    display: inline-flex;
    align-items: center;
    gap: 5px;
    margin-inline-start: 6px;
    font-weight: 600;
  }
  .title .tally .letter {
    width: 15px;
    height: 15px;
  }
  .title .add {
    display: none;
  }
  .row:hover .add,
  .title:focus-within .add,
  .title:focus .add {
    display: grid;
  }

  /* Cells: one size, whatever their state */
  .cell {
    position: absolute;
    top: 0;
    width: var(--column-width);
    height: 100%;
    display: flex;
    align-items: center;
    justify-content: center;
    gap: 1px;
    cursor: default;
  }
  .cell.start {
    box-shadow: inset 1px 0 0 var(--coop-line);
  }
  .cell[role]:hover {
    background-color: var(--coop-surface-3);
  }
  .cell:focus,
  .cell[role]:focus:hover {
    outline: var(--coop-focus-width) solid var(--coop-focus);
    outline-offset: calc(-1 * var(--coop-focus-width));
    background-color: var(--coop-select);
  }
  .cell.team {
    background-color: var(--coop-surface-2);
  }
  .cell .letter {
    pointer-events: none;
  }
  .cell.two .letter {
    width: 15px;
    height: 15px;
  }
  .cell.counted {
    gap: 3px;
  }
  .cell.counted .letter {
    width: 14px;
    height: 14px;
  }
  .cell.team.counted {
    gap: 1px;
  }
  .cell.team.counted .letter {
    width: 17px;
    height: 17px;
  }
  .cell span::after {
    content: attr(data-figure);
  }
  .cell span {
    color: var(--coop-text-2);
    font-size: 11px;
    pointer-events: none;
  }
  @media (pointer: coarse) {
    .letter {
      width: 22px;
      height: 22px;
    }
  }
  @media (forced-colors: active) {
    .row.cursor {
      outline: 1px solid Highlight;
      outline-offset: -1px;
    }
    .cell:focus {
      outline-color: Highlight;
    }
  }
`;
